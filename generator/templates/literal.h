// What a string or a number written in a template means.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "diagnostics/source.h"
#include "diagnostics/wording.h"
#include "templates/value.h"

namespace gazette::templates {

struct LiteralMistake {
  diagnostics::Span span;  // within the literal
  diagnostics::Wording message;
};

// The text between the quotes with its escapes (\n, \x41, \u4e2d, \U0001F600, \101) resolved, as
// Python's unicode-escape has them; an unknown escape stays as it is.
std::expected<std::string, LiteralMistake> unescape(std::string_view between_quotes);

// REQUIRES: the word is written as a number: 42, 1_000, 0x1F, 0o17, 0b101, 1.5e3.
std::expected<Value, LiteralMistake> number_of(std::string_view word);

// The length of the number at the text's start, 0 where there is none.
std::size_t length_of_number(std::string_view text, bool after_dot);

}  // namespace gazette::templates
