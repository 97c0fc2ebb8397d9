#include "markdown/fill.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>

#include "markdown/target.h"

namespace gazette::markdown {

namespace {

constexpr int lowest_level = 6;

void append_link(std::string& out, const ResolvedLink& link) {
  if (link.href.empty()) return;
  out += " href=\"";
  append_address(out, link.href);
  out += '"';
}

void append_picture(std::string& out, const ResolvedLink& link) {
  if (link.href.empty()) return;
  out += " src=\"";
  append_address(out, link.href);
  out += '"';
  if (link.width > 0 && link.height > 0) {
    fmt::format_to(std::back_inserter(out), " width=\"{}\" height=\"{}\"", link.width, link.height);
  }
}

// Appends what the hole is filled with; returns how many bytes of the document's HTML that replaces.
std::uint32_t append_filled(std::string& out, const Document& document, const Hole& hole,
                            const Filling& filling) {
  switch (hole.kind) {
    case HoleKind::Address:
      append_link(out, filling.links[hole.index]);
      return 0;
    case HoleKind::Picture:
      append_picture(out, filling.links[hole.index]);
      return 0;
    case HoleKind::Anchor:
      out += filling.anchor_prefix;
      return 0;
    case HoleKind::HeadingLevel:
      out += static_cast<char>(
          '0' + std::min(document.headings[hole.index].level + filling.heading_shift, lowest_level));
      return 1;
  }
  return 0;
}

}  // namespace

void append_html(std::string& out, const Document& document, HtmlRange part, const Filling& filling) {
  assert(filling.links.size() == document.links.size() && "every link is resolved");
  const std::string_view html = document.html;
  auto hole = std::ranges::lower_bound(document.holes, part.begin, {}, &Hole::at);
  auto insertion = std::ranges::lower_bound(filling.insertions, part.begin, {}, &Insertion::at);
  std::uint32_t done = part.begin;
  const auto copy_until = [&](std::uint32_t offset) {
    out.append(html, done, offset - done);
    done = offset;
  };
  while (hole != document.holes.end() && hole->at < part.end) {
    for (; insertion != filling.insertions.end() && insertion->at <= hole->at; ++insertion) {
      copy_until(insertion->at);
      out += insertion->html;
    }
    copy_until(hole->at);
    done += append_filled(out, document, *hole, filling);
    ++hole;
  }
  for (; insertion != filling.insertions.end() && insertion->at <= part.end; ++insertion) {
    copy_until(insertion->at);
    out += insertion->html;
  }
  copy_until(part.end);
}

text::SafeHtml fill(const Document& document, const Filling& filling) {
  return fill(document, {0, static_cast<std::uint32_t>(document.html.size())}, filling);
}

text::SafeHtml fill(const Document& document, HtmlRange part, const Filling& filling) {
  std::string html;
  html.reserve(part.size() + 64 * document.links.size() + 16 * filling.insertions.size() +
               filling.anchor_prefix.size() * document.holes.size());
  append_html(html, document, part, filling);
  return text::SafeHtml::vouch(std::move(html));
}

}  // namespace gazette::markdown
