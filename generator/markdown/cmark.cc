#include "markdown/cmark.h"

#include <cmark-gfm-core-extensions.h>

#include <array>
#include <cassert>
#include <mutex>
#include <span>

// Declared by the library in headers that Debian does not install. They get their values when the
// extensions are registered.
extern "C" {
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;
}

namespace gazette::markdown {

namespace {

struct Extensions {
  std::array<cmark_syntax_extension*, 4> all{};
  std::array<cmark_syntax_extension*, 2> of_blocks{};

  Extensions() {
    cmark_gfm_core_extensions_ensure_registered();
    all = {cmark_find_syntax_extension("table"), cmark_find_syntax_extension("strikethrough"),
           cmark_find_syntax_extension("autolink"), cmark_find_syntax_extension("tasklist")};
    of_blocks = {all[0], all[3]};
  }
};

// Each parse with strikethrough or bare links enters their characters (~ : w) into one table of the whole
// process and takes them out at its end, so that another at the same time would pass over them from then
// on. Texts that may have either are parsed one at a time; all others do without the two and enter nothing.
std::mutex parses_of_inline_extensions;

bool may_use_inline_extensions(std::string_view text) {
  return text.contains('~') || text.contains('@') || text.contains("://") || text.contains("www.");
}

const Extensions& extensions() {
  static const Extensions registered;
  return registered;
}

NodeKind extension_kind_of(cmark_node_type type) {
  if (type == CMARK_NODE_TABLE_CELL) return NodeKind::TableCell;
  if (type == CMARK_NODE_TABLE_ROW) return NodeKind::TableRow;
  if (type == CMARK_NODE_TABLE) return NodeKind::Table;
  assert(type == CMARK_NODE_STRIKETHROUGH && "no other extension is attached");
  return NodeKind::Strikethrough;
}

}  // namespace

NodeKind kind_of(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  switch (static_cast<unsigned>(type)) {
    case CMARK_NODE_DOCUMENT:
      return NodeKind::Document;
    case CMARK_NODE_BLOCK_QUOTE:
      return NodeKind::Quote;
    case CMARK_NODE_LIST:
      return NodeKind::List;
    case CMARK_NODE_ITEM:
      return NodeKind::Item;
    case CMARK_NODE_CODE_BLOCK:
      return NodeKind::Code;
    case CMARK_NODE_HTML_BLOCK:
      return NodeKind::RawHtml;
    case CMARK_NODE_PARAGRAPH:
      return NodeKind::Paragraph;
    case CMARK_NODE_HEADING:
      return NodeKind::Heading;
    case CMARK_NODE_THEMATIC_BREAK:
      return NodeKind::Rule;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return NodeKind::FootnoteDefinition;
    case CMARK_NODE_TEXT:
      return NodeKind::Text;
    case CMARK_NODE_SOFTBREAK:
      return NodeKind::SoftBreak;
    case CMARK_NODE_LINEBREAK:
      return NodeKind::LineBreak;
    case CMARK_NODE_CODE:
      return NodeKind::InlineCode;
    case CMARK_NODE_HTML_INLINE:
      return NodeKind::InlineHtml;
    case CMARK_NODE_EMPH:
      return NodeKind::Emphasis;
    case CMARK_NODE_STRONG:
      return NodeKind::Strong;
    case CMARK_NODE_LINK:
      return NodeKind::Link;
    case CMARK_NODE_IMAGE:
      return NodeKind::Picture;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return NodeKind::FootnoteReference;
    default:
      return extension_kind_of(type);  // the library numbers its extensions when it registers them
  }
}

Tree::Tree(std::string_view text) {
  const bool inline_extensions = may_use_inline_extensions(text);
  std::unique_lock one_at_a_time(parses_of_inline_extensions, std::defer_lock);
  if (inline_extensions) one_at_a_time.lock();
  // The parser too lives in memory_: freeing it piece by piece would be wasted work.
  cmark_parser* const parser =
      cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS, memory_.callbacks());
  const Extensions& known = extensions();
  const std::span<cmark_syntax_extension* const> attached =
      inline_extensions ? std::span<cmark_syntax_extension* const>(known.all) : known.of_blocks;
  for (cmark_syntax_extension* extension : attached) cmark_parser_attach_syntax_extension(parser, extension);
  cmark_parser_feed(parser, text.data(), text.size());
  root_ = cmark_parser_finish(parser);
}

bool is_task(cmark_node* item) {
  return cmark_node_get_syntax_extension(item) != nullptr;
}

bool is_done(cmark_node* task) {
  return cmark_gfm_extensions_get_tasklist_item_checked(task);
}

bool is_header(cmark_node* row) {
  return cmark_gfm_extensions_get_table_row_is_header(row) != 0;
}

std::string_view content_of(cmark_node* block) {
  return view_of(cmark_node_get_string_content(block));
}

std::string_view alignments_of(cmark_node* table) {
  const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(table);
  if (alignments == nullptr) return {};
  return {reinterpret_cast<const char*>(alignments), cmark_gfm_extensions_get_table_columns(table)};
}

}  // namespace gazette::markdown
