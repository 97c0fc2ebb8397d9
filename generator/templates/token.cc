#include "templates/token.h"

namespace gazette::templates {

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
