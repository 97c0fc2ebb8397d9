// Headings: their rank by Chinese numbering, their anchors, their final levels.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "markdown/numbering.h"
#include "markdown/renderer.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

constexpr int highest_level = 2;
constexpr int lowest_level = 6;
constexpr int lowest_rank = 4;

}  // namespace

void Renderer::enter_heading(cmark_node* node) {
  Document& document = out_.document;
  const std::size_t index = document.headings.size();
  Heading& heading = document.headings.emplace_back();
  heading.level = cmark_node_get_heading_level(node);
  heading.text = plain_text(node);
  heading.anchor = anchors_.take(heading.text);
  heading.rank = rank_of_numbering(heading.text);
  heading.nesting =
      kind_of(cmark_node_parent(node)) == NodeKind::Document ? Nesting::TopLevel : Nesting::Nested;
  heading_ = static_cast<std::uint32_t>(index);

  out_.fresh_line();
  heading.html.begin = out_.html_size();
  out_.markup("<h");
  out_.hole(HoleKind::HeadingLevel, index);
  out_.markup("0 class=\"h-");
  rank_digits_.push_back(out_.html_size());
  out_.markup("0\" id=\"");
  out_.hole(HoleKind::Anchor, index);
  out_.attribute(heading.anchor);
  out_.markup("\">");
  heading.inner.begin = out_.html_size();
  heading_run_ = document.runs.size();
  source_.enter_lines(content_of(node), cmark_node_get_start_line(node));
  heading.span = source_.span_of_line(cmark_node_get_start_line(node));
  begin_text(BlockKind::Heading);
}

void Renderer::leave_heading() {
  end_text();
  Document& document = out_.document;
  Heading& heading = document.headings.back();
  heading.inner.end = out_.html_size();
  if (heading_run_ < document.runs.size()) {
    const TextRun& last = document.runs.back();
    heading.span = {document.runs[heading_run_].source, last.source + last.source_size};
  }
  out_.markup("<a class=\"anchor\" href=\"#");
  out_.hole(HoleKind::Anchor, document.headings.size() - 1);
  out_.attribute(heading.anchor);
  out_.markup("\" aria-label=\"");
  out_.attribute(labels_.section_link(heading.text));
  out_.markup("\">#</a></h");
  out_.hole(HoleKind::HeadingLevel, document.headings.size() - 1);
  out_.markup("0>\n");
  heading.html.end = out_.html_size();
}

// The page has the h1 already, so where the text uses "#" its headings go down by one. A heading without
// a number has the rank of its level among the levels in use. What is quoted has no say in either.
void Renderer::settle_headings() {
  Document& document = out_.document;
  std::array<bool, lowest_level + 1> used{};
  for (const Heading& heading : document.headings) {
    if (heading.nesting == Nesting::TopLevel) used[static_cast<std::size_t>(heading.level)] = true;
  }
  const int shift = used[1] ? 1 : 0;
  for (std::size_t i = 0; i < document.headings.size(); ++i) {
    Heading& heading = document.headings[i];
    if (heading.rank == 0) {
      const auto above = std::count(used.begin(), used.begin() + heading.level, true);
      heading.rank = std::min(static_cast<int>(above) + 1, lowest_rank);
    }
    heading.level = std::clamp(heading.level + shift, highest_level, lowest_level);
    document.html[rank_digits_[i]] = static_cast<char>('0' + heading.rank);
  }
  for (const Hole& hole : document.holes) {
    if (hole.kind == HoleKind::HeadingLevel) {
      document.html[hole.at] = static_cast<char>('0' + document.headings[hole.index].level);
    }
  }
}

}  // namespace gazette::markdown
