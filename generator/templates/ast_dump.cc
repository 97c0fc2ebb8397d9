#include <fmt/format.h>

#include <iterator>
#include <string>

#include "diagnostics/render.h"
#include "templates/ast.h"

namespace gazette::templates::ast {

namespace {

std::string_view word_of(UnaryOperator op) {
  switch (op) {
    case UnaryOperator::Not:
      return "not";
    case UnaryOperator::Negate:
      return "-";
    case UnaryOperator::Plus:
      return "+";
  }
  return {};
}

std::string_view word_of(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Add:
      return "+";
    case BinaryOperator::Subtract:
      return "-";
    case BinaryOperator::Multiply:
      return "*";
    case BinaryOperator::Divide:
      return "/";
    case BinaryOperator::FloorDivide:
      return "//";
    case BinaryOperator::Modulo:
      return "%";
    case BinaryOperator::Power:
      return "**";
  }
  return {};
}

std::string_view word_of(CompareOperator op) {
  switch (op) {
    case CompareOperator::Equal:
      return "==";
    case CompareOperator::NotEqual:
      return "!=";
    case CompareOperator::Less:
      return "<";
    case CompareOperator::LessEqual:
      return "<=";
    case CompareOperator::Greater:
      return ">";
    case CompareOperator::GreaterEqual:
      return ">=";
    case CompareOperator::In:
      return "in";
    case CompareOperator::NotIn:
      return "not in";
  }
  return {};
}

// Expressions are printed as in Lisp, in one line.
class ExpressionDump {
 public:
  explicit ExpressionDump(std::string& out) : out_(out) {}

  void operator()(const Literal& l) {
    switch (l.value.kind()) {
      case Kind::None:
        put("none");
        break;
      case Kind::Boolean:
        put("{}", l.value.as_boolean());
        break;
      case Kind::Integer:
        put("{}", l.value.as_integer());
        break;
      case Kind::Number:
        put("{}", l.value.as_number());
        break;
      default:
        put("{}", diagnostics::json_string(l.value.as_text()));
        break;
    }
  }
  void operator()(const Name& n) { put("{}", n.name); }
  void operator()(const ListDisplay& l) { all("list", l.items); }
  void operator()(const TupleDisplay& t) { all("tuple", t.items); }
  void operator()(const DictDisplay& d) {
    put("(dict");
    for (const auto& [key, value] : d.items) {
      next(key);
      next(value);
    }
    put(")");
  }
  void operator()(const Unary& u) {
    put("({}", word_of(u.op));
    next(*u.operand);
    put(")");
  }
  void operator()(const Binary& b) { two(word_of(b.op), *b.left, *b.right); }
  void operator()(const Logical& l) { two(l.op == LogicalOperator::And ? "and" : "or", *l.left, *l.right); }
  void operator()(const Concat& c) { all("~", c.parts); }
  void operator()(const Compare& c) {
    put("(compare");
    next(*c.first);
    for (const Compare::Link& link : c.links) {
      put(" {}", word_of(link.op));
      next(*link.right);
    }
    put(")");
  }
  void operator()(const Conditional& c) {
    put("(if");
    next(*c.condition);
    next(*c.then);
    next(c.otherwise);
    put(")");
  }
  void operator()(const Attribute& a) {
    put("(.{}", a.name.text);
    next(*a.object);
    put(")");
  }
  void operator()(const Item& i) { two("item", *i.object, *i.index); }
  void operator()(const Slice& s) {
    put("(slice");
    next(*s.object);
    next(s.start);
    next(s.stop);
    next(s.step);
    put(")");
  }
  void operator()(const Call& c) {
    put("(call");
    next(*c.callee);
    arguments(c.arguments);
    put(")");
  }
  void operator()(const Filter& f) {
    put("(|{}", f.name.text);
    if (f.operand) next(*f.operand);
    arguments(f.arguments);
    put(")");
  }
  void operator()(const Test& t) {
    put("(is {}", t.name.text);
    next(*t.operand);
    arguments(t.arguments);
    put(")");
  }

 private:
  template <typename... Args>
  void put(fmt::format_string<const Args&...> format, const Args&... args) {
    fmt::format_to(std::back_inserter(out_), format, args...);
  }
  void next(const Expression& e) {
    put(" ");
    std::visit(*this, e.form);
  }
  void next(const ExpressionPtr& e) { e ? next(*e) : put(" _"); }
  void two(std::string_view head, const Expression& a, const Expression& b) {
    put("({}", head);
    next(a);
    next(b);
    put(")");
  }
  void all(std::string_view head, const std::vector<Expression>& items) {
    put("({}", head);
    for (const Expression& item : items) next(item);
    put(")");
  }
  void arguments(const Arguments& a) {
    for (const Expression& e : a.positional) next(e);
    for (const Keyword& k : a.keywords) {
      put(" {}=", k.name.text);
      std::visit(*this, k.value->form);
    }
    if (a.star) next(*a.star), put("*");
    if (a.double_star) next(*a.double_star), put("**");
  }

  std::string& out_;
};

std::string text_of(const Target& target) {
  if (const auto* word = std::get_if<Word>(&target.form)) return std::string(word->text);
  if (const auto* member = std::get_if<Target::Member>(&target.form)) {
    return fmt::format("{}.{}", member->object.text, member->name.text);
  }
  std::string out = "(";
  for (const Target& item : std::get<Target::Tuple>(target.form).items) {
    if (out.size() > 1) out += ' ';
    out += text_of(item);
  }
  return out + ')';
}

std::string text_of(Context context) {
  return context == Context::With ? " with context" : " without context";
}

class StatementDump {
 public:
  StatementDump(std::string& out, std::size_t indent) : out_(out), indent_(indent) {}

  void body(const Body& statements) {
    for (const Statement& statement : statements) std::visit(*this, statement.form);
  }

  void operator()(const Text& t) { line("text " + diagnostics::json_string(t.text)); }
  void operator()(const Print& p) { line("print " + dump(p.value)); }
  void operator()(const If& i) {
    for (const If::Branch& branch : i.branches) {
      line((&branch == i.branches.data() ? "if " : "elif ") + dump(branch.condition));
      inner(branch.body);
    }
    part("else", i.otherwise);
  }
  void operator()(const For& f) {
    line(fmt::format("for {} in {}{}{}", text_of(f.target), dump(f.iterable),
                     f.condition ? " if " + dump(*f.condition) : "", f.recursive ? " recursive" : ""));
    inner(f.body);
    part("else", f.otherwise);
  }
  void operator()(const Set& s) { line(fmt::format("set {} = {}", text_of(s.target), dump(s.value))); }
  void operator()(const SetBlock& s) {
    line(fmt::format("set {}{}", text_of(s.target), s.filter ? " " + dump(*s.filter) : ""));
    inner(s.body);
  }
  void operator()(const Extends& e) { line("extends " + dump(e.parent)); }
  void operator()(const Block& b) {
    line(fmt::format("block {}{}{}", b.name.text, b.scoped ? " scoped" : "", b.required ? " required" : ""));
    inner(b.body);
  }
  void operator()(const Include& i) {
    line("include " + dump(i.name) + (i.ignore_missing ? " ignore missing" : "") + text_of(i.context));
  }
  void operator()(const Import& i) {
    line(fmt::format("import {} as {}{}", dump(i.name), i.target.text, text_of(i.context)));
  }
  void operator()(const FromImport& f) {
    std::string names;
    for (const FromImport::Name& n : f.names) names += fmt::format(" {}:{}", n.exported.text, n.target.text);
    line("from " + dump(f.name) + " import" + names + text_of(f.context));
  }
  void operator()(const Macro& m) {
    line(fmt::format("macro {}({})", m.name.text, text_of(m.parameters)));
    inner(m.body);
  }
  void operator()(const CallBlock& c) {
    line(fmt::format("call({}) {}", text_of(c.parameters), dump(c.call)));
    inner(c.body);
  }
  void operator()(const FilterBlock& f) {
    line("filter " + dump(f.filter));
    inner(f.body);
  }
  void operator()(const With& w) {
    std::string bindings;
    for (const With::Binding& b : w.bindings)
      bindings += fmt::format(" {}={}", text_of(b.target), dump(b.value));
    line("with" + bindings);
    inner(w.body);
  }
  void operator()(const Autoescape& a) {
    line("autoescape " + dump(a.on));
    inner(a.body);
  }
  void operator()(const Break& /*b*/) { line("break"); }
  void operator()(const Continue& /*c*/) { line("continue"); }

 private:
  void line(const std::string& text) { out_ += std::string(indent_, ' ') + text + '\n'; }
  void inner(const Body& statements) { StatementDump(out_, indent_ + 2).body(statements); }
  void part(const std::string& name, const Body& statements) {
    if (statements.empty()) return;
    line(name);
    inner(statements);
  }
  static std::string text_of(const std::vector<Parameter>& parameters) {
    std::string out;
    for (const Parameter& p : parameters) {
      if (!out.empty()) out += ' ';
      out += p.name.text;
      if (p.fallback) out += "=" + dump(*p.fallback);
    }
    return out;
  }
  static std::string text_of(const Target& target) { return ast::text_of(target); }
  static std::string text_of(Context context) { return ast::text_of(context); }

  std::string& out_;
  std::size_t indent_;
};

}  // namespace

std::string dump(const Template& tree) {
  std::string out;
  StatementDump(out, 0).body(tree.body);
  return out;
}

std::string dump(const Expression& expression) {
  std::string out;
  ExpressionDump printer(out);
  std::visit(printer, expression.form);
  return out;
}

}  // namespace gazette::templates::ast
