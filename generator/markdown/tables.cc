// Tables, in a wrap that scrolls on narrow screens and can be reached with the keyboard.
#include <algorithm>

#include "markdown/renderer.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

// A caption is a short line of its own, "表1 …", above its table.
constexpr std::size_t longest_caption = 60;

std::string_view trimmed(cmark_node* cell) {
  return text::trim(content_of(cell));
}

bool is_number(std::string_view cell) {
  return std::ranges::all_of(cell, [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '%' || c == '+' || c == '-' || c == ' ';
  });
}

// The first column names the rows where its head and every cell has words and other columns follow.
bool has_row_headers(cmark_node* table) {
  if (alignments_of(table).size() < 2) return false;
  for (cmark_node* row = cmark_node_first_child(table); row != nullptr; row = cmark_node_next(row)) {
    cmark_node* const cell = cmark_node_first_child(row);
    if (cell == nullptr) return false;
    const std::string_view content = trimmed(cell);
    if (content.empty() || (!is_header(row) && is_number(content))) return false;
  }
  return true;
}

}  // namespace

void Renderer::enter_table(cmark_node* node) {
  table_ = OpenTable{.alignments = alignments_of(node), .has_row_headers = has_row_headers(node)};
  out_.fresh_line();
  out_.markup("<section class=\"tbl-wrap\" tabindex=\"0\" aria-label=\"");
  out_.attribute(labels_.table(table_subject(node)));
  out_.markup("\"><table class=\"tbl\">\n");
}

void Renderer::leave_table() {
  out_.markup(table_->has_body ? "</tbody>\n</table></section>\n" : "</table></section>\n");
  table_.reset();
  above_header_ = {};
}

// The caption before it, or the heading it stands under.
std::string Renderer::table_subject(cmark_node* node) {
  cmark_node* const before = cmark_node_previous(node);
  if (before != nullptr && kind_of(before) == NodeKind::Paragraph && trimmed(before).starts_with("表")) {
    std::string caption = plain_text(before);
    if (text::count_code_points(caption) <= longest_caption) return caption;
  }
  return heading_ == Block::no_heading ? std::string() : out_.document.headings[heading_].text;
}

void Renderer::enter_row(cmark_node* node) {
  table_->column = 0;
  table_->in_header = is_header(node);
  if (table_->in_header) {
    out_.markup("<thead>\n");
  } else if (!table_->has_body) {
    table_->has_body = true;
    out_.markup("<tbody>\n");
  }
  out_.markup("<tr>\n");
}

void Renderer::leave_row() {
  out_.markup(table_->in_header ? "</tr>\n</thead>\n" : "</tr>\n");
  out_.separator('\n');
}

void Renderer::enter_cell(cmark_node* node) {
  const std::size_t column = table_->column;
  const bool names_row = !table_->in_header && column == 0 && table_->has_row_headers;
  out_.markup(table_->in_header ? "<th scope=\"col\"" : names_row ? "<th scope=\"row\"" : "<td");
  const char alignment = column < table_->alignments.size() ? table_->alignments[column] : '\0';
  if (alignment == 'r') out_.markup(" class=\"r\"");
  if (alignment == 'c') out_.markup(" class=\"c\"");
  out_.markup(">");
  if (column > 0) out_.separator('\t');
  const LinesAbove above = table_->in_header ? above_header_ : LinesAbove{};
  source_.enter_cell(content_of(node), cmark_node_get_start_line(node) + above.lines,
                     cmark_node_get_start_column(node) - above.columns);
  out_.begin_block(BlockKind::Cell, footnote_ > 0 ? footnotes_[footnote_ - 1].heading : heading_);
}

void Renderer::leave_cell() {
  out_.end_block();
  const bool names_row = !table_->in_header && table_->column == 0 && table_->has_row_headers;
  out_.markup(table_->in_header || names_row ? "</th>\n" : "</td>\n");
  ++table_->column;
}

}  // namespace gazette::markdown
