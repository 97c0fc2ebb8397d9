#include "templates/token.h"

namespace gazette::templates {

namespace {

// Longer ones first.
constexpr Sign signs[] = {
    {"//", TokenKind::FloorDivide}, {"**", TokenKind::Power},        {"==", TokenKind::Equal},
    {"!=", TokenKind::NotEqual},    {">=", TokenKind::GreaterEqual}, {"<=", TokenKind::LessEqual},
    {"+", TokenKind::Add},          {"-", TokenKind::Subtract},      {"/", TokenKind::Divide},
    {"*", TokenKind::Multiply},     {"%", TokenKind::Modulo},        {"~", TokenKind::Tilde},
    {"[", TokenKind::BracketOpen},  {"]", TokenKind::BracketClose},  {"(", TokenKind::ParenOpen},
    {")", TokenKind::ParenClose},   {"{", TokenKind::BraceOpen},     {"}", TokenKind::BraceClose},
    {">", TokenKind::Greater},      {"<", TokenKind::Less},          {"=", TokenKind::Assign},
    {".", TokenKind::Dot},          {":", TokenKind::Colon},         {"|", TokenKind::Pipe},
    {",", TokenKind::Comma},        {";", TokenKind::Semicolon},
};

}  // namespace

std::optional<Sign> sign_at(std::string_view text) {
  for (const Sign& sign : signs) {
    if (text.starts_with(sign.text)) return sign;
  }
  return std::nullopt;
}

std::string_view sign_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::Text:
      return "text";
    case TokenKind::PrintBegin:
      return "{{";
    case TokenKind::PrintEnd:
      return "}}";
    case TokenKind::TagBegin:
      return "{%";
    case TokenKind::TagEnd:
      return "%}";
    case TokenKind::Name:
      return "name";
    case TokenKind::String:
      return "string";
    case TokenKind::Integer:
      return "integer";
    case TokenKind::Number:
      return "number";
    case TokenKind::Add:
      return "+";
    case TokenKind::Assign:
      return "=";
    case TokenKind::Colon:
      return ":";
    case TokenKind::Comma:
      return ",";
    case TokenKind::Divide:
      return "/";
    case TokenKind::Dot:
      return ".";
    case TokenKind::Equal:
      return "==";
    case TokenKind::FloorDivide:
      return "//";
    case TokenKind::Greater:
      return ">";
    case TokenKind::GreaterEqual:
      return ">=";
    case TokenKind::BraceOpen:
      return "{";
    case TokenKind::BracketOpen:
      return "[";
    case TokenKind::ParenOpen:
      return "(";
    case TokenKind::Less:
      return "<";
    case TokenKind::LessEqual:
      return "<=";
    case TokenKind::Modulo:
      return "%";
    case TokenKind::Multiply:
      return "*";
    case TokenKind::NotEqual:
      return "!=";
    case TokenKind::Pipe:
      return "|";
    case TokenKind::Power:
      return "**";
    case TokenKind::BraceClose:
      return "}";
    case TokenKind::BracketClose:
      return "]";
    case TokenKind::ParenClose:
      return ")";
    case TokenKind::Semicolon:
      return ";";
    case TokenKind::Subtract:
      return "-";
    case TokenKind::Tilde:
      return "~";
    case TokenKind::Broken:
      return "mistake";
    case TokenKind::End:
      return "end of template";
  }
  return {};
}

}  // namespace gazette::templates
