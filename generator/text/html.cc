#include "text/html.h"

#include <algorithm>

namespace gazette::text {

namespace {

constexpr std::size_t block_size = 32;

constexpr bool is_special(char c) {
  return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

// Without a branch, so that the compiler makes vector instructions of it.
bool has_special(const char* block) {
  unsigned char any = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    const char c = block[i];
    any = static_cast<unsigned char>(any | (c == '&') | (c == '<') | (c == '>') | (c == '"') | (c == '\''));
  }
  return any != 0;
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

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
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
