// The half of TemplateCompiler that compiles expressions and checks what can be told without data.
#include <algorithm>
#include <array>
#include <utility>

#include "diagnostics/nearest.h"
#include "templates/argument_wording.h"
#include "templates/compiler.h"
#include "templates/rules.h"

namespace gazette::templates {

using diagnostics::Span;
using diagnostics::words;

namespace {

Op op_of(ast::BinaryOperator op) {
  switch (op) {
    case ast::BinaryOperator::Add:
      return Op::Add;
    case ast::BinaryOperator::Subtract:
      return Op::Subtract;
    case ast::BinaryOperator::Multiply:
      return Op::Multiply;
    case ast::BinaryOperator::Divide:
      return Op::Divide;
    case ast::BinaryOperator::FloorDivide:
      return Op::FloorDivide;
    case ast::BinaryOperator::Modulo:
      return Op::Modulo;
    case ast::BinaryOperator::Power:
      return Op::Power;
  }
  return Op::Add;
}

Op op_of(ast::UnaryOperator op) {
  switch (op) {
    case ast::UnaryOperator::Not:
      return Op::Not;
    case ast::UnaryOperator::Negate:
      return Op::Negate;
    case ast::UnaryOperator::Plus:
      return Op::Plus;
  }
  return Op::Not;
}

std::uint32_t count(std::size_t n) {
  return static_cast<std::uint32_t>(n);
}

// The text of a literal, where the expression is one.
std::optional<std::string_view> literal_text(const ast::Expression& e) {
  const auto* literal = std::get_if<ast::Literal>(&e.form);
  if (literal == nullptr || !literal->value.is(Kind::String)) return std::nullopt;
  return literal->value.as_text();
}

}  // namespace

void TemplateCompiler::expression(const ast::Expression& e, Frame& frame) {
  std::visit([&](const auto& form) { expression(form, e.span, frame); }, e.form);
}

void TemplateCompiler::all(const std::vector<ast::Expression>& items, Frame& frame) {
  for (const ast::Expression& item : items) expression(item, frame);
}

void TemplateCompiler::expression(const ast::Literal& e, Span span, Frame& frame) {
  frame.code->emit(Op::Constant, span, 1, program_.add_constant(e.value));
}

void TemplateCompiler::expression(const ast::Name& e, Span span, Frame& frame) {
  load(e.name, frame, span);
}

void TemplateCompiler::expression(const ast::ListDisplay& e, Span span, Frame& frame) {
  all(e.items, frame);
  frame.code->emit(Op::List, span, 1 - static_cast<int>(e.items.size()), count(e.items.size()));
}

void TemplateCompiler::expression(const ast::TupleDisplay& e, Span span, Frame& frame) {
  all(e.items, frame);
  frame.code->emit(Op::Tuple, span, 1 - static_cast<int>(e.items.size()), count(e.items.size()));
}

void TemplateCompiler::expression(const ast::DictDisplay& e, Span span, Frame& frame) {
  for (const auto& [key, value] : e.items) {
    expression(key, frame);
    expression(value, frame);
  }
  frame.code->emit(Op::Dict, span, 1 - 2 * static_cast<int>(e.items.size()), count(e.items.size()));
}

void TemplateCompiler::expression(const ast::Unary& e, Span span, Frame& frame) {
  expression(*e.operand, frame);
  frame.code->emit(op_of(e.op), span, 0);
}

void TemplateCompiler::expression(const ast::Binary& e, Span span, Frame& frame) {
  expression(*e.left, frame);
  expression(*e.right, frame);
  frame.code->emit(op_of(e.op), span, -1);
}

void TemplateCompiler::expression(const ast::Logical& e, Span span, Frame& frame) {
  expression(*e.left, frame);
  const Op op = e.op == ast::LogicalOperator::And ? Op::JumpIfFalseKeep : Op::JumpIfTrueKeep;
  const std::uint32_t end = frame.code->jump(op, span, -1);
  expression(*e.right, frame);
  frame.code->land(end);
}

void TemplateCompiler::expression(const ast::Concat& e, Span span, Frame& frame) {
  all(e.parts, frame);
  frame.code->emit(Op::Concat, span, 1 - static_cast<int>(e.parts.size()), count(e.parts.size()),
                   static_cast<std::uint8_t>(frame.escape));
}

void TemplateCompiler::expression(const ast::Compare& e, Span span, Frame& frame) {
  expression(*e.first, frame);
  std::vector<std::uint32_t> ends;
  for (const ast::Compare::Link& link : e.links) {
    expression(*link.right, frame);
    const auto op = static_cast<std::uint8_t>(link.op);
    if (&link == &e.links.back()) {
      frame.code->emit(Op::Compare, span, -1, 0, op);
    } else {
      ends.push_back(frame.code->jump(Op::CompareChain, span, -1, 0, op));
    }
  }
  for (const std::uint32_t end : ends) frame.code->land(end);
}

void TemplateCompiler::expression(const ast::Conditional& e, Span span, Frame& frame) {
  expression(*e.condition, frame);
  const std::uint32_t to_else = frame.code->jump(Op::JumpIfFalse, e.condition->span, -1);
  expression(*e.then, frame);
  const std::uint32_t to_end = frame.code->jump(Op::Jump, span, 0);
  frame.code->land(to_else);
  frame.code->set_depth(frame.code->depth() - 1);
  if (e.otherwise) {
    expression(*e.otherwise, frame);
  } else {
    frame.code->emit(Op::NoElse, span, 1);
  }
  frame.code->land(to_end);
}

void TemplateCompiler::expression(const ast::Attribute& e, Span span, Frame& frame) {
  expression(*e.object, frame);
  frame.code->emit_attribute(program_.intern(e.name.text), span);
}

void TemplateCompiler::expression(const ast::Item& e, Span span, Frame& frame) {
  expression(*e.object, frame);
  expression(*e.index, frame);
  frame.code->emit(Op::Item, span, -1);
}

void TemplateCompiler::expression(const ast::Slice& e, Span span, Frame& frame) {
  expression(*e.object, frame);
  for (const ast::ExpressionPtr* part : {&e.start, &e.stop, &e.step}) {
    if (*part) {
      expression(**part, frame);
    } else {
      frame.code->emit(Op::Missing, span, 1);
    }
  }
  frame.code->emit(Op::Slice, span, -3);
}

void TemplateCompiler::expression(const ast::Call& e, Span span, Frame& frame) {
  call(e, span, frame, CallUse::Value, std::nullopt);
}

CallSite TemplateCompiler::arguments(const ast::Arguments& given, Frame& frame) {
  CallSite site;
  all(given.positional, frame);
  site.positional = count(given.positional.size());
  for (const ast::Keyword& keyword : given.keywords) {
    expression(*keyword.value, frame);
    site.keywords.push_back(program_.intern(keyword.name.text));
  }
  if (given.star) expression(*given.star, frame);
  if (given.double_star) expression(*given.double_star, frame);
  site.has_star = given.star != nullptr;
  site.has_double_star = given.double_star != nullptr;
  return site;
}

void TemplateCompiler::call(const ast::Call& e, Span span, Frame& frame, CallUse use,
                            std::optional<std::uint32_t> caller) {
  const auto* attribute = std::get_if<ast::Attribute>(&e.callee->form);
  expression(attribute != nullptr ? *attribute->object : *e.callee, frame);
  CallSite site;
  if (caller) {  // goes between the keywords and the stars, where only the stack's order matters
    site = arguments(e.arguments, frame);
    if (site.has_star || site.has_double_star) {
      error(rules::syntax, span, words("call 块里不能用 * 或 **", "a call block takes no * and no **"));
    }
    frame.code->emit(Op::MakeMacro, span, 1, *caller);
    site.keywords.push_back(program_.intern("caller"));
  } else {
    site = arguments(e.arguments, frame);
  }
  const int effect = -static_cast<int>(site.values()) - (use == CallUse::Print ? 1 : 0);
  Op op = use == CallUse::Print ? Op::PrintCall : Op::Call;
  if (attribute != nullptr) {
    site.name = program_.intern(attribute->name.text);
    op = use == CallUse::Print ? Op::PrintMethod : Op::Method;
  }
  frame.code->emit(op, span, effect, program_.add_call_site(std::move(site)),
                   static_cast<std::uint8_t>(frame.escape));
}

void TemplateCompiler::expression(const ast::Filter& e, Span span, Frame& frame) {
  if (e.operand) expression(*e.operand, frame);  // in a filter block it is on the stack already
  const Callable* const callable = filter_named(e.name);
  CallSite site = arguments(e.arguments, frame);
  site.callable = callable;
  if (callable != nullptr) {
    check_arguments(*callable, e.arguments, e.name);
    check_named_argument(e);
  }
  const int effect = -static_cast<int>(site.values());
  frame.code->emit(Op::Filter, span, effect, program_.add_call_site(std::move(site)));
}

void TemplateCompiler::expression(const ast::Test& e, Span span, Frame& frame) {
  expression(*e.operand, frame);
  const Callable* const callable = test_named(e.name);
  CallSite site = arguments(e.arguments, frame);
  site.callable = callable;
  if (callable != nullptr) check_arguments(*callable, e.arguments, e.name);
  const int effect = -static_cast<int>(site.values());
  frame.code->emit(Op::Test, span, effect, program_.add_call_site(std::move(site)));
}

const Callable* TemplateCompiler::filter_named(const ast::Word& name) {
  if (const Callable* const found = program_.filter(name.text)) return found;
  error(rules::unknown_filter, name.span, words("没有过滤器“{}”", "there is no filter '{}'", name.text),
        diagnostics::did_you_mean(name.text, program_.filter_names()));
  return nullptr;
}

const Callable* TemplateCompiler::test_named(const ast::Word& name) {
  if (const Callable* const found = program_.test(name.text)) return found;
  error(rules::unknown_test, name.span, words("没有测试“{}”", "there is no test '{}'", name.text),
        diagnostics::did_you_mean(name.text, program_.test_names()));
  return nullptr;
}

void TemplateCompiler::check_arguments(const Callable& callable, const ast::Arguments& given,
                                       const ast::Word& name) {
  const auto own = callable.parameters.subspan(1);  // the first is what the filter is applied to
  const std::size_t positional = given.positional.size();
  if (positional > own.size() && !callable.takes_more) {
    error(rules::arguments, given.positional[own.size()].span,
          too_many_arguments(name.text, own.size(), positional));
  }
  for (const ast::Keyword& keyword : given.keywords) {
    const auto parameter = std::ranges::find(own, keyword.name.text);
    if (parameter == own.end()) {
      if (callable.takes_keywords) continue;
      error(rules::arguments, keyword.name.span, unknown_argument(name.text, keyword.name.text),
            diagnostics::did_you_mean(keyword.name.text, own));
    } else if (static_cast<std::size_t>(parameter - own.begin()) < positional) {
      error(rules::arguments, keyword.name.span, repeated_argument(name.text, keyword.name.text));
    }
  }
  if (given.star || given.double_star) return;
  for (std::size_t i = positional; i + 1 < callable.required; ++i) {
    const bool named =
        std::ranges::any_of(given.keywords, [&](const ast::Keyword& k) { return k.name.text == own[i]; });
    if (!named) error(rules::arguments, name.span, missing_argument(name.text, own[i]));
  }
}

// Filters that take the name of a filter or test as a text: a name that is written out is checked.
void TemplateCompiler::check_named_argument(const ast::Filter& e) {
  struct Taker {
    std::string_view filter;
    bool takes_filter;
    std::size_t position;
  };
  static constexpr Taker takers[] = {{"map", true, 0},
                                     {"select", false, 0},
                                     {"reject", false, 0},
                                     {"selectattr", false, 1},
                                     {"rejectattr", false, 1}};
  const auto* const taker = std::ranges::find(takers, e.name.text, &Taker::filter);
  if (taker == std::end(takers) || e.arguments.positional.size() <= taker->position) return;
  const ast::Expression& argument = e.arguments.positional[taker->position];
  const std::optional<std::string_view> name = literal_text(argument);
  if (!name) return;
  if (taker->takes_filter) {
    filter_named({*name, argument.span});
  } else {
    test_named({*name, argument.span});
  }
}

void TemplateCompiler::check_template(const ast::Expression& name, bool must_exist) {
  const std::optional<std::string_view> text = literal_text(name);
  if (!text || !must_exist || program_.find(*text) != nullptr) return;
  error(rules::unknown_template, name.span, words("没有模板“{}”", "there is no template '{}'", *text),
        diagnostics::did_you_mean(*text, program_.template_names()));
}

}  // namespace gazette::templates
