// Inline text: words, code, breaks, raw HTML.
#include <algorithm>

#include "markdown/renderer.h"
#include "markdown/rules.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

void append_plain(std::string& out, cmark_node* node) {
  switch (kind_of(node)) {
    case NodeKind::Text:
    case NodeKind::InlineCode:
      out += literal_of(node);
      return;
    case NodeKind::SoftBreak:
    case NodeKind::LineBreak:
      out += '\n';
      return;
    default:
      return;  // containers; raw HTML and footnotes say nothing
  }
}

// A line break between two Chinese characters is no blank; any other is one.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    if (c.value != '\n') {
      out.append(text, i, c.length);
    } else if (!out.empty() && i + 1 < text.size()) {
      const bool chinese = text::is_cjk(text::code_point_before(out, out.size()).value) &&
                           text::is_cjk(text::code_point_at(text, i + 1).value);
      if (!chinese) out += ' ';
    }
    i += c.length;
  }
  return std::string(text::trim(out));
}

}  // namespace

std::uint16_t Renderer::marks() const {
  return static_cast<std::uint16_t>((link_ ? in_link : 0) | (strong_ > 0 ? in_strong : 0));
}

std::span<const Piece> Renderer::visible(cmark_node* node, std::string_view literal, Escapes escapes,
                                         std::uint16_t marks) {
  const int line = node == nullptr ? 0 : cmark_node_get_start_line(node);
  const int column = node == nullptr ? 0 : cmark_node_get_start_column(node);
  const std::span<const Piece> pieces = source_.find(literal, line, column, escapes);
  out_.words(revealed(literal), pieces, marks);
  return pieces;
}

void Renderer::text(cmark_node* node) {
  const std::size_t indentation = pass_indentation(node);
  const std::string_view literal = literal_of(node).substr(indentation);
  // The library's place is of the beginning.
  const std::span<const Piece> pieces =
      visible(indentation == 0 ? node : nullptr, literal, Escapes::Resolved, marks());
  if (!has_footnotes_ || pieces.empty() || literal.find("[^") == std::string_view::npos) return;
  remark_unknown_footnotes(literal,
                           {pieces.front().source, pieces.back().source + pieces.back().source_size});
}

void Renderer::inline_code(cmark_node* node) {
  out_.markup("<code>");
  visible(node, literal_of(node), Escapes::Literal, static_cast<std::uint16_t>(marks() | in_code));
  out_.markup("</code>");
}

void Renderer::inline_html(cmark_node* node) {
  const std::string_view literal = literal_of(node);
  const std::span<const Piece> pieces = source_.find(literal, cmark_node_get_start_line(node),
                                                     cmark_node_get_start_column(node), Escapes::Literal);
  if (literal.starts_with("<!--")) return;
  if (!pieces.empty())
    remark_raw_html({pieces.front().source, pieces.back().source + pieces.back().source_size},
                    revealed(literal));
  if (options_->raw_html == RawHtml::Escape)
    out_.words(revealed(literal), pieces, static_cast<std::uint16_t>(marks() | in_code));
}

void Renderer::remark_raw_html(Span span, std::string_view html) {
  const std::string_view first =
      html.substr(0, std::min(html.find_first_of("\r\n"),
                              html.find('>') == std::string_view::npos ? html.size() : html.find('>') + 1));
  const std::string_view quoted = text::first_code_points(first, 40);
  if (options_->raw_html == RawHtml::Escape) {
    remarks_->warning(rules::raw_html, span,
                      diagnostics::words("HTML 不起作用，“{}”按文字显示",
                                         "raw HTML has no effect, '{}' is shown as text", quoted),
                      {"改用 Markdown 写法，或删去", "write it in Markdown, or leave it out"});
  } else {
    remarks_->warning(
        rules::raw_html, span,
        diagnostics::words("HTML 不起作用，“{}”已略去", "raw HTML has no effect, '{}' is left out", quoted),
        {"改用 Markdown 写法，或删去", "write it in Markdown, or leave it out"});
  }
}

// A reference without a definition stays in the text as it was written.
void Renderer::remark_unknown_footnotes(std::string_view literal, Span span) {
  const std::string_view shown = revealed(literal);
  for (std::size_t begin = shown.find("[^"); begin != std::string_view::npos;
       begin = shown.find("[^", begin + 2)) {
    const std::size_t end = shown.find(']', begin);
    if (end == std::string_view::npos) return;
    const std::string_view label = shown.substr(begin + 2, end - begin - 2);
    if (label.empty() || label.find_first_of(" \t[") != std::string_view::npos) continue;
    // Equal sizes: nothing before it was written otherwise in the source.
    const bool exact = span.size() == shown.size();
    const auto from = static_cast<std::uint32_t>(begin), to = static_cast<std::uint32_t>(end + 1);
    remarks_->warning(
        rules::unknown_footnote, exact ? Span{span.begin + from, span.begin + to} : span,
        diagnostics::words("没有脚注“[^{0}]”的内容", "there is no text for the footnote '[^{0}]'", label),
        diagnostics::words("另起一行写“[^{0}]: …”", "write '[^{0}]: …' on a line of its own", label));
  }
}

std::string Renderer::plain_text(cmark_node* node) {
  std::string plain;
  for (cmark_node* at = cmark_node_first_child(node); at != nullptr;) {
    append_plain(plain, at);
    if (cmark_node* const child = cmark_node_first_child(at); child != nullptr) {
      at = child;
      continue;
    }
    while (at != node && cmark_node_next(at) == nullptr) at = cmark_node_parent(at);
    at = at == node ? nullptr : cmark_node_next(at);
  }
  return on_one_line(revealed(plain));
}

}  // namespace gazette::markdown
