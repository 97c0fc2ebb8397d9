// The C library behind an owner and enumerators: a tree of nodes, read-only and freed with its owner.
//
// cmark-gfm keeps its extensions in a process-wide registry that is filled once, before the first
// parse, by a function-local static: there is nothing of ours in it. Its arena is one pointer for all
// threads and is never used. A tree belongs to one thread.
#pragma once

#include <cmark-gfm.h>

#include <cstdint>
#include <string_view>

#include "markdown/tree_memory.h"

namespace gazette::markdown {

// A parsed text: CommonMark with tables, strikethrough, bare links, task lists and footnotes, with source
// positions. At most one at a time on a thread, see TreeMemory.
class Tree {
 public:
  explicit Tree(std::string_view text);

  cmark_node* root() const { return root_; }

 private:
  TreeMemory memory_;
  cmark_node* root_;  // in memory_, freed with it
};

// The node kinds of the core and of the extensions in one enumeration.
enum class NodeKind : std::uint8_t {
  Document,
  Quote,
  List,
  Item,
  Code,
  RawHtml,
  Paragraph,
  Heading,
  Rule,
  FootnoteDefinition,
  Table,
  TableRow,
  TableCell,
  Text,
  SoftBreak,
  LineBreak,
  InlineCode,
  InlineHtml,
  Emphasis,
  Strong,
  Strikethrough,
  Link,
  Picture,
  FootnoteReference,
};

NodeKind kind_of(cmark_node* node);

bool is_task(cmark_node* item);
bool is_done(cmark_node* task);
bool is_header(cmark_node* row);
// One of 'l', 'c', 'r' or 0 for each column of the table; a view into the tree.
std::string_view alignments_of(cmark_node* table);

// The getters' strings; empty where the library has none. Views into the tree.
inline std::string_view view_of(const char* string) {
  return string == nullptr ? std::string_view() : string;
}
inline std::string_view literal_of(cmark_node* node) {
  return view_of(cmark_node_get_literal(node));
}
// The lines of a block of inlines without what stands before them: list marks, '>', indentation, '|'.
std::string_view content_of(cmark_node* block);

}  // namespace gazette::markdown
