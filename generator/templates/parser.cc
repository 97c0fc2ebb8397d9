#include "templates/parser.h"

#include <algorithm>
#include <utility>

#include "diagnostics/nearest.h"
#include "templates/statement_parser.h"

namespace gazette::templates {

using ast::Body;
using ast::Expression;
using diagnostics::Span;
using diagnostics::words;

namespace {

// Tags that open a block, in the order of closing_names().
constexpr std::string_view block_tags[] = {"if",     "for",  "block",      "macro", "call",
                                           "filter", "with", "autoescape", "set"};
constexpr std::string_view all_tags[] = {
    "if",      "elif",          "else",    "for",       "block",  "extends",    "print",    "macro",
    "include", "from",          "import",  "set",       "with",   "autoescape", "call",     "filter",
    "break",   "continue",      "raw",     "endif",     "endfor", "endblock",   "endmacro", "endset",
    "endwith", "endautoescape", "endcall", "endfilter", "endraw"};

bool is_end_name(std::string_view name) {
  return name.starts_with("end") && name.size() > 3;
}

}  // namespace

Body StatementParser::run() {
  Body body;
  while (!reader_.at(TokenKind::End)) read_into(body);
  return body;
}

void StatementParser::read_into(Body& body) {
  const Token& token = reader_.current();
  if (token.kind == TokenKind::Text) {
    reader_.next();
    add(body, token.span, ast::Text{token.text});
    return;
  }
  reader_.begin_tag();
  try {
    if (token.kind == TokenKind::PrintBegin) return read_print(body);
    reader_.next();  // {%
    read_statement(body, token);
  } catch (const TagStopped&) {
    reader_.skip_tag();
  }
}

void StatementParser::read_print(Body& body) {
  const Span begin = reader_.next().span;
  Expression value = expressions_.tuple_or_expression(ExpressionParser::Conditions::Allowed);
  reader_.expect(TokenKind::PrintEnd);
  const Span span = reader_.since(begin.begin);
  add(body, span, ast::Print{std::move(value)});
}

void StatementParser::finish_tag() {
  reader_.expect(TokenKind::TagEnd);
}

void StatementParser::read_statement(Body& body, const Token& begin) {
  const Token& name = reader_.expect_any_name(words("标签的名称", "the name of a tag"));
  const Span span{begin.span.begin, name.span.end};
  const std::string_view tag = name.text;
  if (tag == "if") return read_if(body, span);
  if (tag == "for") return read_for(body, span);
  if (tag == "set") return read_set(body, span);
  if (tag == "block") return read_block(body, span);
  if (tag == "macro") return read_macro(body, span);
  if (tag == "call") return read_call(body, span);
  if (tag == "filter") return read_filter(body, span);
  if (tag == "with") return read_with(body, span);
  if (tag == "autoescape") return read_autoescape(body, span);
  if (tag == "extends") return read_extends(body, span);
  if (tag == "include") return read_include(body, span);
  if (tag == "import") return read_import(body, span);
  if (tag == "from") return read_from(body, span);
  if (tag == "print") return read_print_tag(body, span);
  if (tag == "break") return read_loop_control(body, span, true);
  if (tag == "continue") return read_loop_control(body, span, false);
  stray_tag(name);
}

// A tag that cannot stand here: unknown, misspelt, or the end of what is not open.
void StatementParser::stray_tag(const Token& name) {
  const std::string_view tag = name.text;
  const auto forgiven = std::ranges::find(forgiven_ends_, tag);
  if (forgiven != forgiven_ends_.end()) {
    forgiven_ends_.erase(forgiven);
    throw TagStopped{};
  }
  const bool known = std::ranges::find(all_tags, tag) != std::end(all_tags);
  if (known && !open_.empty()) {
    const Open& inner = open_.back();
    reader_.report(name.span, words("“{}”不在它该在的地方", "'{}' is out of place", tag))
        .note(words("里面的“{}”还没有结束", "the innermost open block is '{}'", inner.tag),
              reader_.source().place(inner.span));
    throw TagStopped{};
  }
  if (known) reader_.fail(name.span, words("“{}”没有对应的开始标签", "'{}' ends nothing", tag));
  if (tag == "do" || tag == "trans" || tag == "pluralize" || tag == "debug") {
    reader_.fail(name.span, words("没有标签“{}”（Jinja2 的扩展不受支持）",
                                  "there is no tag '{}' (extensions of Jinja2 are not supported)", tag));
  }
  if (const auto near = diagnostics::nearest(tag, block_tags))
    forgiven_ends_.push_back("end" + std::string(*near));
  if (const std::string own_end = "end" + std::string(tag); !forgiven_ends_.empty())
    forgiven_ends_.push_back(own_end);
  reader_.fail(name.span, words("没有标签“{}”", "there is no tag '{}'", tag),
               diagnostics::did_you_mean(tag, all_tags));
}

bool StatementParser::at_end_of(const Open& open) const {
  return reader_.at(TokenKind::TagBegin) && reader_.after().kind == TokenKind::Name &&
         std::ranges::find(open.ends, reader_.after().text) != open.ends.end();
}

// Reads until one of `ends`, whose name is then the current token; {% is passed. At the end of the
// template, or where an outer block ends first, the block is reported as never closed, and the current
// token is no name.
Body StatementParser::body_until(std::string_view tag, Span opening_span, Names ends) {
  const TokenReader::Level level(reader_);
  open_.push_back({tag, opening_span, ends});
  Body body;
  while (true) {
    if (at_end_of(open_.back())) {
      reader_.next();
      break;
    }
    const bool ends_outer = std::any_of(open_.begin(), open_.end() - 1, [&](const Open& o) {
      return at_end_of(o) && is_end_name(reader_.after().text);
    });
    if (reader_.at(TokenKind::End) || ends_outer) {
      reader_.report(opening_span, words("“{}”没有结束", "'{}' is never closed", tag))
          .suggest(words("缺少 {{% {} %}}", "{{% {} %}} is missing", ends.back()));
      break;
    }
    read_into(body);
  }
  open_.pop_back();
  return body;
}

// A body that is code of its own: `break` in it does not end a loop around it.
Body StatementParser::own_body(std::string_view tag, Span opening_span, Names ends) {
  const std::size_t loops = std::exchange(loops_, 0);
  Body body = body_until(tag, opening_span, ends);
  loops_ = loops;
  return body;
}

// Passes the closing tag, where there is one.
void StatementParser::end_tag(std::string_view name) {
  if (!reader_.at(TokenKind::Name)) return;
  reader_.expect_name(name);
  finish_tag();
}

ast::Template parse(const Source& source, std::vector<Token> tokens, std::size_t nesting,
                    diagnostics::Diagnostics& diagnostics) {
  return {StatementParser(source, std::move(tokens), nesting, diagnostics).run()};
}

}  // namespace gazette::templates
