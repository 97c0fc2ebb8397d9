#include "text/html.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace gazette::text {

namespace {

constexpr std::size_t block_size = 8;
constexpr std::uint64_t every_byte = 0x0101010101010101U;

constexpr bool is_special(char c) {
  return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

// The high bit of each byte that is zero (and of some above one that is), after Mycroft.
constexpr std::uint64_t zero_bytes(std::uint64_t block) {
  return (block - every_byte) & ~block & (every_byte << 7U);
}

// Whether any of eight bytes is special. & and ' differ in one bit, < and > in another.
bool has_special(const char* bytes) {
  std::uint64_t block = 0;
  std::memcpy(&block, bytes, block_size);
  const std::uint64_t ampersand_or_apostrophe = (block & ~every_byte) ^ (every_byte * '&');
  const std::uint64_t less_or_greater = (block & ~(every_byte << 1U)) ^ (every_byte * '<');
  const std::uint64_t quote = block ^ (every_byte * '"');
  return (zero_bytes(ampersand_or_apostrophe) | zero_bytes(less_or_greater) | zero_bytes(quote)) != 0;
}

std::string_view reference_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&#34;";
    default:
      return "&#39;";
  }
}

// Nearly all texts are without. The last block begins where it ends with the text.
bool is_plain(std::string_view text) {
  if (text.size() < block_size) return std::ranges::none_of(text, is_special);
  for (std::size_t i = 0; i + block_size < text.size(); i += block_size) {
    if (has_special(text.data() + i)) return false;
  }
  return !has_special(text.data() + text.size() - block_size);
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  if (is_plain(text)) {
    out.append(text);
    return;
  }
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text.size() - i >= block_size && !has_special(text.data() + i)) {
      i += block_size;
      continue;
    }
    const std::size_t end = std::min(i + block_size, text.size());
    for (; i < end; ++i) {
      if (!is_special(text[i])) continue;
      out.append(text, done, i - done);
      out.append(reference_of(text[i]));
      done = i + 1;
    }
  }
  out.append(text, done, text.size() - done);
}

std::string escape_html(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

}  // namespace gazette::text
