// Paragraphs, how they begin and where their lines break.
#include <algorithm>

#include "markdown/renderer.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

constexpr std::string_view ideographic_space = "\xE3\x80\x80";

// The bytes of the ideographic spaces, and blanks among them, at a text's beginning.
std::size_t indentation_of(std::string_view text) {
  std::size_t bytes = 0;
  for (;;) {
    if (text.substr(bytes).starts_with(ideographic_space)) {
      bytes += ideographic_space.size();
    } else if (bytes < text.size() && text[bytes] == ' ') {
      ++bytes;
    } else {
      return bytes;
    }
  }
}

// A line of nothing but ideographic spaces, which the library takes for words.
bool is_blank_line(cmark_node* node) {
  const auto breaks = [](cmark_node* beside) {
    return beside == nullptr || kind_of(beside) == NodeKind::SoftBreak ||
           kind_of(beside) == NodeKind::LineBreak;
  };
  if (node == nullptr || kind_of(node) != NodeKind::Text) return false;
  const std::string_view literal = literal_of(node);
  return literal.starts_with(ideographic_space) && indentation_of(literal) == literal.size() &&
         breaks(cmark_node_previous(node)) && breaks(cmark_node_next(node));
}

// How far a break looks for the next character. Beyond that (a deep nest of emphasis) it stays a break.
constexpr int furthest_step = 16;

// The next node in reading order whose text is shown, from the one after `node`; null where a picture,
// a footnote or the block's end comes first.
cmark_node* next_text_node(cmark_node* node) {
  for (int step = 0; step < furthest_step; ++step) {
    cmark_node* next = cmark_node_next(node);
    if (next == nullptr) {
      next = cmark_node_parent(node);
      const NodeKind kind = next == nullptr ? NodeKind::Document : kind_of(next);
      if (kind < NodeKind::Text) return nullptr;  // a block
      node = next;
      continue;
    }
    for (; step < furthest_step && cmark_node_first_child(next) != nullptr &&
           kind_of(next) != NodeKind::Picture;
         ++step) {
      next = cmark_node_first_child(next);
    }
    const NodeKind kind = kind_of(next);
    if (kind != NodeKind::Text && kind != NodeKind::InlineCode) return nullptr;
    if (!literal_of(next).empty()) return next;
    node = next;
  }
  return nullptr;
}

// In a tight list the paragraphs of its items have no element of their own.
bool is_tight(cmark_node* paragraph) {
  cmark_node* const item = cmark_node_parent(paragraph);
  if (item == nullptr || kind_of(item) != NodeKind::Item) return false;
  return cmark_node_get_list_tight(cmark_node_parent(item)) != 0;
}

bool is_first_of_task(cmark_node* paragraph) {
  cmark_node* const item = cmark_node_parent(paragraph);
  return cmark_node_previous(paragraph) == nullptr && item != nullptr && kind_of(item) == NodeKind::Item &&
         is_task(item);
}

}  // namespace

Renderer::Children Renderer::enter_paragraph(cmark_node* node) {
  const std::string_view content = content_of(node);
  const NodeKind around = kind_of(cmark_node_parent(node));
  const bool alone = around == NodeKind::Document || around == NodeKind::Quote;
  if (alone && text::trim(content).empty()) return Children::Skip;  // a line of ideographic spaces
  if (!is_tight(node)) {
    out_.fresh_line();
    out_.markup("<p>");
  }
  if (is_first_of_task(node)) {
    out_.markup("<label>");
    checkbox(cmark_node_parent(node));
  }
  int line = cmark_node_get_start_line(node);
  above_header_ = {};
  if (line == 0 && cmark_node_next(node) != nullptr) {
    // Lines above a table's header, which the library splits off without a position.
    line = cmark_node_get_start_line(cmark_node_next(node));
    above_header_ = {1 + static_cast<int>(std::ranges::count(content, '\n')),
                     static_cast<int>(content.size()) + 1};
  }
  source_.enter_lines(content, line, cmark_node_get_end_line(node));
  remark_paragraph();
  begin_text(BlockKind::Paragraph);
  return Children::Visit;
}

void Renderer::leave_paragraph(cmark_node* node) {
  end_text();
  if (is_first_of_task(node)) out_.markup("</label>");
  cmark_node* const parent = cmark_node_parent(node);
  const bool ends_footnote =
      kind_of(parent) == NodeKind::FootnoteDefinition && cmark_node_next(node) == nullptr;
  if (ends_footnote) back_links();
  if (!is_tight(node)) out_.markup("</p>\n");
}

// The layout indents; what the author indents with is passed over, and so are blank lines. Its size.
std::size_t Renderer::pass_indentation(cmark_node* text) {
  const std::string_view literal = literal_of(text);
  const bool begins = out_.document.text.size() == out_.block_text();
  if (!literal.starts_with(ideographic_space) || !(begins || is_blank_line(text))) return 0;
  const std::size_t size = indentation_of(literal);
  source_.find(literal.substr(0, size), cmark_node_get_start_line(text), cmark_node_get_start_column(text),
               Escapes::Resolved);
  return size;
}

// A line that begins with U+3000 begins a paragraph: so Word's text is pasted, without blank lines. So does
// the line after one of nothing else.
bool Renderer::begin_next_paragraph(cmark_node* line_break) {
  cmark_node* const paragraph = cmark_node_parent(line_break);
  if (kind_of(paragraph) != NodeKind::Paragraph || is_tight(paragraph) || is_first_of_task(paragraph))
    return false;
  cmark_node* const next = cmark_node_next(line_break);
  if (is_blank_line(next)) return true;
  const bool indented =
      next != nullptr && kind_of(next) == NodeKind::Text && literal_of(next).starts_with(ideographic_space);
  if (!indented && !is_blank_line(cmark_node_previous(line_break))) return false;
  if (out_.document.text.size() == out_.block_text()) return true;  // nothing was written yet
  end_text();
  out_.markup("</p>\n<p>");
  begin_text(BlockKind::Paragraph);
  return true;
}

void Renderer::line_break(cmark_node* node) {
  if (begin_next_paragraph(node)) return;
  out_.markup("<br>\n");
  out_.separator('\n');
}

// Chinese is set without blanks, so a line break between two of its characters is nothing.
void Renderer::soft_break(cmark_node* node) {
  if (begin_next_paragraph(node)) return;
  const std::string& written = out_.document.text;
  const bool begins = written.size() <= out_.block_text();
  const bool after_chinese = !begins && text::is_cjk(text::code_point_before(written, written.size()).value);
  if (after_chinese && text::is_cjk(first_character_after(node))) return;
  out_.markup("\n");
  if (!begins) out_.separator(' ');
}

char32_t Renderer::first_character_after(cmark_node* node) {
  cmark_node* const next = next_text_node(node);
  if (next == nullptr) return 0;
  const std::string_view literal = revealed(literal_of(next).substr(0, 4));
  return text::code_point_at(literal, 0).value;
}

}  // namespace gazette::markdown
