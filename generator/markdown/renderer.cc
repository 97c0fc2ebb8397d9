#include "markdown/renderer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "markdown/rules.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

// Documents are kept by the thousand; a copy is made only where much would be wasted.
template <typename Container>
void release_slack(Container& container) {
  if (container.capacity() - container.size() > container.size() / 4) container.shrink_to_fit();
}

// The first word of a fence's info string, where it can be part of a class.
std::string_view language_of(std::string_view info) {
  const std::string_view word = info.substr(0, info.find_first_of(" \t"));
  const auto may_stand = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '+' || c == '#' || c == '.';
  };
  return word.size() <= 40 && std::ranges::all_of(word, may_stand) ? word : std::string_view();
}

}  // namespace

Renderer::Renderer(std::string_view body, std::uint32_t offset, const Disguise& disguise,
                   const MarkdownOptions& options, diagnostics::Remarks& remarks)
    : body_(body),
      offset_(offset),
      has_footnotes_(body.find("[^") != std::string_view::npos),
      disguise_(&disguise),
      options_(&options),
      remarks_(&remarks),
      labels_(options.language),
      source_(disguise.text(), offset),
      out_(body.size()),
      anchors_(options.reserved_anchors) {}

Document Renderer::render(cmark_node* root) {
  walk(root);
  return finish();
}

void Renderer::walk(cmark_node* root) {
  cmark_node* node = root;
  for (;;) {
    const NodeKind kind = kind_of(node);
    const Children children = enter(node, kind);
    if (cmark_node* const child = children == Children::Visit ? cmark_node_first_child(node) : nullptr;
        child != nullptr) {
      node = child;
      continue;
    }
    if (children == Children::Visit) leave(node, kind);
    while (node != root && cmark_node_next(node) == nullptr) {
      node = cmark_node_parent(node);
      leave(node, kind_of(node));
    }
    if (node == root) return;
    node = cmark_node_next(node);
  }
}

Renderer::Children Renderer::enter(cmark_node* node, NodeKind kind) {
  switch (kind) {
    case NodeKind::Document:
      return Children::Visit;
    case NodeKind::Quote:
      out_.fresh_line();
      out_.markup("<blockquote>\n");
      return Children::Visit;
    case NodeKind::List:
      enter_list(node);
      return Children::Visit;
    case NodeKind::Item:
      enter_item(node);
      return Children::Visit;
    case NodeKind::Paragraph:
      return enter_paragraph(node);
    case NodeKind::Heading:
      enter_heading(node);
      return Children::Visit;
    case NodeKind::Rule:
      out_.fresh_line();
      out_.markup("<hr>\n");
      return Children::Skip;
    case NodeKind::Code:
      code_block(node);
      return Children::Skip;
    case NodeKind::RawHtml:
      raw_html_block(node);
      return Children::Skip;
    case NodeKind::FootnoteDefinition:
      enter_footnote(node);
      return Children::Visit;
    case NodeKind::Table:
      enter_table(node);
      return Children::Visit;
    case NodeKind::TableRow:
      enter_row(node);
      return Children::Visit;
    case NodeKind::TableCell:
      enter_cell(node);
      return Children::Visit;
    case NodeKind::Text:
      text(node);
      return Children::Skip;
    case NodeKind::SoftBreak:
      soft_break(node);
      return Children::Skip;
    case NodeKind::LineBreak:
      line_break(node);
      return Children::Skip;
    case NodeKind::InlineCode:
      inline_code(node);
      return Children::Skip;
    case NodeKind::InlineHtml:
      inline_html(node);
      return Children::Skip;
    case NodeKind::Emphasis:
      out_.markup("<em>");
      return Children::Visit;
    case NodeKind::Strong:
      out_.markup("<strong>");
      ++strong_;
      return Children::Visit;
    case NodeKind::Strikethrough:
      out_.markup("<del>");
      return Children::Visit;
    case NodeKind::Link:
      enter_link(node);
      return Children::Visit;
    case NodeKind::Picture:
      picture(node);
      return Children::Skip;
    case NodeKind::FootnoteReference:
      footnote_reference(node);
      return Children::Skip;
  }
  return Children::Skip;
}

void Renderer::leave(cmark_node* node, NodeKind kind) {
  switch (kind) {
    case NodeKind::Quote:
      out_.fresh_line();
      out_.markup("</blockquote>\n");
      return;
    case NodeKind::List:
      leave_list(node);
      return;
    case NodeKind::Item:
      out_.markup("</li>\n");
      return;
    case NodeKind::Paragraph:
      leave_paragraph(node);
      return;
    case NodeKind::Heading:
      leave_heading();
      return;
    case NodeKind::FootnoteDefinition:
      leave_footnote(node);
      return;
    case NodeKind::Table:
      leave_table();
      return;
    case NodeKind::TableRow:
      leave_row();
      return;
    case NodeKind::TableCell:
      leave_cell();
      return;
    case NodeKind::Emphasis:
      out_.markup("</em>");
      return;
    case NodeKind::Strong:
      out_.markup("</strong>");
      --strong_;
      return;
    case NodeKind::Strikethrough:
      out_.markup("</del>");
      return;
    case NodeKind::Link:
      leave_link();
      return;
    case NodeKind::Document:
    case NodeKind::Code:
    case NodeKind::RawHtml:
    case NodeKind::Rule:
    case NodeKind::Text:
    case NodeKind::SoftBreak:
    case NodeKind::LineBreak:
    case NodeKind::InlineCode:
    case NodeKind::InlineHtml:
    case NodeKind::Picture:
    case NodeKind::FootnoteReference:
      return;
  }
}

Document Renderer::finish() {
  if (footnote_ > 0) {
    out_.markup("</ol>\n</section>\n");
  } else {
    out_.document.footnotes = out_.html_size();
  }
  settle_headings();
  Document& document = out_.document;
  for (const Heading& heading : document.headings) document.anchors.push_back(heading.anchor);
  std::ranges::sort(document.anchors);
  check_anchor_links();
  remark_unused_footnotes();
  document.text.resize(
      document.blocks.empty() ? 0 : document.blocks.back().text.end);  // without the last separator
  release_slack(document.html);
  release_slack(document.text);
  release_slack(document.runs);
  return std::move(document);
}

void Renderer::enter_list(cmark_node* node) {
  out_.fresh_line();
  cmark_node* const first = cmark_node_first_child(node);
  const std::string_view of_tasks = first != nullptr && is_task(first) ? " class=\"tasks\"" : "";
  if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) {
    out_.markup(fmt::format("<ul{}>\n", of_tasks));
  } else if (const int start = cmark_node_get_list_start(node); start != 1) {
    out_.markup(fmt::format("<ol start=\"{}\"{}>\n", start, of_tasks));
  } else {
    out_.markup(fmt::format("<ol{}>\n", of_tasks));
  }
}

void Renderer::leave_list(cmark_node* node) {
  out_.markup(cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n");
}

void Renderer::enter_item(cmark_node* node) {
  out_.fresh_line();
  if (!is_task(node)) {
    out_.markup("<li>");
    return;
  }
  out_.markup("<li class=\"task\">");
  cmark_node* const first = cmark_node_first_child(node);
  if (first == nullptr || kind_of(first) != NodeKind::Paragraph) checkbox(node);
}

// Beside a paragraph the box is labelled by it; alone it says its state itself.
void Renderer::checkbox(cmark_node* task) {
  cmark_node* const first = cmark_node_first_child(task);
  const bool labelled = first != nullptr && kind_of(first) == NodeKind::Paragraph;
  out_.markup(is_done(task) ? "<input type=\"checkbox\" checked disabled"
                            : "<input type=\"checkbox\" disabled");
  if (!labelled) out_.markup(fmt::format(" aria-label=\"{}\"", labels_.task(is_done(task))));
  out_.markup("> ");
}

void Renderer::code_block(cmark_node* node) {
  const std::string_view literal = literal_of(node);
  const int first = cmark_node_get_start_line(node);
  literal_lines_.emplace_back(first, cmark_node_get_end_line(node));
  int length = 0, offset = 0;
  char character = 0;
  const bool fenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0;
  const std::string info = revealed_copy(cmark_node_get_fence_info(node));
  const std::string_view language = language_of(info);
  out_.fresh_line();
  out_.markup("<pre tabindex=\"0\"><code");
  if (!language.empty()) out_.markup(fmt::format(" class=\"language-{}\"", language));
  out_.markup(">");
  source_.enter_lines(literal, fenced ? first + 1 : first);
  if (!fenced) remark_indented_code(literal, source_.span_of_line(first));
  begin_text(BlockKind::Code);
  const bool ends_line = literal.ends_with('\n');
  visible(nullptr, ends_line ? literal.substr(0, literal.size() - 1) : literal, Escapes::Literal, in_code);
  end_text();
  out_.markup(ends_line ? "\n</code></pre>\n" : "</code></pre>\n");
}

void Renderer::raw_html_block(cmark_node* node) {
  const std::string_view literal = literal_of(node);
  const int first = cmark_node_get_start_line(node);
  literal_lines_.emplace_back(first, std::max(first, cmark_node_get_end_line(node)));
  source_.enter_lines(literal, first);
  const Span span = source_.span_of_line(first);
  bool remarked = false;
  bool open = false;
  for (std::size_t begin = 0; begin < literal.size();) {
    const std::size_t comment = std::min(literal.find("<!--", begin), literal.size());
    const std::string_view shown = text::trim(literal.substr(begin, comment - begin));
    if (!shown.empty() && !std::exchange(remarked, true)) remark_raw_html(span, revealed(shown));
    if (!shown.empty() && options_->raw_html == RawHtml::Escape) {
      if (!std::exchange(open, true)) {
        out_.fresh_line();
        out_.markup("<p>");
        begin_text(BlockKind::RawHtml);
      } else {
        out_.markup("\n");
        out_.separator('\n');
      }
      // The cursor of the source has not passed the comments.
      const auto at = static_cast<std::size_t>(shown.data() - literal.data());
      source_.advance(at - (literal.size() - source_.rest().size()));
      visible(nullptr, shown, Escapes::Literal, in_code);
    }
    if (comment == literal.size()) break;
    const std::size_t end = literal.find("-->", comment + 2);  // "<!-->" is a whole comment
    if (end == std::string_view::npos) {
      remarks_->error(rules::unclosed_comment, span,
                      {"注释没有结束，其后的内容都不会出现在页面上",
                       "this comment is never closed, so nothing after it would be shown"},
                      {"在注释末尾写上“-->”", "end it with '-->'"});
      break;
    }
    begin = end + 3;
  }
  if (open) {
    end_text();
    out_.markup("</p>\n");
  }
}

void Renderer::begin_text(BlockKind kind) {
  const bool in_footnote = footnote_ > 0;
  const bool of_footnote = in_footnote && kind == BlockKind::Paragraph;
  const std::uint32_t heading = in_footnote ? footnotes_[footnote_ - 1].heading : heading_;
  out_.begin_block(of_footnote ? BlockKind::Footnote : kind, heading);
}

void Renderer::end_text() {
  out_.end_block();
  if (!out_.document.text.empty() && out_.document.text.back() != '\n') out_.separator('\n');
}

}  // namespace gazette::markdown
