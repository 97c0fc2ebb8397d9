// Footnotes: numbered in the order of their first references, at the end, with a way back.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "markdown/renderer.h"
#include "markdown/rules.h"

namespace gazette::markdown {

namespace {

// The library numbers the references; the number is the reference's literal.
std::uint32_t number_of(cmark_node* reference) {
  const std::string_view literal = literal_of(reference);
  std::uint32_t number = 0;
  std::from_chars(literal.data(), literal.data() + literal.size(), number);
  return number;
}

// "fnref-2" for the first reference of footnote 2, "fnref-2-3" for its third.
std::string reference_id(std::uint32_t footnote, std::uint32_t reference) {
  return reference == 1 ? fmt::format("fnref-{}", footnote) : fmt::format("fnref-{}-{}", footnote, reference);
}

// The size of "[^label]" where a line, after at most three blanks, begins with "[^label]:"; else 0.
struct Definition {
  std::size_t indent = 0;
  std::size_t size = 0;
};

Definition definition_in(std::string_view line) {
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent == std::string_view::npos || indent > 3 || !line.substr(indent).starts_with("[^")) return {};
  const std::size_t end = line.find("]:", indent);
  return end == std::string_view::npos || end == indent + 2 ? Definition{}
                                                            : Definition{indent, end + 1 - indent};
}

}  // namespace

void Renderer::footnote_reference(cmark_node* node) {
  const std::uint32_t number = number_of(node);
  if (number == 0) return;
  if (footnotes_.size() < number) footnotes_.resize(number);
  Footnote& footnote = footnotes_[number - 1];
  if (footnote.references++ == 0) footnote.heading = heading_;
  std::string id = reference_id(number, footnote.references);
  out_.markup("<sup class=\"fn-ref\"><a href=\"#");
  out_.hole(HoleKind::Anchor, 0);
  out_.markup(fmt::format("fn-{}\" id=\"", number));
  out_.hole(HoleKind::Anchor, 0);
  out_.markup(fmt::format("{}\" role=\"doc-noteref\" aria-label=\"{}\">{}</a></sup>", id,
                          labels_.footnote(number), number));
  out_.document.anchors.push_back(std::move(id));
}

void Renderer::enter_footnote(cmark_node* node) {
  out_.fresh_line();
  if (footnote_ == 0) {
    out_.document.footnotes = out_.html_size();
    out_.markup(fmt::format("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>\n",
                            labels_.footnotes()));
  }
  ++footnote_;
  if (footnotes_.size() < footnote_) footnotes_.resize(footnote_);
  has_back_links_ = false;
  footnote_lines_.insert(cmark_node_get_start_line(node));
  std::string id = fmt::format("fn-{}", footnote_);
  out_.markup("<li id=\"");
  out_.hole(HoleKind::Anchor, 0);
  out_.markup(id);
  out_.markup("\">\n");
  out_.document.anchors.push_back(std::move(id));
}

void Renderer::leave_footnote(cmark_node*) {
  if (!has_back_links_) {
    out_.fresh_line();
    out_.markup("<p>");
    back_links();
    out_.markup("</p>\n");
  }
  out_.markup("</li>\n");
}

void Renderer::back_links() {
  has_back_links_ = true;
  const std::uint32_t references = footnotes_[footnote_ - 1].references;
  for (std::uint32_t reference = 1; reference <= references; ++reference) {
    out_.markup(" <a class=\"fn-back\" href=\"#");
    out_.hole(HoleKind::Anchor, 0);
    // U+FE0E keeps the arrow from being drawn as an emoji.
    out_.markup(fmt::format("{}\" role=\"doc-backlink\" aria-label=\"{}\">↩\uFE0E",
                            reference_id(footnote_, reference),
                            labels_.back_to_reference(footnote_, reference)));
    if (reference > 1) out_.markup(fmt::format("<sup>{}</sup>", reference));
    out_.markup("</a>");
  }
}

// The library leaves such a definition out of the tree, so it is looked for in the lines.
void Renderer::remark_unused_footnotes() {
  if (!has_footnotes_) return;
  const std::string_view body = body_;
  int number = 0;
  auto literal = literal_lines_.begin();
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    const std::string_view line = body.substr(begin, end - begin);
    ++number;
    while (literal != literal_lines_.end() && literal->second < number) ++literal;
    const bool is_literal = literal != literal_lines_.end() && literal->first <= number;
    const Definition definition = definition_in(line);
    if (definition.size > 0 && !is_literal && !footnote_lines_.contains(number)) {
      const auto at = static_cast<std::uint32_t>(offset_ + begin + definition.indent);
      const std::string_view label = line.substr(definition.indent, definition.size);
      remarks_->warning(
          rules::unused_footnote, {at, at + static_cast<std::uint32_t>(definition.size)},
          diagnostics::words("脚注“{}”没有被引用，不会显示",
                             "the footnote '{}' is not shown: nothing refers to it, or it is defined twice",
                             label),
          diagnostics::words("在正文中写“{}”引用它，或删去", "refer to it with '{}', or delete it", label));
    }
    begin = end + 1;
  }
}

}  // namespace gazette::markdown
