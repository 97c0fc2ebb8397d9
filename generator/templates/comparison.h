// Equality and order of values, as Python has them: 1 == 1.0 == true, 'a' == safe 'a', lists and
// tuples item by item, texts by code point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "templates/budget.h"
#include "templates/value.h"

namespace gazette::templates {

// Values of different kinds are unequal. Nested deeper than Budget::deepest, or with the budget spent:
// false; whoever calls looks at the budget.
bool equal(const Value& a, const Value& b, Budget& budget, std::size_t depth = 0);

// Numbers, texts, and lists or tuples of them. nullopt where Python raises a TypeError; `unordered`
// where a number is NaN.
std::optional<std::partial_ordering> order(const Value& a, const Value& b, Budget& budget,
                                           std::size_t depth = 0);

// The exact order of an integer and a floating-point number, also beyond 2^53.
std::partial_ordering order(std::int64_t a, double b);
std::partial_ordering order_of_numbers(const Value& a, const Value& b);

// What hash_of_key() is for a text.
std::uint64_t hash_of_text(std::string_view text);

// The same for equal keys of a dict. REQUIRES: Dict::is_key(key).
std::uint64_t hash_of_key(const Value& key);

}  // namespace gazette::templates
