// Values as text, as Python's str() and repr() write them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "diagnostics/wording.h"
#include "templates/budget.h"
#include "templates/text_builder.h"
#include "templates/value.h"

namespace gazette::templates {

class ValuePrinter {
 public:
  ValuePrinter(TextBuilder& out, Arena& arena, Budget& budget) : out_(out), arena_(arena), budget_(budget) {}

  // {{ value }}. REQUIRES: value is not undefined.
  void print(const Value& value);
  // Within a list: texts in quotes.
  void represent(const Value& value, std::size_t depth = 0);

 private:
  void represent_text(std::string_view text);
  void represent_items(std::span<const Value> items, std::size_t depth);
  void represent_dict(const Dict& dict, std::size_t depth);
  void represent_object(const Value& value, std::size_t depth);
  void represent_native(const Native& native, std::size_t depth);

  TextBuilder& out_;
  Arena& arena_;
  Budget& budget_;
};

// The digits of a number, in room of the caller's.
using NumberRoom = std::array<char, 48>;
std::string_view text_of_integer(std::int64_t value, NumberRoom& room);
std::string_view text_of_number(double value, NumberRoom& room);  // as Python's repr: 1.0, 1e+16, nan

// What a value is, for messages: 文字 / a text, 整数 / an integer, report.
diagnostics::Wording described(const Value& value);

}  // namespace gazette::templates
