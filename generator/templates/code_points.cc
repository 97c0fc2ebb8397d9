#include "templates/code_points.h"

#include <algorithm>

#include "text/letters.h"
#include "text/utf8.h"

namespace gazette::templates {

namespace {

bool ends_line(char32_t c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || (c >= 0x1C && c <= 0x1E) || c == 0x85 ||
         c == 0x2028 || c == 0x2029;
}

}  // namespace

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = text::code_point_at(text, i).length;
    result.push_back(text.substr(i, length));
    i += length;
  }
  return result;
}

std::string_view stripped(std::string_view text, std::optional<std::string_view> chars, Ends ends) {
  const std::vector<std::string_view> set = chars ? characters(*chars) : std::vector<std::string_view>{};
  const auto goes = [&](const text::CodePoint& c, std::string_view piece) {
    return chars ? std::ranges::find(set, piece) != set.end() : text::is_white_space(c.value);
  };
  while (ends != Ends::Right && !text.empty()) {
    const text::CodePoint c = text::code_point_at(text, 0);
    if (!goes(c, text.substr(0, c.length))) break;
    text.remove_prefix(c.length);
  }
  while (ends != Ends::Left && !text.empty()) {
    const text::CodePoint c = text::code_point_before(text, text.size());
    if (!goes(c, text.substr(text.size() - c.length))) break;
    text.remove_suffix(c.length);
  }
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    const std::size_t end = i;
    i += c.length;
    if (!ends_line(c.value)) continue;
    if (c.value == '\r' && text.substr(i).starts_with('\n')) ++i;
    lines.push_back(text.substr(begin, end - begin));
    begin = i;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    if (text::is_white_space(c.value)) {
      if (i > begin) result.push_back(text.substr(begin, i - begin));
      begin = i + c.length;
    }
    i += c.length;
  }
  if (begin < text.size()) result.push_back(text.substr(begin));
  return result;
}

bool is_word_character(char32_t c) {
  return c == '_' || text::is_letter(c) || text::is_numeric(c);
}

std::string capitalized(std::string_view text) {
  if (text.empty()) return {};
  const std::size_t first = text::code_point_at(text, 0).length;
  // The whole is lowered at once, since a final sigma looks at what stands before it.
  const std::string lowered = text::lower_case(text);
  const std::size_t lowered_first = text::lower_case(text.substr(0, first)).size();
  return text::upper_case(text.substr(0, first)) + lowered.substr(lowered_first);
}

bool all_characters(std::string_view text, bool (*passes)(char32_t)) {
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    if (!passes(c.value)) return false;
    i += c.length;
  }
  return !text.empty();
}

bool is_all_lower(std::string_view text) {
  bool found = false;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    if (text::is_lower(c.value)) {
      found = true;
    } else if (text::has_case(c.value)) {
      return false;
    }
    i += c.length;
  }
  return found;
}

bool is_all_upper(std::string_view text) {
  bool found = false;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    if (text::is_upper(c.value)) {
      found = true;
    } else if (text::has_case(c.value)) {
      return false;
    }
    i += c.length;
  }
  return found;
}

}  // namespace gazette::templates
