#include "templates/comparison.h"

#include <bit>
#include <cmath>

#include "templates/collections.h"

namespace gazette::templates {

namespace {

bool equal_lists(std::span<const Value> a, std::span<const Value> b, Budget& budget, std::size_t depth) {
  if (a.size() != b.size()) return false;
  if (a.data() == b.data()) return true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!equal(a[i], b[i], budget, depth + 1)) return false;
  }
  return true;
}

bool equal_dicts(const Dict& a, const Dict& b, Budget& budget, std::size_t depth) {
  if (&a == &b) return true;
  if (a.size() != b.size()) return false;
  for (const Dict::Entry& entry : a.entries()) {
    const Value other = b.get(entry.key);
    if (other.is_missing() || !equal(entry.value, other, budget, depth + 1)) return false;
  }
  return true;
}

bool equal_ranges(const Range& a, const Range& b) {
  if (a.count != b.count) return false;
  if (a.count == 0) return true;
  return a.start == b.start && (a.count == 1 || a.step == b.step);
}

std::optional<std::partial_ordering> order_lists(std::span<const Value> a, std::span<const Value> b,
                                                 Budget& budget, std::size_t depth) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (!equal(a[i], b[i], budget, depth + 1)) return order(a[i], b[i], budget, depth + 1);
  }
  return a.size() <=> b.size();
}

std::uint64_t mixed(std::uint64_t x) {  // the finaliser of SplitMix64
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

std::uint64_t hash_of_number(double number) {
  if (number >= -9.2e18 && number <= 9.2e18 && std::trunc(number) == number) {
    return mixed(static_cast<std::uint64_t>(static_cast<std::int64_t>(number)));
  }
  return mixed(std::bit_cast<std::uint64_t>(number));
}

}  // namespace

std::partial_ordering order(std::int64_t a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b >= 9223372036854775808.0) return std::partial_ordering::less;
  if (b < -9223372036854775808.0) return std::partial_ordering::greater;
  const auto whole = static_cast<std::int64_t>(b);  // truncated towards zero, exactly
  if (a != whole) return a <=> whole;
  const double rest = b - static_cast<double>(whole);
  return 0.0 <=> rest;
}

std::partial_ordering order_of_numbers(const Value& a, const Value& b) {
  if (a.is_integral() && b.is_integral()) return a.as_integer() <=> b.as_integer();
  if (a.is_integral()) return order(a.as_integer(), b.as_number());
  if (b.is_integral()) {
    const std::partial_ordering reversed = order(b.as_integer(), a.as_number());
    return 0 <=> reversed;
  }
  return a.as_number() <=> b.as_number();
}

bool equal(const Value& a, const Value& b, Budget& budget, std::size_t depth) {
  if (depth > Budget::deepest || !budget.spend(1)) return false;
  if (a.is_numeric() && b.is_numeric()) return order_of_numbers(a, b) == std::partial_ordering::equivalent;
  if (a.is_text() && b.is_text()) return a.as_text() == b.as_text();
  if (a.kind() != b.kind()) return false;
  if (a.is_list()) return equal_lists(a.as_list(), b.as_list(), budget, depth);
  if (a.is(Kind::Dict)) return equal_dicts(a.as_dict(), b.as_dict(), budget, depth);
  if (a.is(Kind::Range)) return equal_ranges(a.as_range(), b.as_range());
  if (a.is_undefined()) {  // only the missing `else` of an inline if may be compared; see Vm
    return a.as_absence().reason == Absence::Reason::NoElse &&
           b.as_absence().reason == Absence::Reason::NoElse;
  }
  return a.same_as(b);
}

std::optional<std::partial_ordering> order(const Value& a, const Value& b, Budget& budget,
                                           std::size_t depth) {
  if (depth > Budget::deepest || !budget.spend(1)) return std::nullopt;
  if (a.is_numeric() && b.is_numeric()) return order_of_numbers(a, b);
  if (a.is_text() && b.is_text()) return a.as_text() <=> b.as_text();  // UTF-8 keeps the order of code points
  if (a.is_list() && a.kind() == b.kind()) return order_lists(a.as_list(), b.as_list(), budget, depth);
  return std::nullopt;
}

std::uint64_t hash_of_text(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return mixed(hash);
}

std::uint64_t hash_of_key(const Value& key) {
  switch (key.kind()) {
    case Kind::Boolean:
    case Kind::Integer:
      return mixed(static_cast<std::uint64_t>(key.as_integer()));
    case Kind::Number:
      return hash_of_number(key.as_number());
    case Kind::String:
    case Kind::Html:
      return hash_of_text(key.as_text());
    case Kind::Tuple: {
      std::uint64_t hash = key.as_list().size();
      for (const Value& item : key.as_list()) hash = mixed(hash + hash_of_key(item));
      return hash;
    }
    case Kind::Object:
      return mixed(key.handle().bits);
    case Kind::Range:
      return mixed(key.as_range().count);
    case Kind::None:
      return 0x9E3779B97F4A7C15U;
    case Kind::Missing:
    case Kind::Undefined:
    case Kind::List:
    case Kind::Dict:
    case Kind::Native:
      return 0;
  }
  return 0;
}

}  // namespace gazette::templates
