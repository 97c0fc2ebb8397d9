#include "diagnostics/display.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace gazette::diagnostics {

namespace {

struct Glyph {
  char32_t code_point;
  std::string_view bytes;
};

Glyph next_glyph(std::string_view text) {
  const text::CodePoint c = text::code_point_at(text, 0);
  return {c.value, text.substr(0, c.length)};
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// Columns on a terminal, after the wide ranges of Unicode's East Asian Width (UAX #11).
std::size_t columns_of(char32_t c) {
  const bool combining = (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
  if (combining) return 0;
  const bool wide =
      (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
      (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

std::string shown(const Glyph& glyph) {
  if (glyph.code_point == '\t') return " ";
  if (glyph.code_point == text::replacement_character || is_control(glyph.code_point) ||
      text::is_direction_mark(glyph.code_point)) {
    return "\xEF\xBF\xBD";
  }
  return std::string(glyph.bytes);
}

std::vector<Glyph> glyphs_of(std::string_view text) {
  std::vector<Glyph> glyphs;
  while (!text.empty()) {
    glyphs.push_back(next_glyph(text));
    text.remove_prefix(glyphs.back().bytes.size());
  }
  return glyphs;
}

}  // namespace

Caret caret_under(std::string_view line, std::uint32_t column, std::uint32_t end_column,
                  std::uint32_t longest) {
  const std::vector<Glyph> glyphs = glyphs_of(line.starts_with("\xEF\xBB\xBF") ? line.substr(3) : line);
  const std::size_t begin = std::min<std::size_t>(column - 1, glyphs.size());
  const std::size_t end = std::clamp<std::size_t>(end_column - 1, begin, glyphs.size());
  const std::size_t first = begin > longest / 2 && glyphs.size() > longest ? begin - longest / 2 : 0;
  const std::size_t last = std::min(glyphs.size(), first + longest);

  Caret caret{first > 0 ? "…" : "", first > 0 ? 1U : 0U, 0};
  for (std::size_t i = first; i < last; ++i) {
    caret.line += shown(glyphs[i]);
    if (i < begin) caret.indent += columns_of(glyphs[i].code_point);
    if (i >= begin && i < end) caret.width += columns_of(glyphs[i].code_point);
  }
  if (last < glyphs.size()) caret.line += "…";
  caret.width = std::max<std::size_t>(caret.width, 1);
  return caret;
}

std::string visible(std::string_view text) {
  std::string out;
  for (; !text.empty();) {
    const Glyph glyph = next_glyph(text);
    out += shown(glyph);
    text.remove_prefix(glyph.bytes.size());
  }
  return out;
}

std::string well_formed(std::string_view text) {
  std::string out;
  for (; !text.empty();) {
    const Glyph glyph = next_glyph(text);
    out += glyph.code_point == text::replacement_character ? std::string_view("\xEF\xBF\xBD") : glyph.bytes;
    text.remove_prefix(glyph.bytes.size());
  }
  return out;
}

}  // namespace gazette::diagnostics
