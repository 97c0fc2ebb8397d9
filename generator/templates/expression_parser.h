// Reads the expressions of a tag, by the precedence of Jinja2's grammar:
//   if else < or < and < not < comparison < + - < ~ < * / // % < ** < unary < . [] () < | is
#pragma once

#include <string_view>
#include <utility>

#include "templates/ast.h"
#include "templates/token_reader.h"

namespace gazette::templates {

class ExpressionParser {
 public:
  explicit ExpressionParser(TokenReader& reader) : reader_(reader) {}

  enum class Conditions { Allowed, Not };  // whether `a if b` may stand unparenthesised

  // Each throws TagStopped, the mistake reported.
  ast::Expression expression(Conditions conditions = Conditions::Allowed);
  // One expression, or a tuple where commas follow; `until`: a name that ends it, or nothing.
  ast::Expression tuple_or_expression(Conditions conditions, std::string_view until = {});
  // a, (b, c): what `for` and `set` assign to.
  ast::Target target(std::string_view until);
  ast::Word target_name();
  // |upper|indent(2), on nothing: what a filter block does. `name_first`: the first has no bar.
  enum class FirstBar { Needed, Absent };
  ast::ExpressionPtr filter_chain(FirstBar bar);

 private:
  ast::Expression conditional();
  ast::Expression either();
  ast::Expression both();
  ast::Expression negation();
  ast::Expression comparison();
  ast::Expression sum();
  ast::Expression concatenation();
  ast::Expression product();
  ast::Expression power();
  enum class Filters { Allowed, Not };
  ast::Expression unary(Filters filters);
  ast::Expression primary();
  ast::Expression parenthesised();
  ast::Expression list();
  ast::Expression dict();
  ast::Expression string();
  ast::Expression with_postfix(ast::Expression operand);
  ast::Expression with_filters(ast::Expression operand);
  ast::Expression subscript(ast::Expression object);
  ast::Expression item(ast::Expression object);
  ast::Expression call(ast::Expression callee);
  ast::Expression filter(ast::ExpressionPtr operand, std::uint32_t begin);
  ast::Expression test(ast::Expression operand);
  ast::Arguments arguments();
  void argument(ast::Arguments& arguments);
  ast::Word dotted_name(const diagnostics::Wording& what);
  ast::Target target_item();
  bool at_tuple_end(std::string_view until) const;

  // A node from `begin` to the last token passed.
  template <typename Form>
  ast::Expression node(std::uint32_t begin, Form form) {
    return {reader_.since(begin), std::move(form)};
  }

  TokenReader& reader_;
};

}  // namespace gazette::templates
