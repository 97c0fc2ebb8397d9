// A Document is one Markdown body as HTML with holes, its links and headings, and its plain text.
//
// parse_markdown() makes it from one file alone, so it knows no other file and no address. What is
// known only later (where a link leads, how large a picture is, which page the text stands on) is a
// Hole in the HTML; append_html() in fill.h copies the HTML and fills the holes. Nothing else ever
// edits the HTML.
//
// Three texts belong to a document, and each has its own kind of offset, in bytes:
//   Span       in the source file       where a message points
//   TextRange  in Document::text        what is searched and recognised
//   HtmlRange  in Document::html        what is shown
// The runs tie the three together, so a phrase found in the text has its place in the file and its
// pieces in the HTML.
//
// A plain value: it owns all it holds. Concurrent const access needs no lock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.h"

namespace gazette::markdown {

using diagnostics::Span;

struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool operator==(const TextRange&) const = default;
};

struct HtmlRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool operator==(const HtmlRange&) const = default;
};

enum class LinkKind : std::uint8_t { Link, Picture };

// A reference whose address depends on the portal: a relative path, with or without '#…'. Links to
// other sites and to anchors of the same text are already in the HTML and are not listed.
struct Link {
  LinkKind kind = LinkKind::Link;
  std::string target;  // as written, references and backslashes resolved: "../2020/q1.md#一、…"
  Span span;           // of the target in the source; of the whole link where that is written elsewhere
  std::string text;    // what the reader sees; the alternative text of a picture
};

enum class HoleKind : std::uint8_t {
  Address,       // after "<a": the href of links[index]
  Picture,       // after "<img": src, width and height of links[index]
  Anchor,        // an anchor of this text begins here (in an id, or after '#' in an href)
  HeadingLevel,  // the digit here is the level of headings[index]
};

struct Hole {
  std::uint32_t at = 0;  // offset in html
  std::uint32_t index = 0;
  HoleKind kind = HoleKind::Anchor;
};

enum class Nesting : std::uint8_t { TopLevel, Nested };

struct Heading {
  int level = 2;       // 2 to 6: the page has the h1
  int rank = 1;        // 1 to 4, its class h-<rank>: 一、 （一） 1. （1）, otherwise by level
  std::string anchor;  // unique in the document
  std::string text;    // plain, on one line
  Span span;           // of the text in the source
  HtmlRange html;      // the whole element
  HtmlRange inner;     // its content, without the link to itself; may have holes
  Nesting nesting = Nesting::TopLevel;  // Nested: inside a quotation or a list; begins no section
};

enum class BlockKind : std::uint8_t { Heading, Paragraph, Cell, Footnote, Code, RawHtml };

// A stretch of text without a block boundary in it: a sentence never crosses one.
struct Block {
  static constexpr std::uint32_t no_heading = UINT32_MAX;

  BlockKind kind = BlockKind::Paragraph;
  std::uint32_t heading = no_heading;  // index of the heading it stands under; its own for a Heading
  TextRange text;
  HtmlRange html;  // its content, without the element's own tags
};

// Where a run stands, as bits of TextRun::marks.
inline constexpr std::uint16_t in_link = 1;    // no link may be put around it
inline constexpr std::uint16_t in_code = 2;    // literal text
inline constexpr std::uint16_t in_strong = 4;  // set in bold

// Bytes that are the same in text, source and HTML (but the end of a line inside inline code is a blank
// in text and HTML), or, where the three sizes differ, one character that is written differently in them
// ("&" and "&amp;"). Runs are in order and do not overlap; text
// between two runs is a separator that stands in neither source nor HTML.
struct TextRun {
  std::uint32_t text = 0;
  std::uint32_t source = 0;
  std::uint32_t html = 0;
  std::uint16_t text_size = 0;
  std::uint16_t source_size = 0;
  std::uint16_t html_size = 0;
  std::uint16_t marks = 0;

  bool is_literal() const { return text_size == source_size && text_size == html_size; }
};

struct Document {
  Span source;  // what was parsed, in the file
  std::string html;
  std::vector<Hole> holes;  // by offset
  std::vector<Link> links;  // in reading order
  std::vector<Heading> headings;
  std::vector<std::string> anchors;  // every id in the HTML, sorted: headings and footnotes
  std::uint32_t footnotes = 0;  // offset in html where the footnotes begin; its size where there are none

  std::string text;           // blocks separated by '\n', cells of a row by '\t'
  std::vector<TextRun> runs;  // by offset
  std::vector<Block> blocks;  // in reading order, footnotes last
};

// The place of a stretch of the text in the source. For a stretch that lies in no run, the nearest.
Span source_of(const Document& document, TextRange range);

struct HtmlPiece {
  HtmlRange html;
  TextRange text;
  std::uint16_t marks = 0;
};

// The stretches of HTML that show a stretch of the text, in order. No piece has a tag or half a
// character reference in it, so an element may be put around each.
std::vector<HtmlPiece> pieces_of(const Document& document, TextRange range);

// The HTML of the section that headings[index] opens, with its subsections. REQUIRES: it is TopLevel.
HtmlRange section_of(const Document& document, std::size_t index);
// The HTML before the first heading of the top level.
HtmlRange opening_of(const Document& document);

// The words that a stretch of the HTML shows, on lines as its elements are; no link of a heading to itself.
// REQUIRES: the stretch begins and ends between elements.
std::string text_shown(const Document& document, HtmlRange range);

bool has_anchor(const Document& document, std::string_view anchor);

// Gives back the memory of the plain text and what ties it to source and HTML, for a stage that has read
// it. What is left can still be written into pages.
void forget_text(Document& document);

// The opening of the paragraphs, about `most` characters: cut after the last sentence that fits, or
// with … in a sentence that is longer. Empty where there is no paragraph.
std::string summary_of(const Document& document, std::size_t most = 120);

}  // namespace gazette::markdown
