#include "pages/body_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <tuple>

#include "text/html.h"

namespace gazette::pages {

namespace {

using markdown::Insertion;
using recognition::Findings;
using recognition::Mention;
using recognition::Surroundings;

// One element around a stretch of HTML; `id` and `href` may be empty, not both.
struct Mark {
  markdown::HtmlRange range;
  std::string id;
  std::string href;
};

// The number of each mention that a link is put at.
std::vector<bool> linked_mentions(const Findings& findings) {
  std::vector<bool> linked(findings.mentions.size(), false);
  std::vector<recognition::EntryRef> seen;
  for (std::size_t n = 0; n < findings.mentions.size(); ++n) {
    const Mention& mention = findings.mentions[n];
    if (mention.in_title_of_work || mention.surroundings == Surroundings::Title ||
        mention.surroundings == Surroundings::Heading)
      continue;
    if (std::ranges::find(seen, mention.entry) != seen.end()) continue;
    seen.push_back(mention.entry);
    linked[n] = true;
  }
  return linked;
}

void add_marks(const Findings& findings, recognition::IndexRange pieces, std::string id,
               std::string_view href, std::vector<Mark>& marks) {
  const auto own = std::span(findings.pieces).subspan(pieces.begin, pieces.end - pieces.begin);
  for (const markdown::HtmlPiece& piece : own) {
    const bool may_link = (piece.marks & markdown::in_link) == 0;
    Mark mark{piece.html, std::exchange(id, {}), may_link ? std::string(href) : std::string{}};
    if (!mark.id.empty() || !mark.href.empty()) marks.push_back(std::move(mark));
  }
}

std::string_view opening_tag(const Mark& mark, templates::Arena& arena) {
  if (mark.href.empty()) return arena.copy(fmt::format(R"(<span id="{}">)", mark.id));
  const std::string href = text::escape_html(mark.href);
  if (mark.id.empty()) return arena.copy(fmt::format(R"(<a class="term" href="{}">)", href));
  return arena.copy(fmt::format(R"(<a class="term" id="{}" href="{}">)", mark.id, href));
}

}  // namespace

std::string mention_anchor(std::size_t number) {
  return fmt::format("m.{}", number + 1);
}

std::string deed_anchor(std::size_t number) {
  return fmt::format("d.{}", number + 1);
}

std::string line_anchor(std::size_t number) {
  return fmt::format("act.{}", number + 1);
}

std::vector<Insertion> body_marks(const Findings& findings, const Addresses& addresses, std::string_view root,
                                  templates::Arena& arena) {
  std::vector<Mark> marks;
  const std::vector<bool> linked = linked_mentions(findings);
  for (std::size_t n = 0; n < findings.mentions.size(); ++n) {
    const Mention& mention = findings.mentions[n];
    const std::string href =
        linked[n] ? std::string(root) + addresses.term({mention.entry.vocabulary, mention.entry.entry})
                  : std::string{};
    add_marks(findings, mention.pieces, mention_anchor(n), href, marks);
  }
  for (std::size_t n = 0; n < findings.deeds.size(); ++n)
    add_marks(findings, findings.deeds[n].pieces, deed_anchor(n), {}, marks);
  std::ranges::stable_sort(marks, {},
                           [](const Mark& m) { return std::tuple(m.range.begin, UINT32_MAX - m.range.end); });

  std::vector<Insertion> insertions;
  insertions.reserve(marks.size() * 2);
  std::uint32_t end = 0;  // of the element that is open
  std::string_view closing;
  const auto close_before = [&](std::uint32_t at) {
    if (!closing.empty() && end <= at) insertions.push_back({end, std::exchange(closing, {})});
  };
  for (const Mark& mark : marks) {
    close_before(mark.range.begin);
    if (closing.empty()) {
      insertions.push_back({mark.range.begin, opening_tag(mark, arena)});
      closing = mark.href.empty() ? "</span>" : "</a>";
      end = mark.range.end;
    } else if (!mark.id.empty()) {
      // Within another one, as a slogan that is a campaign's name too: its place is told, no more.
      insertions.push_back({mark.range.begin, arena.copy(fmt::format(R"(<span id="{}"></span>)", mark.id))});
    }
  }
  close_before(UINT32_MAX);
  return insertions;
}

}  // namespace gazette::pages
