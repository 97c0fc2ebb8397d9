#include "compare/outline.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace gazette::compare {

namespace {

using markdown::Document;
using markdown::Heading;
using markdown::Nesting;

constexpr int lowest_level = 6;

std::array<std::size_t, lowest_level + 1> headings_by_level(const Document& document) {
  std::array<std::size_t, lowest_level + 1> counts{};
  for (const Heading& heading : document.headings) {
    if (heading.nesting == Nesting::TopLevel) ++counts[static_cast<std::size_t>(heading.level)];
  }
  return counts;
}

// The level whose headings begin sections; 0 where there is no heading.
int section_level(const Document& document) {
  const auto counts = headings_by_level(document);
  const auto* const several = std::ranges::find_if(counts, [](std::size_t n) { return n >= 2; });
  const auto* const any = std::ranges::find_if(counts, [](std::size_t n) { return n >= 1; });
  const auto* const found = several != counts.end() ? several : any;
  return found == counts.end() ? 0 : static_cast<int>(found - counts.begin());
}

bool is_numbering(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百零〇（）()、.．").find(c) != std::u32string_view::npos ||
         (c >= '0' && c <= '9') || text::is_space(c);
}

// "（一）办好实事" and "3.办好实事" are both about 办好实事. A title that is all numbers stays.
std::string_view without_number(std::string_view title) {
  std::size_t end = 0;  // of the number with its mark
  bool marked = false;
  for (std::size_t i = 0; i < title.size();) {
    const text::CodePoint c = text::code_point_at(title, i);
    if (!is_numbering(c.value)) break;
    i += c.length;
    if (std::u32string_view(U"、.．）)").find(c.value) != std::u32string_view::npos) {
      end = i;
      marked = true;
    }
  }
  return marked && end < title.size() ? text::trim(title.substr(end)) : title;
}

bool has_letters(std::string_view text) {
  return count_characters(text) > 0;
}

}  // namespace

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    i += c.length;
    const bool of_word =
        c.value < 0x80 && ((c.value >= '0' && c.value <= '9') || (c.value >= 'a' && c.value <= 'z') ||
                           (c.value >= 'A' && c.value <= 'Z'));
    if (of_word && !in_word) ++count;
    // A figure with its point or comma is one: 1,860.
    in_word = of_word || (in_word && (c.value == '.' || c.value == ',' || c.value == '%'));
    if (text::is_usual_ideograph(c.value) || (c.value >= 0x80 && !text::is_space(c.value))) ++count;
  }
  return count;
}

Outline outline_of(const Document& document) {
  Outline outline;
  const int level = section_level(document);
  std::vector<std::size_t> opening;  // headings that begin a section
  for (std::size_t i = 0; i < document.headings.size(); ++i) {
    const Heading& heading = document.headings[i];
    if (heading.nesting != Nesting::TopLevel) continue;
    if (heading.level == level && opening.size() < most_sections) opening.push_back(i);
    if (heading.level == level) ++outline.parts;
    if (heading.level == level + 1) ++outline.subparts;
  }
  const auto html_begin = [&](std::size_t i) {
    return i < opening.size() ? document.headings[opening[i]].html.begin : document.footnotes;
  };
  const markdown::HtmlRange before{0, html_begin(0)};
  if (std::string text = text_shown(document, before); has_letters(text))
    outline.sections.push_back({std::nullopt, {}, std::move(text), before});
  for (std::size_t i = 0; i < opening.size(); ++i) {
    const Heading& heading = document.headings[opening[i]];
    const markdown::HtmlRange html{html_begin(i), html_begin(i + 1)};
    outline.sections.push_back({opening[i], without_number(heading.text), text_shown(document, html), html});
  }
  return outline;
}

}  // namespace gazette::compare
