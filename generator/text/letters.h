// What Unicode says of letters: case, white space, what belongs to a word, what can be shown.
// All functions are pure, by ICU's tables, and free of any locale.
#pragma once

#include <string>
#include <string_view>

namespace gazette::text {

// Full case mapping: "straße" -> "STRASSE". Invalid UTF-8 becomes U+FFFD.
std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);

bool is_letter(char32_t c);   // categories L*
bool is_decimal(char32_t c);  // category Nd
bool is_numeric(char32_t c);  // has a numeric value: Nd, Nl, No
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool has_case(char32_t c);  // upper, lower or title case
bool is_printable(
    char32_t c);  // no control, format, unassigned, private or separator character; the blank is
// White space with the separators U+001C to U+001F; without U+200B and U+FEFF, which is_space() counts.
bool is_white_space(char32_t c);
bool starts_identifier(char32_t c);
bool continues_identifier(char32_t c);

}  // namespace gazette::text
