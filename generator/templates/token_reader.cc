#include "templates/token_reader.h"

#include <utility>

#include "templates/rules.h"

namespace gazette::templates {

using diagnostics::Span;
using diagnostics::Wording;
using diagnostics::words;

const Token& TokenReader::next() {
  const Token& token = tokens_[at_];
  passed_ = token.span.end;
  if (token.kind != TokenKind::End) ++at_;
  return token;
}

bool TokenReader::after_is_name(std::string_view name) const {
  return after().kind == TokenKind::Name && after().text == name;
}

bool TokenReader::skip(TokenKind kind) {
  if (!at(kind)) return false;
  next();
  return true;
}

bool TokenReader::skip_name(std::string_view name) {
  if (!at_name(name)) return false;
  next();
  return true;
}

const Token& TokenReader::expect(TokenKind kind) {
  if (!at(kind)) fail_expecting(words("“{}”", "'{}'", sign_of(kind)));
  return next();
}

const Token& TokenReader::expect_name(std::string_view name) {
  if (!at_name(name)) fail_expecting(words("“{}”", "'{}'", name));
  return next();
}

const Token& TokenReader::expect_any_name(const Wording& what) {
  if (!at(TokenKind::Name)) fail_expecting(what);
  return next();
}

void TokenReader::skip_tag() {
  while (!at(TokenKind::End) && !at(TokenKind::TagEnd) && !at(TokenKind::PrintEnd)) next();
  if (!at(TokenKind::End)) next();
}

void TokenReader::fail(Span span, Wording message, Wording hint) {
  report(span, std::move(message)).suggest(std::move(hint));
  throw TagStopped{};
}

void TokenReader::fail_expecting(const Wording& what) {
  const Token& found = current();
  if (found.kind == TokenKind::Broken) throw TagStopped{};  // the lexer has said what is wrong
  const Wording is = described(found);
  report(found.span, {fmt::format("这里应为{}，却是{}", what.zh, is.zh),
                      fmt::format("expected {}, found {}", what.en, is.en)});
  throw TagStopped{};
}

diagnostics::Diagnostic& TokenReader::report(Span span, Wording message) {
  return diagnostics_.error(rules::syntax, source_.place(span), std::move(message));
}

void TokenReader::enter() {
  if (++nesting_ <= nesting_limit_) return;
  --nesting_;
  diagnostics_.error(rules::too_large, source_.place(current().span),
                     words("嵌套超过 {} 层", "nested more than {} levels deep", nesting_limit_));
  throw TagStopped{};
}

void TokenReader::count_link() {
  if (++links_ <= most_links) return;
  diagnostics_.error(rules::too_large, source_.place(current().span),
                     words("一个标签里的运算超过 {} 个", "more than {} operations in one tag", most_links));
  throw TagStopped{};
}

Wording described(const Token& token) {
  switch (token.kind) {
    case TokenKind::End:
      return words("模板结尾", "the end of the template");
    case TokenKind::TagEnd:
    case TokenKind::PrintEnd:
      return words("标签结尾“{}”", "the end of the tag '{}'", sign_of(token.kind));
    case TokenKind::Text:
      return words("文字", "text");
    default:
      return words("“{}”", "'{}'", token.text);
  }
}

}  // namespace gazette::templates
