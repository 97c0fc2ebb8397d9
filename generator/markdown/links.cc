// Links and pictures: what stands in the HTML at once, what is a hole, and what is refused.
#include <algorithm>
#include <span>
#include <utility>

#include "diagnostics/nearest.h"
#include "markdown/renderer.h"
#include "markdown/rules.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

// The end of what is written from `begin` until `close`; a backslash takes the next byte with it.
std::size_t end_of_quoted(std::string_view text, std::size_t begin, char close) {
  while (begin < text.size() && text[begin] != close) begin += text[begin] == '\\' ? 2U : 1U;
  return std::min(begin, text.size());
}

// The end of a destination without <>: at a blank, or at the parenthesis that closes the link.
std::size_t end_of_bare(std::string_view text, std::size_t begin) {
  int depth = 0;
  for (; begin < text.size() && !is_blank(text[begin]); ++begin) {
    if (text[begin] == '\\') {
      ++begin;
    } else if (text[begin] == '(') {
      ++depth;
    } else if (text[begin] == ')') {
      if (depth == 0) break;
      --depth;
    }
  }
  return std::min(begin, text.size());
}

// In "](target "title")…", which may follow the marks that end emphasis or code: where the target is
// and where the link ends. No target: the link is a bare one or a reference to a definition.
struct Tail {
  std::size_t target_begin = 0;
  std::size_t target_end = 0;
  std::size_t end = 0;
};

Tail tail_in(std::string_view rest) {
  const std::size_t bracket = std::min(rest.find_first_not_of("*_~`"), rest.size());
  if (!rest.substr(bracket).starts_with("](")) return {};
  Tail tail;
  tail.target_begin = skip_blanks(rest, bracket + 2);
  std::size_t at = 0;
  if (rest.substr(tail.target_begin).starts_with('<')) {
    tail.target_end = end_of_quoted(rest, ++tail.target_begin, '>');
    at = skip_blanks(rest, std::min(tail.target_end + 1, rest.size()));
  } else {
    tail.target_end = end_of_bare(rest, tail.target_begin);
    at = skip_blanks(rest, tail.target_end);
  }
  if (at < rest.size() && (rest[at] == '"' || rest[at] == '\'' || rest[at] == '(')) {
    const char close = rest[at] == '(' ? ')' : rest[at];
    at = skip_blanks(rest, std::min(end_of_quoted(rest, at + 1, close) + 1, rest.size()));
  }
  tail.end = at < rest.size() && rest[at] == ')' ? at + 1 : at;
  return tail;
}

}  // namespace

void Renderer::enter_link(cmark_node* node) {
  OpenLink link;
  link.target = revealed_copy(cmark_node_get_url(node));
  link.kind = kind_of_target(link.target);
  link.first_run = out_.document.runs.size();
  link.text = out_.text_size();
  link.bare = is_bare(node, link.target);
  switch (link.kind) {
    case TargetKind::External:
      out_.markup("<a href=\"");
      append_address(out_.document.html, link.target);
      out_.markup("\"");
      title_attribute(node);
      out_.markup(" rel=\"noopener\">");
      break;
    case TargetKind::Anchor:
      link.target = percent_decoded(link.target.substr(1));
      out_.markup("<a href=\"#");
      out_.hole(HoleKind::Anchor, 0);
      out_.attribute(link.target);
      out_.markup("\"");
      title_attribute(node);
      out_.markup(">");
      break;
    case TargetKind::Portal:
      link.index = out_.document.links.size();
      out_.document.links.push_back({LinkKind::Link, link.target, {}, {}});
      out_.markup("<a");
      out_.hole(HoleKind::Address, link.index);
      title_attribute(node);
      out_.markup(">");
      break;
    case TargetKind::Picture:
      link.kind = TargetKind::Refused;  // data: is for pictures only
      break;
    case TargetKind::Local:
    case TargetKind::Refused:
    case TargetKind::Empty:
      break;
  }
  link_ = std::move(link);
}

void Renderer::leave_link() {
  const OpenLink link = *std::exchange(link_, std::nullopt);
  const std::string_view text = std::string_view(out_.document.text).substr(link.text);
  const Span span = link.bare ? span_of_runs(link.first_run) : pass_target(link.first_run);
  switch (link.kind) {
    case TargetKind::External:
      out_.markup("</a>");
      return;
    case TargetKind::Anchor:
      out_.markup("</a>");
      anchor_links_.push_back({link.target, span});
      return;
    case TargetKind::Portal:
      out_.markup("</a>");
      out_.document.links[link.index].text = text::trim(text);
      out_.document.links[link.index].span = span;
      return;
    case TargetKind::Local:
      remark_target(link, span);
      if (text.find(link.target) == std::string_view::npos)
        out_.own_words(labels_.in_brackets(shown_path(link.target, span)), marks());
      return;
    case TargetKind::Refused:
    case TargetKind::Empty:
    case TargetKind::Picture:
      remark_target(link, span);
      return;
  }
}

void Renderer::picture(cmark_node* node) {
  std::string target = revealed_copy(cmark_node_get_url(node));
  const std::string alternative = plain_text(node);
  const PictureSpans spans = pass_picture(node);
  const TargetKind kind = kind_of_target(target);
  if (kind == TargetKind::External) return external_picture(node, target, alternative, spans);
  if (kind != TargetKind::Portal && kind != TargetKind::Picture) {
    remark_target({.kind = kind == TargetKind::Anchor ? TargetKind::Refused : kind, .target = target},
                  spans.target);
    out_.own_words(kind == TargetKind::Local
                       ? alternative + labels_.in_brackets(shown_path(target, spans.target))
                       : alternative,
                   marks());
    return;
  }
  if (alternative.empty()) {
    remarks_->warning(rules::missing_alt, spans.whole,
                      diagnostics::words("图片“{}”没有说明文字", "the picture '{}' has no alternative text",
                                         text::first_code_points(target, 60)),
                      {"在方括号中写出图中内容，供看不见图片的人了解",
                       "say in the square brackets what it shows, for those who cannot see it"});
  }
  out_.markup("<img");
  if (kind == TargetKind::Portal) {
    out_.hole(HoleKind::Picture, out_.document.links.size());
    out_.document.links.push_back({LinkKind::Picture, std::move(target), spans.target, alternative});
  } else {
    out_.markup(" src=\"");
    append_address(out_.document.html, target);
    out_.markup("\"");
  }
  out_.markup(" alt=\"");
  out_.attribute(alternative);
  out_.markup("\"");
  title_attribute(node);
  out_.markup(" loading=\"lazy\" decoding=\"async\">");
}

// Markdown takes "\\server" for "\server", but the author wrote it as it is to be read.
std::string Renderer::shown_path(const std::string& target, Span span) const {
  const std::string_view written = body_.substr(span.begin - offset_, span.size());
  return written.starts_with("\\\\") ? std::string(written) : target;
}

// The portal asks nothing of other servers, so their pictures are one click away.
void Renderer::external_picture(cmark_node* node, const std::string& target, const std::string& alternative,
                                PictureSpans spans) {
  remarks_->warning(rules::external_picture, spans.target,
                    diagnostics::words("外站图片“{}”不会直接显示，只作为链接",
                                       "the picture '{}' is on another server, so it is shown as a link",
                                       text::first_code_points(target, 60)),
                    {"把图片存在报告旁边，用相对路径引用",
                     "keep the picture beside the report and refer to it by a relative path"});
  const std::string& shown = alternative.empty() ? target : alternative;
  if (link_) return out_.own_words(shown, marks());
  out_.markup("<a href=\"");
  append_address(out_.document.html, target);
  out_.markup("\"");
  title_attribute(node);
  out_.markup(" rel=\"noopener\">");
  out_.own_words(shown, static_cast<std::uint16_t>(marks() | in_link));
  out_.markup("</a>");
}

// A bare address is its own text.
bool Renderer::is_bare(cmark_node* link, std::string_view target) {
  cmark_node* const child = cmark_node_first_child(link);
  if (child == nullptr || cmark_node_next(child) != nullptr || kind_of(child) != NodeKind::Text) return false;
  const std::string_view text = revealed(literal_of(child));
  return target == text ||
         (target.ends_with(text) && (target.size() == text.size() + 7));  // "mailto:", "http://"
}

Span Renderer::span_of_runs(std::size_t first_run) const {
  const std::vector<TextRun>& runs = out_.document.runs;
  if (first_run >= runs.size()) return source_.span_of_rest(0, 0);
  const std::uint32_t end = runs.back().source + runs.back().source_size;
  return {runs[first_run].source, std::max(end, runs[first_run].source)};
}

// Passes "](target)" in the source. The place is the target's or, where it is written elsewhere, the text's.
Span Renderer::pass_target(std::size_t first_run) {
  const Tail tail = tail_in(source_.rest());
  if (tail.end == 0) return span_of_runs(first_run);
  const Span span = source_.span_of_rest(tail.target_begin, tail.target_end);
  source_.advance(tail.end);
  return span;
}

Renderer::PictureSpans Renderer::pass_picture(cmark_node* node) {
  const std::size_t mark = source_.rest().find("![");
  if (mark == std::string_view::npos) return {source_.span_of_rest(0, 0), source_.span_of_rest(0, 0)};
  source_.advance(mark);
  const Span open = source_.span_of_rest(0, 2);
  source_.advance(2);
  for (cmark_node* at = cmark_node_first_child(node); at != nullptr;) {
    if (kind_of(at) == NodeKind::Text || kind_of(at) == NodeKind::InlineCode) {
      const Escapes escapes = kind_of(at) == NodeKind::Text ? Escapes::Resolved : Escapes::Literal;
      source_.find(literal_of(at), cmark_node_get_start_line(at), cmark_node_get_start_column(at), escapes);
    }
    if (cmark_node* const child = cmark_node_first_child(at); child != nullptr) {
      at = child;
      continue;
    }
    while (at != node && cmark_node_next(at) == nullptr) at = cmark_node_parent(at);
    at = at == node ? nullptr : cmark_node_next(at);
  }
  const Tail tail = tail_in(source_.rest());
  const Span target = tail.end == 0 ? open : source_.span_of_rest(tail.target_begin, tail.target_end);
  const Span end = tail.end == 0 ? open : source_.span_of_rest(0, tail.end);
  source_.advance(tail.end);
  return {target, {open.begin, std::max(open.end, end.end)}};
}

void Renderer::title_attribute(cmark_node* node) {
  const std::string_view title = view_of(cmark_node_get_title(node));
  if (title.empty()) return;
  out_.markup(" title=\"");
  out_.attribute(revealed(title));
  out_.markup("\"");
}

void Renderer::remark_target(const OpenLink& link, Span span) {
  const std::string_view shown = text::first_code_points(link.target, 60);
  if (link.kind == TargetKind::Local) {
    remarks_->warning(
        rules::local_address, span,
        diagnostics::words(
            "“{}”是本机或局域网路径，浏览器不会打开，只按文字显示",
            "'{}' is on a local machine or network, which browsers refuse to open, so it is shown as text",
            shown),
        {"把文件放在报告旁边，用相对路径引用",
         "put the file beside the report and link to it by a relative path"});
  } else if (link.kind == TargetKind::Empty) {
    remarks_->warning(rules::empty_address, span,
                      {"链接没有地址，只按文字显示", "the link has no address, so it is shown as text"},
                      {"在圆括号中写出地址", "write the address in the parentheses"});
  } else {
    remarks_->warning(
        rules::unsafe_address, span,
        diagnostics::words("地址“{}”不是允许的种类，已略去",
                           "the address '{}' is of a kind that is not allowed and is left out", shown),
        {"可用 http、https、mailto、tel、ftp 和相对路径",
         "http, https, mailto, tel, ftp and relative paths are allowed"});
  }
}

void Renderer::check_anchor_links() {
  std::vector<std::string_view> known;
  for (const AnchorLink& link : anchor_links_) {
    if (std::ranges::binary_search(out_.document.anchors, link.anchor)) continue;
    if (known.empty()) {
      for (const Heading& heading : out_.document.headings) known.push_back(heading.anchor);
    }
    diagnostics::Diagnostic* const told =
        remarks_->error(rules::unknown_anchor, link.span,
                        diagnostics::words("本文没有“#{}”这一处", "this text has no '#{}'", link.anchor));
    if (told != nullptr) told->suggest(diagnostics::did_you_mean(link.anchor, known));
  }
}

}  // namespace gazette::markdown
