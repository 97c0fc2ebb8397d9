#include "text/utf8.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace gazette::text {

namespace {

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

constexpr CodePoint broken{replacement_character, 1, false};

}  // namespace

CodePoint rare_code_point_at(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {lead, 1, true};
  std::uint8_t length = 0;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    value = lead & 0x0FU;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    value = lead & 0x07U;
  } else {
    return broken;
  }
  if (text.size() - offset < length) return broken;
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(text[offset + i])) return broken;
    value = (value << 6U) | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return broken;
  return {value, length, true};
}

CodePoint code_point_before(std::string_view text, std::size_t offset) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(4, offset); ++back) {
    if (continues(text[offset - back])) continue;
    const CodePoint c = code_point_at(text, offset - back);
    return c.length == back ? c : broken;
  }
  return broken;
}

void append_code_point(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

std::size_t count_code_points(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

std::size_t offset_of_code_point(std::string_view text, std::size_t n) {
  std::size_t offset = 0;
  for (; n > 0 && offset < text.size(); --n) offset += code_point_at(text, offset).length;
  return offset;
}

std::string_view first_code_points(std::string_view text, std::size_t most) {
  return text.substr(0, offset_of_code_point(text, most));
}

namespace {

// Whether six bytes are two characters from U+1000 to U+CFFF, where nearly all of Chinese stands: each three
// bytes that need no further check. Of E1 to EC the leading byte is neither E0 nor ED to EF.
bool are_two_usual(const unsigned char* bytes) {
  std::uint64_t block = 0;
  std::memcpy(&block, bytes, sizeof(block));
  constexpr std::uint64_t kinds = 0x0000C0C0F0C0C0F0U;
  constexpr std::uint64_t three_bytes = 0x00008080E08080E0U;
  if constexpr (std::endian::native != std::endian::little) return false;
  return (block & kinds) == three_bytes && bytes[0] - 0xE1U <= 0xECU - 0xE1U &&
         bytes[3] - 0xE1U <= 0xECU - 0xE1U;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t offset = 0; offset < size;) {
    if (bytes[offset] < 0x80) {
      ++offset;
      continue;
    }
    while (size - offset >= sizeof(std::uint64_t) && are_two_usual(bytes + offset)) offset += 6;
    // U+1000 to U+CFFF and U+E000 to U+FFFF, where Chinese stands: three bytes that need no further check.
    if (size - offset >= 3 && bytes[offset] - 0xE1U <= 0xEFU - 0xE1U && bytes[offset] != 0xED &&
        ((bytes[offset + 1] ^ 0x80U) | (bytes[offset + 2] ^ 0x80U)) < 0x40U) {
      offset += 3;
      continue;
    }
    const CodePoint c = code_point_at(text, offset);
    if (!c.valid) return offset;
    offset += c.length;
  }
  return std::nullopt;
}

bool is_cjk_letter(char32_t c) {
  return is_usual_ideograph(c) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3040 && c <= 0x30FF) ||
         c == 0x3005 || c == 0x3007 || (c >= 0x3021 && c <= 0x3029);
}

bool is_cjk_punctuation(char32_t c) {
  if (c >= 0x3000 && c <= 0x303F) return !is_cjk_letter(c);
  if (c >= 0xFF00 && c <= 0xFFEF) {
    const bool digit_or_letter =
        (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
    return !digit_or_letter;
  }
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x2026 ||
         c == 0x00B7 || (c >= 0xFE30 && c <= 0xFE4F);
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

bool is_direction_mark(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = code_point_at(text, 0);
    if (!is_space(c.value)) break;
    text.remove_prefix(c.length);
  }
  while (!text.empty()) {
    const CodePoint c = code_point_before(text, text.size());
    if (!is_space(c.value)) break;
    text.remove_suffix(c.length);
  }
  return text;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace gazette::text
