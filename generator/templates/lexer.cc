#include "templates/lexer.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "templates/code_points.h"
#include "templates/engine.h"
#include "templates/literal.h"
#include "templates/mistyped.h"
#include "templates/rules.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::Span;
using diagnostics::Wording;
using diagnostics::words;

namespace {

enum class TagForm : std::uint8_t { Print, Statement };

class Lexer {
 public:
  Lexer(const Source& source, Whitespace blocks, Arena& constants, diagnostics::Diagnostics& diagnostics);

  std::vector<Token> run();

 private:
  // Between tags.
  void read_text_and_opening();
  void read_comment(std::size_t opening);
  void read_raw(std::size_t opening, std::size_t body);
  std::optional<std::size_t> end_of_raw_opening(std::size_t opening) const;
  void push_text(std::size_t begin, std::size_t end, char sign, bool is_print);
  void pass_white_space();
  void pass_newline_after_block();

  // In a tag.
  void read_tag(TagForm form, std::size_t opening);
  bool read_end(TagForm form);
  bool read_word();
  bool read_name();
  bool read_number();
  bool read_string();
  bool read_sign();
  bool close_bracket(char c);
  void break_off(Span span, Wording message, Wording hint = {});
  void break_off_unclosed(TagForm form, std::size_t opening);
  void skip_to_end(TagForm form);

  bool at(std::string_view word) const { return text_.substr(pos_).starts_with(word); }
  void push(TokenKind kind, std::size_t begin, std::size_t end, Value value = {});

  const Source& source_;
  std::string_view text_;  // without the one line end that closes the file
  bool trim_;
  Arena& constants_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::size_t pos_ = 0;
  bool at_line_start_ = true;          // whether the text at pos_ begins a line
  std::vector<std::size_t> brackets_;  // offsets of those that are open in this tag
};

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_blank(std::string_view text) {
  return stripped(text, std::nullopt, Ends::Both).empty();
}

char strip_sign_at(std::string_view text, std::size_t offset) {
  if (offset < text.size() && (text[offset] == '-' || text[offset] == '+')) return text[offset];
  return '\0';
}

TokenKind end_kind(TagForm form) {
  return form == TagForm::Print ? TokenKind::PrintEnd : TokenKind::TagEnd;
}

Lexer::Lexer(const Source& source, Whitespace blocks, Arena& constants, diagnostics::Diagnostics& diagnostics)
    : source_(source),
      text_(source.text()),
      trim_(blocks == Whitespace::Trim),
      constants_(constants),
      diagnostics_(diagnostics) {
  if (text_.ends_with('\n')) text_.remove_suffix(1);
}

std::vector<Token> Lexer::run() {
  while (pos_ < text_.size()) read_text_and_opening();
  push(TokenKind::End, text_.size(), text_.size());
  return std::move(tokens_);
}

void Lexer::read_text_and_opening() {
  const std::size_t begin = pos_;
  std::size_t opening = text_.find('{', begin);
  while (opening != std::string_view::npos) {
    const char next = opening + 1 < text_.size() ? text_[opening + 1] : '\0';
    if (next == '{' || next == '%' || next == '#') break;
    opening = text_.find('{', opening + 1);
  }
  if (opening == std::string_view::npos) {
    push(TokenKind::Text, begin, text_.size());
    pos_ = text_.size();
    return;
  }
  const char form = text_[opening + 1];
  const char sign = strip_sign_at(text_, opening + 2);
  push_text(begin, opening, sign, form == '{');
  pos_ = opening + (sign == '\0' ? 2 : 3);
  at_line_start_ = false;
  if (form == '#') return read_comment(opening);
  if (form == '{') return read_tag(TagForm::Print, opening);
  if (const std::optional<std::size_t> body = end_of_raw_opening(opening)) return read_raw(opening, *body);
  read_tag(TagForm::Statement, opening);
}

// The text before a tag: '-' takes all white space off its end; lstrip_blocks takes the blanks between
// the line's start and the tag, unless the tag says '+' or prints.
void Lexer::push_text(std::size_t begin, std::size_t end, char sign, bool is_print) {
  if (sign == '-') {
    end = begin + stripped(text_.substr(begin, end - begin), std::nullopt, Ends::Right).size();
  } else if (sign != '+' && trim_ && !is_print) {
    const std::string_view text = text_.substr(begin, end - begin);
    const std::size_t newline = text.rfind('\n');
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    if ((line > 0 || at_line_start_) && is_blank(text.substr(line))) end = begin + line;
  }
  if (end > begin) push(TokenKind::Text, begin, end);
}

void Lexer::pass_white_space() {
  while (pos_ < text_.size()) {
    const text::CodePoint c = text::code_point_at(text_, pos_);
    if (!text::is_white_space(c.value)) break;
    pos_ += c.length;
    at_line_start_ = c.value == '\n';
  }
}

void Lexer::pass_newline_after_block() {
  if (trim_ && at("\n")) {
    ++pos_;
    at_line_start_ = true;
  }
}

void Lexer::read_comment(std::size_t opening) {
  const std::size_t end = text_.find("#}", opening + 2);
  if (end == std::string_view::npos) {
    diagnostics_
        .error(rules::syntax, source_.place(span_of(opening, opening + 2)),
               words("注释没有结束", "the comment is never closed"))
        .suggest(words("缺少 #}}", "#}} is missing"));
    pos_ = text_.size();
    return;
  }
  pos_ = end + 2;
  const char sign = end > opening + 2 ? text_[end - 1] : '\0';
  if (sign == '-') return pass_white_space();
  if (sign != '+') pass_newline_after_block();
}

std::optional<std::size_t> Lexer::end_of_raw_opening(std::size_t opening) const {
  std::size_t i = opening + 2;
  if (strip_sign_at(text_, i) != '\0') ++i;
  const auto pass_blanks = [&] {
    while (i < text_.size() && text::is_white_space(static_cast<unsigned char>(text_[i]))) ++i;
  };
  pass_blanks();
  if (!text_.substr(i).starts_with("raw")) return std::nullopt;
  i += 3;
  pass_blanks();
  if (text_.substr(i).starts_with("%}")) return i + 2;
  if (!text_.substr(i).starts_with("-%}")) return std::nullopt;
  return i + 3;
}

void Lexer::read_raw(std::size_t opening, std::size_t body) {
  pos_ = body;
  if (text_[body - 3] == '-') pass_white_space();
  const std::size_t begin = pos_;
  for (std::size_t tag = text_.find("{%", begin); tag != std::string_view::npos;
       tag = text_.find("{%", tag + 2)) {
    std::size_t i = tag + 2;
    const char sign = strip_sign_at(text_, i);
    if (sign != '\0') ++i;
    while (i < text_.size() && text::is_white_space(static_cast<unsigned char>(text_[i]))) ++i;
    if (!text_.substr(i).starts_with("endraw")) continue;
    i += 6;
    while (i < text_.size() && text::is_white_space(static_cast<unsigned char>(text_[i]))) ++i;
    const char end_sign = strip_sign_at(text_, i);
    if (end_sign != '\0') ++i;
    if (!text_.substr(i).starts_with("%}")) continue;
    push_text(begin, tag, sign, false);
    pos_ = i + 2;
    at_line_start_ = false;
    if (end_sign == '-') return pass_white_space();
    if (end_sign != '+') pass_newline_after_block();
    return;
  }
  diagnostics_
      .error(rules::syntax, source_.place(span_of(opening, body)),
             words("raw 块没有结束", "the raw block is never closed"))
      .suggest(words("缺少 {{% endraw %}}", "{{% endraw %}} is missing"));
  pos_ = text_.size();
}

void Lexer::read_tag(TagForm form, std::size_t opening) {
  push(form == TagForm::Print ? TokenKind::PrintBegin : TokenKind::TagBegin, opening, pos_);
  brackets_.clear();
  while (true) {
    while (pos_ < text_.size() && is_blank(text_.substr(pos_, text::code_point_at(text_, pos_).length))) {
      pos_ += text::code_point_at(text_, pos_).length;
    }
    if (pos_ >= text_.size()) {
      break_off_unclosed(form, opening);
      push(end_kind(form), pos_, pos_);
      return;
    }
    if (read_end(form)) return;
    if (at("{{") || at("{%")) {  // no expression has these: the tag before was forgotten open
      break_off_unclosed(form, opening);
      push(end_kind(form), pos_, pos_);
      return;
    }
    if (!read_word()) return skip_to_end(form);
  }
}

void Lexer::break_off_unclosed(TagForm form, std::size_t opening) {
  break_off(
      span_of(opening, opening + 2), words("标签没有结束", "the tag is never closed"),
      form == TagForm::Print ? words("缺少 }}}}", "}}}} is missing") : words("缺少 %}}", "%}} is missing"));
}

// Whether the tag ends here. Inside brackets "}}" may close two of them; "%}" can mean nothing but the end.
bool Lexer::read_end(TagForm form) {
  if (!brackets_.empty()) return false;
  const std::size_t begin = pos_;
  const std::string_view end = form == TagForm::Print ? "}}" : "%}";
  if (at(end)) {
    pos_ += 2;
    at_line_start_ = false;
    if (form == TagForm::Statement) pass_newline_after_block();
  } else if (at("-") && text_.substr(pos_ + 1).starts_with(end)) {
    pos_ += 3;
    at_line_start_ = false;
    pass_white_space();
  } else if (form == TagForm::Statement && at("+%}")) {
    pos_ += 3;
    at_line_start_ = false;
  } else {
    return false;
  }
  push(end_kind(form), begin, begin + (text_[begin] == '-' || text_[begin] == '+' ? 3 : 2));
  return true;
}

bool Lexer::read_word() {
  const char c = text_[pos_];
  if (c >= '0' && c <= '9') return read_number();
  if (c == '"' || c == '\'') return read_string();
  if (text::starts_identifier(text::code_point_at(text_, pos_).value)) return read_name();
  return read_sign();
}

bool Lexer::read_name() {
  const std::size_t begin = pos_;
  while (pos_ < text_.size()) {
    const text::CodePoint c = text::code_point_at(text_, pos_);
    if (!text::continues_identifier(c.value)) break;
    pos_ += c.length;
  }
  push(TokenKind::Name, begin, pos_);
  return true;
}

bool Lexer::read_number() {
  const std::size_t begin = pos_;
  const std::size_t length = length_of_number(text_.substr(pos_), pos_ > 0 && text_[pos_ - 1] == '.');
  pos_ += length;
  const std::expected<Value, LiteralMistake> value = number_of(text_.substr(begin, length));
  if (!value) {
    break_off(span_of(begin, pos_), value.error().message);
    return false;
  }
  push(value->is(Kind::Integer) ? TokenKind::Integer : TokenKind::Number, begin, pos_, *value);
  return true;
}

bool Lexer::read_string() {
  const std::size_t begin = pos_;
  const char quote = text_[begin];
  std::size_t end = begin + 1;
  bool has_escape = false;
  while (end < text_.size() && text_[end] != quote) {
    if (text_[end] == '\\') {
      has_escape = true;
      ++end;
    }
    ++end;
  }
  if (end >= text_.size()) {
    break_off(span_of(begin, begin + 1), words("字符串没有结束", "the string is never closed"),
              words("缺少 {}", "{} is missing", quote));
    return false;
  }
  pos_ = end + 1;
  const std::string_view raw = text_.substr(begin + 1, end - begin - 1);
  if (!has_escape) {
    push(TokenKind::String, begin, pos_, Value::string(raw));
    return true;
  }
  const std::expected<std::string, LiteralMistake> text = unescape(raw);
  if (!text) {
    const Span at = text.error().span;
    break_off(span_of(begin + 1 + at.begin, begin + 1 + at.end), text.error().message);
    return false;
  }
  push(TokenKind::String, begin, pos_, Value::string(constants_.copy(*text)));
  return true;
}

bool Lexer::read_sign() {
  if (const std::optional<Sign> sign = sign_at(text_.substr(pos_))) {
    const std::size_t begin = pos_;
    const char c = sign->text[0];
    if (!brackets_.empty() && at("%}")) return close_bracket('%');
    if (c == ')' || c == ']' || c == '}') {
      if (!close_bracket(c)) return false;
    } else if (c == '(' || c == '[' || c == '{') {
      brackets_.push_back(begin);
    }
    pos_ += sign->text.size();
    push(sign->kind, begin, pos_);
    return true;
  }
  const std::size_t length = text::code_point_at(text_, pos_).length;
  const std::string_view found = text_.substr(pos_, length);
  break_off(span_of(pos_, pos_ + length), words("这里不能有字符“{}”", "unexpected character '{}'", found),
            meant_by(found));
  return false;
}

// False, with the mistake reported, where the bracket that is open is another one.
bool Lexer::close_bracket(char c) {
  if (brackets_.empty()) {
    break_off(span_of(pos_, pos_ + 1), words("多出了“{}”", "unexpected '{}'", c));
    return false;
  }
  const std::size_t opening = brackets_.back();
  const char open = text_[opening];
  const char wanted = open == '(' ? ')' : open == '[' ? ']' : '}';
  if (c != wanted) {
    break_off(span_of(opening, opening + 1), words("“{}”没有结束", "'{}' is never closed", open),
              words("缺少“{}”", "'{}' is missing", wanted));
    return false;
  }
  brackets_.pop_back();
  return true;
}

void Lexer::break_off(Span span, Wording message, Wording hint) {
  diagnostics_.error(rules::syntax, source_.place(span), std::move(message)).suggest(std::move(hint));
  push(TokenKind::Broken, span.begin, span.end);
}

void Lexer::skip_to_end(TagForm form) {
  const std::string_view end = form == TagForm::Print ? "}}" : "%}";
  const std::size_t found = text_.find(end, pos_);
  pos_ = found == std::string_view::npos ? text_.size() : found;
  brackets_.clear();
  if (pos_ < text_.size()) {
    read_end(form);
  } else {
    push(end_kind(form), pos_, pos_);
  }
}

void Lexer::push(TokenKind kind, std::size_t begin, std::size_t end, Value value) {
  tokens_.push_back({kind, span_of(begin, end), text_.substr(begin, end - begin), value});
}

}  // namespace

std::vector<Token> lex(const Source& source, Whitespace blocks, Arena& constants,
                       diagnostics::Diagnostics& diagnostics) {
  return Lexer(source, blocks, constants, diagnostics).run();
}

}  // namespace gazette::templates
