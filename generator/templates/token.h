// A Token is one word of a template: a piece of text between tags, or a name, literal or sign in one.
// lex() makes all tokens of a source at once; they are views on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "diagnostics/source.h"
#include "templates/value.h"

namespace gazette::templates {

enum class TokenKind : std::uint8_t {
  Text,        // between tags, white space already trimmed
  PrintBegin,  // {{
  PrintEnd,    // }}
  TagBegin,    // {%
  TagEnd,      // %}
  Name,
  String,
  Integer,
  Number,
  Add,
  Assign,
  Colon,
  Comma,
  Divide,
  Dot,
  Equal,
  FloorDivide,
  Greater,
  GreaterEqual,
  BraceOpen,
  BracketOpen,
  ParenOpen,
  Less,
  LessEqual,
  Modulo,
  Multiply,
  NotEqual,
  Pipe,
  Power,
  BraceClose,
  BracketClose,
  ParenClose,
  Semicolon,
  Subtract,
  Tilde,
  Broken,  // a mistake, already reported: what follows in this tag is not there
  End,
};

struct Token {
  TokenKind kind;
  diagnostics::Span span;
  std::string_view text;  // Text: what is printed; Name: the name; else the word as written
  Value value;            // String, Integer, Number
};

// The sign or the word for a kind of token, for messages: "|", "name", "%}".
std::string_view sign_of(TokenKind kind);

struct Sign {
  std::string_view text;
  TokenKind kind;
};

// The operator or bracket that the text begins with, the longest that there is.
std::optional<Sign> sign_at(std::string_view text);

}  // namespace gazette::templates
