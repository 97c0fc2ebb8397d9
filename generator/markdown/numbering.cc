#include "markdown/numbering.h"

#include "text/utf8.h"

namespace gazette::markdown {

namespace {

bool is_chinese_digit(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百零〇").find(c) != std::u32string_view::npos;
}

}  // namespace

int rank_of_numbering(std::string_view text) {
  const auto next = [&] {
    if (text.empty()) return char32_t{0};
    const text::CodePoint c = text::code_point_at(text, 0);
    text.remove_prefix(c.length);
    return c.value;
  };
  char32_t c = next();
  const bool bracketed = c == U'（' || c == U'(';
  if (bracketed) c = next();
  const bool chinese = is_chinese_digit(c);
  if (!chinese && !(c >= '0' && c <= '9')) return 0;
  while (chinese ? is_chinese_digit(c) : (c >= '0' && c <= '9')) c = next();
  if (bracketed) {
    if (c != U'）' && c != U')') return 0;
    return chinese ? 2 : 4;
  }
  if (chinese) return c == U'、' ? 1 : 0;
  return c == '.' || c == U'．' || c == U'、' ? 3 : 0;
}

}  // namespace gazette::markdown
