// Walks the library's tree once, without recursion, and writes the Document.
//
// Blocks are in renderer.cc, paragraphs in paragraphs.cc, inline text in inlines.cc, links and pictures in
// links.cc, tables in tables.cc, headings in headings.cc, footnotes in footnotes.cc; slips.cc tells what was
// meant otherwise. Made for one body by parse_markdown(); one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/remarks.h"
#include "markdown/anchors.h"
#include "markdown/block_source.h"
#include "markdown/cmark.h"
#include "markdown/composition.h"
#include "markdown/disguise.h"
#include "markdown/labels.h"
#include "markdown/markdown.h"
#include "markdown/target.h"

namespace gazette::markdown {

class Renderer {
 public:
  // The body is what the disguise was made of and stands at `offset` in its file. Borrows everything.
  Renderer(std::string_view body, std::uint32_t offset, const Disguise& disguise,
           const MarkdownOptions& options, diagnostics::Remarks& remarks);

  // Called once.
  Document render(cmark_node* root);

 private:
  enum class Children { Visit, Skip };

  // A link whose text is being written. Links do not nest.
  struct OpenLink {
    TargetKind kind = TargetKind::Empty;
    std::string target;
    std::size_t index = 0;      // in Document::links, of a Portal one
    std::size_t first_run = 0;  // of its text
    std::uint32_t text = 0;     // where its text begins
    bool bare = false;          // its text is its address
  };
  struct PictureSpans {
    Span target;
    Span whole;
  };
  struct AnchorLink {
    std::string anchor;
    Span span;
  };
  struct OpenTable {
    std::string_view alignments;
    std::size_t column = 0;
    bool has_row_headers = false;
    bool in_header = false;
    bool has_body = false;
  };
  // Of a paragraph that the library split from the table: it counts the header's place from there.
  struct LinesAbove {
    int lines = 0;
    int columns = 0;
  };
  struct Footnote {
    std::uint32_t references = 0;
    std::uint32_t heading = Block::no_heading;  // of the first reference
  };

  void walk(cmark_node* root);
  Children enter(cmark_node* node, NodeKind kind);
  void leave(cmark_node* node, NodeKind kind);
  Document finish();

  // paragraphs.cc
  Children enter_paragraph(cmark_node* node);
  void leave_paragraph(cmark_node* node);
  std::size_t pass_indentation(cmark_node* text);
  bool begin_next_paragraph(cmark_node* line_break);
  void soft_break(cmark_node* node);
  void line_break(cmark_node* node);
  char32_t first_character_after(cmark_node* node);

  // renderer.cc
  void enter_list(cmark_node* node);
  void leave_list(cmark_node* node);
  void enter_item(cmark_node* node);
  void checkbox(cmark_node* task);
  void code_block(cmark_node* node);
  void raw_html_block(cmark_node* node);
  void begin_text(BlockKind kind);
  void end_text();

  // inlines.cc
  void text(cmark_node* node);
  void inline_code(cmark_node* node);
  void inline_html(cmark_node* node);
  std::span<const Piece> visible(cmark_node* node, std::string_view literal, Escapes escapes,
                                 std::uint16_t marks);
  void remark_raw_html(Span span, std::string_view html);
  void remark_unknown_footnotes(std::string_view literal, Span span);
  std::uint16_t marks() const;
  // The text of a node's inlines on one line, as it is read.
  std::string plain_text(cmark_node* node);

  // headings.cc
  void enter_heading(cmark_node* node);
  void leave_heading();
  void settle_headings();

  // links.cc
  void enter_link(cmark_node* node);
  void leave_link();
  void picture(cmark_node* node);
  void external_picture(cmark_node* node, const std::string& target, const std::string& alternative,
                        PictureSpans spans);
  bool is_bare(cmark_node* link, std::string_view target);
  std::string shown_path(const std::string& target, Span span) const;
  Span span_of_runs(std::size_t first_run) const;
  Span pass_target(std::size_t first_run);
  PictureSpans pass_picture(cmark_node* node);
  void title_attribute(cmark_node* node);
  void remark_target(const OpenLink& link, Span span);
  void check_anchor_links();

  // tables.cc
  void enter_table(cmark_node* node);
  void leave_table();
  void enter_row(cmark_node* node);
  void leave_row();
  void enter_cell(cmark_node* node);
  void leave_cell();
  std::string table_subject(cmark_node* node);

  // slips.cc
  void remark_paragraph();
  void remark_joined_lines(std::string_view content, std::size_t begin, std::size_t next);
  void remark_indented_code(std::string_view literal, Span first_line);

  // footnotes.cc
  void footnote_reference(cmark_node* node);
  void enter_footnote(cmark_node* node);
  void leave_footnote(cmark_node* node);
  void back_links();
  void remark_unused_footnotes();

  std::string_view revealed(std::string_view literal) { return disguise_->reveal(literal, scratch_); }
  std::string revealed_copy(const char* string) { return std::string(revealed(view_of(string))); }

  std::string_view body_;
  std::uint32_t offset_;
  bool has_footnotes_;  // "[^" stands somewhere
  const Disguise* disguise_;
  const MarkdownOptions* options_;
  diagnostics::Remarks* remarks_;
  Labels labels_;
  BlockSource source_;
  Composition out_;
  Anchors anchors_;
  std::string scratch_;

  std::uint32_t heading_ = Block::no_heading;
  std::vector<std::uint32_t> rank_digits_;  // offsets in html, by heading; '0' where the level decides
  std::size_t heading_run_ = 0;
  std::uint32_t strong_ = 0;  // how many are open
  std::optional<OpenLink> link_;
  std::vector<AnchorLink> anchor_links_;
  std::optional<OpenTable> table_;
  LinesAbove above_header_;
  std::vector<Footnote> footnotes_;  // by number
  std::uint32_t footnote_ = 0;       // the one being written, from 1
  bool has_back_links_ = false;
  std::set<int> footnote_lines_;                    // where those that are shown begin
  std::vector<std::pair<int, int>> literal_lines_;  // first and last, of code and raw HTML
};

}  // namespace gazette::markdown
