// UTF-8 as code points: reading, writing, counting, and which characters are Chinese.
// All functions are pure and accept any bytes; a byte that is no UTF-8 reads as U+FFFD of length 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::text {

inline constexpr char32_t replacement_character = 0xFFFD;

struct CodePoint {
  char32_t value;
  std::uint8_t length;  // in bytes, 1 to 4
  bool valid;
};

// What code_point_at() does where it is neither ASCII nor a usual Chinese character.
CodePoint rare_code_point_at(std::string_view text, std::size_t offset);

// REQUIRES: offset < text.size().
inline CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  if (byte(0) < 0x80) return {byte(0), 1, true};
  // U+1000 to U+CFFF and U+E000 to U+FFFF: three bytes that can be neither overlong nor a surrogate.
  const bool usual = byte(0) >= 0xE1 && byte(0) <= 0xEF && byte(0) != 0xED && text.size() - offset >= 3 &&
                     (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80;
  if (!usual) return rare_code_point_at(text, offset);
  return {static_cast<char32_t>((byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU)), 3,
          true};
}
// The one that ends just before offset. REQUIRES: 0 < offset <= text.size().
CodePoint code_point_before(std::string_view text, std::size_t offset);

void append_code_point(std::string& out, char32_t value);

std::size_t count_code_points(std::string_view text);
// The byte offset of the n-th code point (from 0), or text.size() where there are fewer.
std::size_t offset_of_code_point(std::string_view text, std::size_t n);
// The first `most` code points.
std::string_view first_code_points(std::string_view text, std::size_t most);

// The offset of the first byte that is no UTF-8 (overlong forms and surrogates included).
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// The Han ideographs that nearly all Chinese text consists of: a quick answer before slower questions.
inline bool is_usual_ideograph(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}
// Han ideographs and kana, the characters that are set in full width without blanks between them.
bool is_cjk_letter(char32_t c);
// Punctuation of Chinese typography: 、。《》（）， and the quotation marks, dash and ellipsis “”‘’—….
bool is_cjk_punctuation(char32_t c);
inline bool is_cjk(char32_t c) {
  return is_cjk_letter(c) || is_cjk_punctuation(c);
}
// White space of any script, U+00A0 and U+3000 included.
bool is_space(char32_t c);
// Marks that change the direction of the text after them (Unicode Bidi_Control).
bool is_direction_mark(char32_t c);

std::string_view trim(std::string_view text);  // is_space at both ends
std::string ascii_lower(std::string_view text);

}  // namespace gazette::text
