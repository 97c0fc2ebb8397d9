// Writing a Document's HTML into a page: the holes are filled, marks are put in, and where the text
// stands inside another page its anchors get a prefix and its headings move down.
//
// Pure; any number of threads may write the same document at the same time.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "markdown/document.h"
#include "text/html.h"

namespace gazette::markdown {

// What links[i] of a document leads to on the page that is being written.
struct ResolvedLink {
  std::string_view href;    // relative address; unsafe bytes are percent-encoded when written; empty: dead
  std::uint32_t width = 0;  // of a picture, 0 where unknown
  std::uint32_t height = 0;
};

// HTML to put in at an offset, such as <mark> before a piece and </mark> after it. Trusted: the
// caller vouches for it.
struct Insertion {
  std::uint32_t at = 0;
  std::string_view html;
};

struct Filling {
  std::span<const ResolvedLink> links;    // one for each of Document::links
  std::span<const Insertion> insertions;  // by offset; those at one offset are written in their order
  std::string_view anchor_prefix;         // [a-z0-9-]*, before every anchor and every link to one
  int heading_shift = 0;                  // added to the levels of headings, which end at 6
};

// Appends `part` of the document's HTML. A dead link is shown as its text, a dead picture as its
// alternative text.
// REQUIRES: filling.links has the size of document.links.
void append_html(std::string& out, const Document& document, HtmlRange part, const Filling& filling);

text::SafeHtml fill(const Document& document, const Filling& filling);
text::SafeHtml fill(const Document& document, HtmlRange part, const Filling& filling);

}  // namespace gazette::markdown
