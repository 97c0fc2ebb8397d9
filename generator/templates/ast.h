// The tree of one template: what the parser makes and the compiler reads. Plain data; every node knows
// its place. Names and texts are views on the Source, or on the Program's constants.
//
// Expressions and statements are variants: one struct for each form, so that whoever walks the tree
// handles every form or does not compile. dump() prints a tree for tests.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diagnostics/source.h"
#include "templates/value.h"

namespace gazette::templates::ast {

using diagnostics::Span;

struct Expression;
struct Statement;
using ExpressionPtr = std::unique_ptr<Expression>;
using Body = std::vector<Statement>;

// A word of the source with its place.
struct Word {
  std::string_view text;
  Span span;
};

enum class UnaryOperator : std::uint8_t { Not, Negate, Plus };
enum class BinaryOperator : std::uint8_t { Add, Subtract, Multiply, Divide, FloorDivide, Modulo, Power };
enum class LogicalOperator : std::uint8_t { And, Or };
enum class CompareOperator : std::uint8_t {
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  In,
  NotIn
};

struct Keyword {
  Word name;
  ExpressionPtr value;
};

struct Arguments {
  std::vector<Expression> positional;
  std::vector<Keyword> keywords;
  ExpressionPtr star;         // *list
  ExpressionPtr double_star;  // **dict
};

struct Literal {
  Value value;  // none, boolean, integer, number, string
};
struct Name {
  std::string_view name;
};
struct ListDisplay {
  std::vector<Expression> items;
};
struct TupleDisplay {
  std::vector<Expression> items;
};
struct DictDisplay {
  std::vector<std::pair<Expression, Expression>> items;
};
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};
struct Binary {
  BinaryOperator op;
  ExpressionPtr left, right;
};
struct Logical {
  LogicalOperator op;
  ExpressionPtr left, right;
};
struct Concat {
  std::vector<Expression> parts;
};
struct Compare {
  struct Link {
    CompareOperator op;
    ExpressionPtr right;
  };
  ExpressionPtr first;
  std::vector<Link> links;
};
struct Conditional {
  ExpressionPtr condition, then, otherwise;  // otherwise: may be none
};
struct Attribute {
  ExpressionPtr object;
  Word name;
};
struct Item {
  ExpressionPtr object, index;
};
struct Slice {
  ExpressionPtr object, start, stop, step;  // the last three: may be none
};
struct Call {
  ExpressionPtr callee;
  Arguments arguments;
};
struct Filter {
  ExpressionPtr operand;  // none at the start of a filter block's chain
  Word name;
  Arguments arguments;
};
struct Test {
  ExpressionPtr operand;
  Word name;
  Arguments arguments;
};

struct Expression {
  Span span;
  std::variant<Literal, Name, ListDisplay, TupleDisplay, DictDisplay, Unary, Binary, Logical, Concat, Compare,
               Conditional, Attribute, Item, Slice, Call, Filter, Test>
      form;
};

inline ExpressionPtr boxed(Expression expression) {
  return std::make_unique<Expression>(std::move(expression));
}

// What can be assigned to.
struct Target {
  struct Tuple {
    std::vector<Target> items;
  };
  struct Member {  // namespace.name, in `set` only
    Word object, name;
  };
  Span span;
  std::variant<Word, Tuple, Member> form;
};

struct Text {
  std::string_view text;
};
struct Print {
  Expression value;
};
struct If {
  struct Branch {
    Expression condition;
    Body body;
  };
  std::vector<Branch> branches;
  Body otherwise;
};
struct For {
  Target target;
  Expression iterable;
  ExpressionPtr condition;  // may be none
  bool recursive;
  Body body, otherwise;
};
struct Set {
  Target target;
  Expression value;
};
struct SetBlock {
  Target target;
  ExpressionPtr filter;  // a chain of filters whose innermost operand is none; may be none itself
  Body body;
};
struct Extends {
  Expression parent;
};
struct Block {
  Word name;
  bool scoped, required;
  Body body;
};
enum class Context : std::uint8_t { With, Without };
struct Include {
  Expression name;
  bool ignore_missing;
  Context context;
};
struct Import {
  Expression name;
  Word target;
  Context context;
};
struct FromImport {
  struct Name {
    Word exported, target;
  };
  Expression name;
  std::vector<Name> names;
  Context context;
};
struct Parameter {
  Word name;
  ExpressionPtr fallback;  // may be none
};
struct Macro {
  Word name;
  std::vector<Parameter> parameters;
  Body body;
};
struct CallBlock {
  std::vector<Parameter> parameters;
  Expression call;
  Body body;
};
struct FilterBlock {
  Expression filter;
  Body body;
};
struct With {
  struct Binding {
    Target target;
    Expression value;
  };
  std::vector<Binding> bindings;
  Body body;
};
struct Autoescape {
  Expression on;
  Body body;
};
struct Break {};
struct Continue {};

struct Statement {
  Span span;  // of the tag, or the text
  std::variant<Text, Print, If, For, Set, SetBlock, Extends, Block, Include, Import, FromImport, Macro,
               CallBlock, FilterBlock, With, Autoescape, Break, Continue>
      form;
};

struct Template {
  Body body;
};

// One node a line, two blanks an indent; for tests and for people who want to see how a text is read.
std::string dump(const Template& tree);
std::string dump(const Expression& expression);

}  // namespace gazette::templates::ast
