// The half of ExpressionParser that reads operands: literals, brackets, and what is bound to them by
// a dot, a bracket, a bar or `is`; and the targets of assignments.
#include <optional>
#include <utility>
#include <vector>

#include "templates/expression_parser.h"

namespace gazette::templates {

using ast::boxed;
using ast::Expression;
using ast::ExpressionPtr;
using diagnostics::Wording;
using diagnostics::words;

Expression ExpressionParser::primary() {
  const Token& token = reader_.current();
  const std::uint32_t begin = token.span.begin;
  switch (token.kind) {
    case TokenKind::Name: {
      const std::string_view name = reader_.next().text;
      if (name == "true" || name == "True") return node(begin, ast::Literal{Value::boolean(true)});
      if (name == "false" || name == "False") return node(begin, ast::Literal{Value::boolean(false)});
      if (name == "none" || name == "None") return node(begin, ast::Literal{Value::none()});
      return node(begin, ast::Name{name});
    }
    case TokenKind::Integer:
    case TokenKind::Number:
      return node(begin, ast::Literal{reader_.next().value});
    case TokenKind::String:
      return string();
    case TokenKind::ParenOpen:
      return parenthesised();
    case TokenKind::BracketOpen:
      return list();
    case TokenKind::BraceOpen:
      return dict();
    default:
      reader_.fail_expecting(words("表达式", "an expression"));
  }
}

// "a" "b" is one text, made of two.
Expression ExpressionParser::string() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression first = node(begin, ast::Literal{reader_.current().value});
  reader_.next();
  first.span = reader_.since(begin);
  if (!reader_.at(TokenKind::String)) return first;
  std::vector<Expression> parts;
  parts.push_back(std::move(first));
  while (reader_.at(TokenKind::String)) {
    const Token& token = reader_.next();
    parts.push_back({token.span, ast::Literal{token.value}});
  }
  return node(begin, ast::Concat{std::move(parts)});
}

Expression ExpressionParser::parenthesised() {
  const std::uint32_t begin = reader_.next().span.begin;
  if (reader_.skip(TokenKind::ParenClose)) return node(begin, ast::TupleDisplay{});
  Expression inner = tuple_or_expression(Conditions::Allowed);
  reader_.expect(TokenKind::ParenClose);
  inner.span = reader_.since(begin);
  return inner;
}

Expression ExpressionParser::list() {
  const std::uint32_t begin = reader_.next().span.begin;
  std::vector<Expression> items;
  while (!reader_.at(TokenKind::BracketClose)) {
    items.push_back(expression());
    if (!reader_.skip(TokenKind::Comma)) break;
  }
  if (!reader_.at(TokenKind::BracketClose)) reader_.fail_expecting(words("“,”或“]”", "',' or ']'"));
  reader_.next();
  return node(begin, ast::ListDisplay{std::move(items)});
}

Expression ExpressionParser::dict() {
  const std::uint32_t begin = reader_.next().span.begin;
  ast::DictDisplay dict;
  while (!reader_.at(TokenKind::BraceClose)) {
    Expression key = expression();
    reader_.expect(TokenKind::Colon);
    dict.items.emplace_back(std::move(key), expression());
    if (!reader_.skip(TokenKind::Comma)) break;
  }
  if (!reader_.at(TokenKind::BraceClose)) reader_.fail_expecting(words("“,”或“}}”", "',' or '}}'"));
  reader_.next();
  return node(begin, std::move(dict));
}

Expression ExpressionParser::with_postfix(Expression operand) {
  while (true) {
    if (reader_.at(TokenKind::Dot) || reader_.at(TokenKind::BracketOpen)) {
      operand = subscript(std::move(operand));
    } else if (reader_.at(TokenKind::ParenOpen)) {
      operand = call(std::move(operand));
    } else {
      return operand;
    }
  }
}

Expression ExpressionParser::with_filters(Expression operand) {
  while (true) {
    if (reader_.at(TokenKind::Pipe)) {
      reader_.next();
      const std::uint32_t begin = operand.span.begin;
      operand = filter(boxed(std::move(operand)), begin);
    } else if (reader_.at_name("is")) {
      operand = test(std::move(operand));
    } else if (reader_.at(TokenKind::ParenOpen)) {
      operand = call(std::move(operand));
    } else {
      return operand;
    }
  }
}

Expression ExpressionParser::subscript(Expression object) {
  reader_.count_link();
  const std::uint32_t begin = object.span.begin;
  if (reader_.at(TokenKind::BracketOpen)) return item(std::move(object));
  reader_.next();  // the dot
  if (reader_.at(TokenKind::Integer)) {
    const Token& index = reader_.next();
    return node(begin, ast::Item{boxed(std::move(object)), boxed({index.span, ast::Literal{index.value}})});
  }
  const Token& name = reader_.expect_any_name(words("属性名或序号", "a name or a number"));
  return node(begin, ast::Attribute{boxed(std::move(object)), {name.text, name.span}});
}

Expression ExpressionParser::item(Expression object) {
  const std::uint32_t begin = object.span.begin;
  reader_.next();  // the bracket
  const std::uint32_t inside = reader_.current().span.begin;
  ExpressionPtr start;
  if (!reader_.at(TokenKind::Colon)) {
    Expression first = expression();
    if (reader_.at(TokenKind::Comma)) {
      std::vector<Expression> items;
      items.push_back(std::move(first));
      while (reader_.skip(TokenKind::Comma) && !reader_.at(TokenKind::BracketClose))
        items.push_back(expression());
      first = node(inside, ast::TupleDisplay{std::move(items)});
    }
    if (!reader_.at(TokenKind::Colon)) {
      reader_.expect(TokenKind::BracketClose);
      return node(begin, ast::Item{boxed(std::move(object)), boxed(std::move(first))});
    }
    start = boxed(std::move(first));
  }
  ast::Slice slice{boxed(std::move(object)), std::move(start), nullptr, nullptr};
  reader_.next();  // the first colon
  if (!reader_.at(TokenKind::Colon) && !reader_.at(TokenKind::BracketClose)) slice.stop = boxed(expression());
  if (reader_.skip(TokenKind::Colon) && !reader_.at(TokenKind::BracketClose))
    slice.step = boxed(expression());
  reader_.expect(TokenKind::BracketClose);
  return node(begin, std::move(slice));
}

Expression ExpressionParser::call(Expression callee) {
  reader_.count_link();
  const std::uint32_t begin = callee.span.begin;
  ast::Arguments given = arguments();
  return node(begin, ast::Call{boxed(std::move(callee)), std::move(given)});
}

ast::Arguments ExpressionParser::arguments() {
  ast::Arguments result;
  reader_.expect(TokenKind::ParenOpen);
  while (!reader_.at(TokenKind::ParenClose)) {
    argument(result);
    if (!reader_.skip(TokenKind::Comma)) break;
  }
  if (!reader_.at(TokenKind::ParenClose)) reader_.fail_expecting(words("“,”或“)”", "',' or ')'"));
  reader_.next();
  return result;
}

void ExpressionParser::argument(ast::Arguments& arguments) {
  const diagnostics::Span span = reader_.current().span;
  const auto only_if = [&](bool allowed) {
    if (!allowed) {
      reader_.fail(
          span, words("参数的次序不对", "arguments are in the wrong order"),
          words("先按位置，再按名称，再 *，最后 **", "first by position, then by name, then *, last **"));
    }
  };
  if (reader_.skip(TokenKind::Multiply)) {
    only_if(!arguments.star && !arguments.double_star);
    arguments.star = boxed(expression());
  } else if (reader_.skip(TokenKind::Power)) {
    only_if(!arguments.double_star);
    arguments.double_star = boxed(expression());
  } else if (reader_.at(TokenKind::Name) && reader_.after().kind == TokenKind::Assign) {
    only_if(!arguments.double_star);
    const Token& name = reader_.next();
    reader_.next();  // the sign
    for (const ast::Keyword& other : arguments.keywords) {
      if (other.name.text == name.text) {
        reader_.fail(name.span, words("参数“{}”给了两次", "the argument '{}' is given twice", name.text));
      }
    }
    arguments.keywords.push_back({{name.text, name.span}, boxed(expression())});
  } else {
    only_if(!arguments.star && !arguments.double_star && arguments.keywords.empty());
    arguments.positional.push_back(expression());
  }
}

Expression ExpressionParser::filter(ExpressionPtr operand, std::uint32_t begin) {
  reader_.count_link();
  const ast::Word name = dotted_name(words("过滤器的名称", "the name of a filter"));
  ast::Arguments given;
  if (reader_.at(TokenKind::ParenOpen)) given = arguments();
  return node(begin, ast::Filter{std::move(operand), name, std::move(given)});
}

ExpressionPtr ExpressionParser::filter_chain(FirstBar bar) {
  ExpressionPtr chain;
  const std::uint32_t begin = reader_.current().span.begin;
  if (bar == FirstBar::Absent) chain = boxed(filter(nullptr, begin));
  while (reader_.skip(TokenKind::Pipe)) chain = boxed(filter(std::move(chain), begin));
  return chain;
}

Expression ExpressionParser::test(Expression operand) {
  reader_.count_link();
  const std::uint32_t begin = operand.span.begin;
  reader_.next();  // is
  const bool negated = reader_.skip_name("not");
  const ast::Word name = dotted_name(words("测试的名称", "the name of a test"));
  ast::Arguments given;
  const TokenKind kind = reader_.current().kind;
  if (kind == TokenKind::ParenOpen) {
    given = arguments();
  } else if (kind == TokenKind::String || kind == TokenKind::Integer || kind == TokenKind::Number ||
             kind == TokenKind::BracketOpen || kind == TokenKind::BraceOpen ||
             (kind == TokenKind::Name && !reader_.at_name("else") && !reader_.at_name("or") &&
              !reader_.at_name("and"))) {
    if (reader_.at_name("is")) {
      reader_.fail(reader_.current().span, words("is 不能连用", "tests cannot be chained with 'is'"),
                   words("用 and 连接", "join them with 'and'"));
    }
    given.positional.push_back(with_postfix(primary()));
  }
  Expression result = node(begin, ast::Test{boxed(std::move(operand)), name, std::move(given)});
  if (!negated) return result;
  return node(begin, ast::Unary{ast::UnaryOperator::Not, boxed(std::move(result))});
}

ast::Word ExpressionParser::dotted_name(const Wording& what) {
  const Token& first = reader_.expect_any_name(what);
  diagnostics::Span span = first.span;
  while (reader_.at(TokenKind::Dot)) {
    reader_.next();
    span.end = reader_.expect_any_name(what).span.end;
  }
  return {reader_.source().text().substr(span.begin, span.size()), span};
}

ast::Target ExpressionParser::target(std::string_view until) {
  const std::uint32_t begin = reader_.current().span.begin;
  ast::Target first = target_item();
  if (!reader_.at(TokenKind::Comma)) return first;
  ast::Target::Tuple tuple;
  tuple.items.push_back(std::move(first));
  while (reader_.skip(TokenKind::Comma)) {
    if (reader_.at(TokenKind::Assign) || at_tuple_end(until)) break;
    tuple.items.push_back(target_item());
  }
  return {reader_.since(begin), std::move(tuple)};
}

ast::Target ExpressionParser::target_item() {
  const TokenReader::Level level(reader_);
  const std::uint32_t begin = reader_.current().span.begin;
  if (reader_.skip(TokenKind::ParenOpen)) {
    ast::Target inner = target({});
    reader_.expect(TokenKind::ParenClose);
    inner.span = reader_.since(begin);
    return inner;
  }
  const ast::Word name = target_name();
  return {name.span, name};
}

ast::Word ExpressionParser::target_name() {
  const Token& token = reader_.expect_any_name(words("变量名", "the name of a variable"));
  for (const std::string_view constant : {"true", "True", "false", "False", "none", "None"}) {
    if (token.text == constant) {
      reader_.fail(token.span, words("不能给“{}”赋值", "cannot assign to '{}'", token.text));
    }
  }
  return {token.text, token.span};
}

}  // namespace gazette::templates
