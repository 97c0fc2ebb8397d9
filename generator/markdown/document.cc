#include "markdown/document.h"

#include <algorithm>
#include <cassert>

#include "markdown/target.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

using Runs = std::vector<TextRun>;

// The first run that ends after the offset.
Runs::const_iterator run_at(const Runs& runs, std::uint32_t text) {
  return std::ranges::partition_point(runs,
                                      [&](const TextRun& run) { return run.text + run.text_size <= text; });
}

std::uint32_t source_begin(const TextRun& run, std::uint32_t text) {
  return run.is_literal() && text > run.text ? run.source + (text - run.text) : run.source;
}

std::uint32_t source_end(const TextRun& run, std::uint32_t text) {
  const bool within = run.is_literal() && text < run.text + run.text_size;
  return within ? run.source + (text - run.text) : run.source + run.source_size;
}

HtmlRange html_of(const TextRun& run, TextRange text) {
  if (!run.is_literal() && run.html_size != run.text_size) return {run.html, run.html + run.html_size};
  return {run.html + (text.begin - run.text), run.html + (text.end - run.text)};
}

bool ends_sentence(char32_t c) {
  return std::u32string_view(U"。！？!?").find(c) != std::u32string_view::npos;
}

// What a heading's link to itself begins with.
constexpr std::string_view own_link = "<a class=\"anchor\"";

// Of a reference as append_escaped() and Composition write it.
char character_of(std::string_view reference) {
  if (reference.starts_with("&lt;")) return '<';
  if (reference.starts_with("&gt;")) return '>';
  if (reference.starts_with("&#34;")) return '"';
  if (reference.starts_with("&#39;")) return '\'';
  return '&';
}

// Marks that close what the sentence ends in: ” 」 ）.
bool closes(char32_t c) {
  return std::u32string_view(U"”’」』）)").find(c) != std::u32string_view::npos;
}

// The opening paragraphs in one line, somewhat more than `most` characters where there are so many.
std::string opening_text(const Document& document, std::size_t most) {
  std::string opening;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::Paragraph) continue;
    const std::string_view text = std::string_view(document.text).substr(block.text.begin, block.text.size());
    const bool blank =
        !opening.empty() && !text::is_cjk(text::code_point_before(opening, opening.size()).value);
    if (blank) opening += ' ';
    opening += text::first_code_points(text, most + 1);
    if (text::count_code_points(opening) > most) break;
  }
  std::ranges::replace(opening, '\n', ' ');
  return std::string(text::trim(opening));
}

}  // namespace

Span source_of(const Document& document, TextRange range) {
  const Runs& runs = document.runs;
  if (runs.empty()) return {};
  auto first = run_at(runs, range.begin);
  if (first == runs.end()) --first;
  auto last = range.end > range.begin ? run_at(runs, range.end - 1) : first;
  if (last != first && (last == runs.end() || last->text >= range.end)) --last;
  const std::uint32_t begin = source_begin(*first, range.begin);
  return {begin, std::max(begin, source_end(*last, range.end))};
}

std::vector<HtmlPiece> pieces_of(const Document& document, TextRange range) {
  std::vector<HtmlPiece> pieces;
  for (auto run = run_at(document.runs, range.begin); run != document.runs.end() && run->text < range.end;
       ++run) {
    const TextRange text{std::max(range.begin, run->text), std::min(range.end, run->text + run->text_size)};
    const HtmlRange html = html_of(*run, text);
    const bool joins =
        !pieces.empty() && pieces.back().html.end == html.begin && pieces.back().marks == run->marks;
    if (joins) {
      pieces.back().html.end = html.end;
      pieces.back().text.end = text.end;
    } else {
      pieces.push_back({html, text, run->marks});
    }
  }
  return pieces;
}

HtmlRange section_of(const Document& document, std::size_t index) {
  const Heading& opening = document.headings[index];
  assert(opening.nesting == Nesting::TopLevel && "a heading inside a quotation or list opens no section");
  for (std::size_t i = index + 1; i < document.headings.size(); ++i) {
    const Heading& next = document.headings[i];
    if (next.nesting == Nesting::TopLevel && next.level <= opening.level)
      return {opening.html.begin, next.html.begin};
  }
  return {opening.html.begin, document.footnotes};
}

HtmlRange opening_of(const Document& document) {
  const auto first = std::ranges::find(document.headings, Nesting::TopLevel, &Heading::nesting);
  return {0, first == document.headings.end() ? document.footnotes : first->html.begin};
}

std::string text_shown(const Document& document, HtmlRange range) {
  const std::string_view html = std::string_view(document.html).substr(range.begin, range.size());
  std::string text;
  text.reserve(html.size());
  for (std::size_t i = 0; i < html.size();) {
    const std::size_t special = std::min(html.find_first_of("<&", i), html.size());
    text += html.substr(i, special - i);
    if (special == html.size()) break;
    const std::string_view rest = html.substr(special);
    std::string_view end = ">";
    if (rest.starts_with('&')) {
      text += character_of(rest);
      end = ";";
    } else if (rest.starts_with(own_link)) {
      end = "</a>";
    }
    const std::size_t found = rest.find(end);
    if (found == std::string_view::npos) break;  // of an element that the stretch cuts
    i = special + found + end.size();
  }
  return text;
}

bool has_anchor(const Document& document, std::string_view anchor) {
  return std::ranges::binary_search(document.anchors, percent_decoded(anchor));
}

void forget_text(Document& document) {
  document.text = {};
  document.runs = {};
  document.blocks = {};
  document.text.shrink_to_fit();
  document.runs.shrink_to_fit();
  document.blocks.shrink_to_fit();
}

std::string summary_of(const Document& document, std::size_t most) {
  std::string opening = opening_text(document, most);
  if (text::count_code_points(opening) <= most) return opening;
  const std::string_view fitting = text::first_code_points(opening, most);
  std::size_t end = 0;
  for (std::size_t i = 0; i < fitting.size();) {
    const text::CodePoint c = text::code_point_at(fitting, i);
    i += c.length;
    const bool full_stop = c.value == '.' && i < fitting.size() && fitting[i] == ' ';
    if (ends_sentence(c.value) || full_stop || (end + c.length == i && end > 0 && closes(c.value))) end = i;
  }
  if (end > 0) return std::string(fitting.substr(0, end));
  return std::string(text::trim(text::first_code_points(opening, most > 0 ? most - 1 : 0))) + "…";
}

}  // namespace gazette::markdown
