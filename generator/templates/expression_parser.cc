#include "templates/expression_parser.h"

#include <optional>
#include <utility>

namespace gazette::templates {

using ast::boxed;
using ast::Expression;
using ast::ExpressionPtr;
using diagnostics::words;

namespace {

std::optional<ast::CompareOperator> comparison_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::Equal:
      return ast::CompareOperator::Equal;
    case TokenKind::NotEqual:
      return ast::CompareOperator::NotEqual;
    case TokenKind::Less:
      return ast::CompareOperator::Less;
    case TokenKind::LessEqual:
      return ast::CompareOperator::LessEqual;
    case TokenKind::Greater:
      return ast::CompareOperator::Greater;
    case TokenKind::GreaterEqual:
      return ast::CompareOperator::GreaterEqual;
    default:
      return std::nullopt;
  }
}

std::optional<ast::BinaryOperator> product_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::Multiply:
      return ast::BinaryOperator::Multiply;
    case TokenKind::Divide:
      return ast::BinaryOperator::Divide;
    case TokenKind::FloorDivide:
      return ast::BinaryOperator::FloorDivide;
    case TokenKind::Modulo:
      return ast::BinaryOperator::Modulo;
    default:
      return std::nullopt;
  }
}

}  // namespace

Expression ExpressionParser::expression(Conditions conditions) {
  const TokenReader::Level level(reader_);
  return conditions == Conditions::Allowed ? conditional() : either();
}

Expression ExpressionParser::tuple_or_expression(Conditions conditions, std::string_view until) {
  const std::uint32_t begin = reader_.current().span.begin;
  std::vector<Expression> items;
  bool is_tuple = false;
  while (!at_tuple_end(until)) {
    items.push_back(expression(conditions));
    if (!reader_.at(TokenKind::Comma)) break;
    reader_.next();
    is_tuple = true;
  }
  if (is_tuple) return node(begin, ast::TupleDisplay{std::move(items)});
  if (items.empty()) reader_.fail_expecting(words("表达式", "an expression"));
  return std::move(items.front());
}

bool ExpressionParser::at_tuple_end(std::string_view until) const {
  return reader_.at(TokenKind::PrintEnd) || reader_.at(TokenKind::TagEnd) ||
         reader_.at(TokenKind::ParenClose) || (!until.empty() && reader_.at_name(until));
}

Expression ExpressionParser::conditional() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression then = either();
  while (reader_.skip_name("if")) {
    reader_.count_link();
    Expression condition = either();
    ExpressionPtr otherwise;
    if (reader_.skip_name("else")) {
      const TokenReader::Level level(reader_);
      otherwise = boxed(conditional());
    }
    then = node(begin,
                ast::Conditional{boxed(std::move(condition)), boxed(std::move(then)), std::move(otherwise)});
  }
  return then;
}

Expression ExpressionParser::either() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression left = both();
  while (reader_.skip_name("or")) {
    reader_.count_link();
    Expression right = both();
    left =
        node(begin, ast::Logical{ast::LogicalOperator::Or, boxed(std::move(left)), boxed(std::move(right))});
  }
  return left;
}

Expression ExpressionParser::both() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression left = negation();
  while (reader_.skip_name("and")) {
    reader_.count_link();
    Expression right = negation();
    left =
        node(begin, ast::Logical{ast::LogicalOperator::And, boxed(std::move(left)), boxed(std::move(right))});
  }
  return left;
}

Expression ExpressionParser::negation() {
  const std::uint32_t begin = reader_.current().span.begin;
  if (!reader_.skip_name("not")) return comparison();
  const TokenReader::Level level(reader_);
  Expression operand = negation();
  return node(begin, ast::Unary{ast::UnaryOperator::Not, boxed(std::move(operand))});
}

Expression ExpressionParser::comparison() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression first = sum();
  std::vector<ast::Compare::Link> links;
  while (true) {
    ast::CompareOperator op = ast::CompareOperator::In;
    if (const std::optional<ast::CompareOperator> sign = comparison_of(reader_.current().kind)) {
      op = *sign;
      reader_.next();
    } else if (reader_.at_name("not") && reader_.after_is_name("in")) {
      op = ast::CompareOperator::NotIn;
      reader_.next();
      reader_.next();
    } else if (!reader_.skip_name("in")) {
      break;
    }
    reader_.count_link();
    links.push_back({op, boxed(sum())});
  }
  if (links.empty()) return first;
  return node(begin, ast::Compare{boxed(std::move(first)), std::move(links)});
}

Expression ExpressionParser::sum() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression left = concatenation();
  while (reader_.at(TokenKind::Add) || reader_.at(TokenKind::Subtract)) {
    const bool add = reader_.next().kind == TokenKind::Add;
    reader_.count_link();
    Expression right = concatenation();
    left = node(begin, ast::Binary{add ? ast::BinaryOperator::Add : ast::BinaryOperator::Subtract,
                                   boxed(std::move(left)), boxed(std::move(right))});
  }
  return left;
}

Expression ExpressionParser::concatenation() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression first = product();
  if (!reader_.at(TokenKind::Tilde)) return first;
  std::vector<Expression> parts;
  parts.push_back(std::move(first));
  while (reader_.skip(TokenKind::Tilde)) parts.push_back(product());
  return node(begin, ast::Concat{std::move(parts)});
}

Expression ExpressionParser::product() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression left = power();
  while (const std::optional<ast::BinaryOperator> op = product_of(reader_.current().kind)) {
    reader_.next();
    reader_.count_link();
    Expression right = power();
    left = node(begin, ast::Binary{*op, boxed(std::move(left)), boxed(std::move(right))});
  }
  return left;
}

Expression ExpressionParser::power() {
  const std::uint32_t begin = reader_.current().span.begin;
  Expression left = unary(Filters::Allowed);
  while (reader_.skip(TokenKind::Power)) {
    reader_.count_link();
    Expression right = unary(Filters::Allowed);
    left =
        node(begin, ast::Binary{ast::BinaryOperator::Power, boxed(std::move(left)), boxed(std::move(right))});
  }
  return left;
}

Expression ExpressionParser::unary(Filters filters) {
  const TokenReader::Level level(reader_);
  const std::uint32_t begin = reader_.current().span.begin;
  std::optional<Expression> operand;
  if (reader_.at(TokenKind::Subtract) || reader_.at(TokenKind::Add)) {
    const ast::UnaryOperator op =
        reader_.next().kind == TokenKind::Subtract ? ast::UnaryOperator::Negate : ast::UnaryOperator::Plus;
    Expression inner = unary(Filters::Not);
    operand = node(begin, ast::Unary{op, boxed(std::move(inner))});
  } else {
    operand = primary();
  }
  Expression postfixed = with_postfix(std::move(*operand));
  return filters == Filters::Allowed ? with_filters(std::move(postfixed)) : std::move(postfixed);
}

}  // namespace gazette::templates
