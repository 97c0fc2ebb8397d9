// Reads the statements of one template: what parse() is made of. The driver, which finds tags and goes
// on after mistakes, is in parser.cc; the form of each statement in statement_parser.cc.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "templates/ast.h"
#include "templates/expression_parser.h"
#include "templates/token_reader.h"

namespace gazette::templates {

class StatementParser {
 public:
  using Names = std::span<const std::string_view>;

  StatementParser(const Source& source, std::vector<Token> tokens, std::size_t nesting,
                  diagnostics::Diagnostics& diagnostics)
      : reader_(source, std::move(tokens), nesting, diagnostics), expressions_(reader_) {}

  ast::Body run();

 private:
  // A block that is open: what may end a part of it, and where it began.
  struct Open {
    std::string_view tag;
    diagnostics::Span span;
    Names ends;
  };

  void read_into(ast::Body& body);
  void read_print(ast::Body& body);
  void read_statement(ast::Body& body, const Token& begin);
  bool at_end_of(const Open& open) const;
  ast::Body body_until(std::string_view tag, diagnostics::Span opening, Names ends);
  ast::Body own_body(std::string_view tag, diagnostics::Span opening, Names ends);
  void stray_tag(const Token& name);
  void end_tag(std::string_view name);
  void finish_tag();

  void read_if(ast::Body& body, diagnostics::Span span);
  void read_for(ast::Body& body, diagnostics::Span span);
  void read_set(ast::Body& body, diagnostics::Span span);
  void read_block(ast::Body& body, diagnostics::Span span);
  void read_macro(ast::Body& body, diagnostics::Span span);
  void read_call(ast::Body& body, diagnostics::Span span);
  void read_filter(ast::Body& body, diagnostics::Span span);
  void read_with(ast::Body& body, diagnostics::Span span);
  void read_autoescape(ast::Body& body, diagnostics::Span span);
  void read_extends(ast::Body& body, diagnostics::Span span);
  void read_include(ast::Body& body, diagnostics::Span span);
  void read_import(ast::Body& body, diagnostics::Span span);
  void read_from(ast::Body& body, diagnostics::Span span);
  void read_print_tag(ast::Body& body, diagnostics::Span span);
  void read_loop_control(ast::Body& body, diagnostics::Span span, bool is_break);

  void check_not_loop(const ast::Target& target);
  void check_required(const ast::Block& block);
  std::vector<ast::Parameter> signature();
  ast::Context context(ast::Context fallback);
  bool at_context() const;
  ast::Target set_target();
  static void add(ast::Body& body, diagnostics::Span span, auto form) {
    body.push_back({span, std::move(form)});
  }

  // Reads the rest of an opening tag by `header`; where that has a mistake, the block's body is read
  // nevertheless. False: there was a mistake.
  bool opening(auto header) {
    try {
      header();
      reader_.skip(TokenKind::Colon);  // Python's, allowed at the end of an opening tag
      reader_.expect(TokenKind::TagEnd);
      return true;
    } catch (const TagStopped&) {
      reader_.skip_tag();
      return false;
    }
  }

  TokenReader reader_;
  ExpressionParser expressions_;
  std::vector<Open> open_;
  std::size_t loops_ = 0;                   // for loops around, within the same macro, call or block
  std::vector<std::string> forgiven_ends_;  // of misspelt opening tags, already reported
};

}  // namespace gazette::templates
