#include "templates/walk.h"

namespace gazette::templates::ast {

namespace {

class Walker {
 public:
  explicit Walker(const NameVisitor& visit) : visit_(visit) {}

  void body(const Body& statements) const {
    for (const Statement& s : statements) std::visit(*this, s.form);
  }
  void expression(const Expression& e) const { std::visit(*this, e.form); }
  void target(const Target& t) const {
    if (const auto* word = std::get_if<Word>(&t.form)) return visit_(word->text, NameUse::Store);
    if (const auto* member = std::get_if<Target::Member>(&t.form))
      return visit_(member->object.text, NameUse::Load);
    for (const Target& item : std::get<Target::Tuple>(t.form).items) target(item);
  }

  void operator()(const Literal& /*l*/) const {}
  void operator()(const Name& n) const { visit_(n.name, NameUse::Load); }
  void operator()(const ListDisplay& l) const { all(l.items); }
  void operator()(const TupleDisplay& t) const { all(t.items); }
  void operator()(const DictDisplay& d) const {
    for (const auto& [key, value] : d.items) {
      expression(key);
      expression(value);
    }
  }
  void operator()(const Unary& u) const { expression(*u.operand); }
  void operator()(const Binary& b) const {
    expression(*b.left);
    expression(*b.right);
  }
  void operator()(const Logical& l) const {
    expression(*l.left);
    expression(*l.right);
  }
  void operator()(const Concat& c) const { all(c.parts); }
  void operator()(const Compare& c) const {
    expression(*c.first);
    for (const Compare::Link& link : c.links) expression(*link.right);
  }
  void operator()(const Conditional& c) const {
    expression(*c.condition);
    expression(*c.then);
    maybe(c.otherwise);
  }
  void operator()(const Attribute& a) const { expression(*a.object); }
  void operator()(const Item& i) const {
    expression(*i.object);
    expression(*i.index);
  }
  void operator()(const Slice& s) const {
    expression(*s.object);
    maybe(s.start);
    maybe(s.stop);
    maybe(s.step);
  }
  void operator()(const Call& c) const {
    expression(*c.callee);
    arguments(c.arguments);
  }
  void operator()(const Filter& f) const {
    maybe(f.operand);
    arguments(f.arguments);
  }
  void operator()(const Test& t) const {
    expression(*t.operand);
    arguments(t.arguments);
  }

  void operator()(const Text& /*t*/) const {}
  void operator()(const Print& p) const { expression(p.value); }
  void operator()(const If& i) const {
    for (const If::Branch& branch : i.branches) {
      expression(branch.condition);
      body(branch.body);
    }
    body(i.otherwise);
  }
  void operator()(const For& f) const {
    target(f.target);
    expression(f.iterable);
    body(f.body);
    body(f.otherwise);
    maybe(f.condition);
  }
  void operator()(const Set& s) const {
    target(s.target);
    expression(s.value);
  }
  void operator()(const SetBlock& s) const {
    target(s.target);
    maybe(s.filter);
    body(s.body);
  }
  void operator()(const Extends& e) const { expression(e.parent); }
  void operator()(const Block& /*b*/) const {}
  void operator()(const Include& i) const { expression(i.name); }
  void operator()(const Import& i) const { expression(i.name); }
  void operator()(const FromImport& f) const { expression(f.name); }
  void operator()(const Macro& m) const {
    parameters(m.parameters);
    body(m.body);
  }
  void operator()(const CallBlock& c) const {
    expression(c.call);
    parameters(c.parameters);
    body(c.body);
  }
  void operator()(const FilterBlock& f) const {
    body(f.body);
    expression(f.filter);
  }
  void operator()(const With& w) const {
    for (const With::Binding& b : w.bindings) target(b.target);
    for (const With::Binding& b : w.bindings) expression(b.value);
    body(w.body);
  }
  void operator()(const Autoescape& a) const {
    expression(a.on);
    body(a.body);
  }
  void operator()(const Break& /*b*/) const {}
  void operator()(const Continue& /*c*/) const {}

 private:
  void all(const std::vector<Expression>& items) const {
    for (const Expression& item : items) expression(item);
  }
  void maybe(const ExpressionPtr& e) const {
    if (e) expression(*e);
  }
  void arguments(const Arguments& a) const {
    all(a.positional);
    for (const Keyword& k : a.keywords) expression(*k.value);
    maybe(a.star);
    maybe(a.double_star);
  }
  void parameters(const std::vector<Parameter>& list) const {
    for (const Parameter& p : list) visit_(p.name.text, NameUse::Store);
    for (const Parameter& p : list) maybe(p.fallback);
  }

  const NameVisitor& visit_;
};

// The bodies that a statement holds.
template <typename Visit>
void each_body(const Statement& statement, const Visit& visit) {
  if (const auto* i = std::get_if<If>(&statement.form)) {
    for (const If::Branch& branch : i->branches) visit(branch.body);
    visit(i->otherwise);
  } else if (const auto* f = std::get_if<For>(&statement.form)) {
    visit(f->body);
    visit(f->otherwise);
  } else if (const auto* s = std::get_if<SetBlock>(&statement.form)) {
    visit(s->body);
  } else if (const auto* b = std::get_if<Block>(&statement.form)) {
    visit(b->body);
  } else if (const auto* m = std::get_if<Macro>(&statement.form)) {
    visit(m->body);
  } else if (const auto* c = std::get_if<CallBlock>(&statement.form)) {
    visit(c->body);
  } else if (const auto* fb = std::get_if<FilterBlock>(&statement.form)) {
    visit(fb->body);
  } else if (const auto* w = std::get_if<With>(&statement.form)) {
    visit(w->body);
  } else if (const auto* a = std::get_if<Autoescape>(&statement.form)) {
    visit(a->body);
  }
}

}  // namespace

void walk_names(const Body& body, const NameVisitor& visit) {
  Walker(visit).body(body);
}
void walk_names(const Expression& expression, const NameVisitor& visit) {
  Walker(visit).expression(expression);
}
void walk_names(const Target& target, const NameVisitor& visit) {
  Walker(visit).target(target);
}

void walk_statements(const Body& body, const std::function<void(const Statement&)>& visit) {
  for (const Statement& statement : body) {
    visit(statement);
    each_body(statement, [&](const Body& inner) { walk_statements(inner, visit); });
  }
}

bool reads_undeclared(const Body& body, std::string_view name) {
  bool declared = false;
  bool read = false;
  walk_names(body, [&](std::string_view met, NameUse use) {
    if (met != name) return;
    if (use == NameUse::Load && !declared) read = true;
    if (use == NameUse::Store) declared = true;
  });
  return read;
}

}  // namespace gazette::templates::ast
