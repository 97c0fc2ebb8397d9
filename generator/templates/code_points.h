// Texts by code point, for filters and methods that count characters.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::templates {

// The characters of a text, each as the piece of it that it is.
std::vector<std::string_view> characters(std::string_view text);

// The text without the characters at its ends that are white space, or that `chars` has.
enum class Ends { Both, Left, Right };
std::string_view stripped(std::string_view text, std::optional<std::string_view> chars, Ends ends);

// The lines of a text, without their ends, as Python's splitlines() finds them.
std::vector<std::string_view> lines_of(std::string_view text);

// The words between white space.
std::vector<std::string_view> words_of(std::string_view text);

// "word" as in \w of Python's re.
bool is_word_character(char32_t c);

std::string capitalized(std::string_view text);  // the first character upper case, the others lower case

// Whether all characters pass, and there is one.
bool all_characters(std::string_view text, bool (*passes)(char32_t));
// Python's islower() and isupper(): there is a letter with case, and all of those are of this one.
bool is_all_lower(std::string_view text);
bool is_all_upper(std::string_view text);

}  // namespace gazette::templates
