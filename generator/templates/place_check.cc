#include "templates/place_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "templates/html_place.h"
#include "templates/inheritance.h"
#include "templates/rules.h"

namespace gazette::templates {

using diagnostics::words;
using Place = HtmlPlace::Kind;

namespace {

using BlockPlaces = std::map<std::string_view, HtmlPlace>;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// The name of the last filter, where the expression ends in one.
std::string_view last_filter(const ast::Expression& e) {
  const auto* const filter = std::get_if<ast::Filter>(&e.form);
  return filter == nullptr ? std::string_view{} : filter->name.text;
}

// What the layout's author wrote out, or what can only be a number or a truth: safe wherever it stands.
bool is_plain(const ast::Expression& e) {
  if (std::holds_alternative<ast::Literal>(e.form) || std::holds_alternative<ast::Test>(e.form) ||
      std::holds_alternative<ast::Compare>(e.form)) {
    return true;
  }
  if (const auto* const unary = std::get_if<ast::Unary>(&e.form)) {
    return unary->op == ast::UnaryOperator::Not || is_plain(*unary->operand);
  }
  if (const auto* const c = std::get_if<ast::Conditional>(&e.form)) {
    return is_plain(*c->then) && (!c->otherwise || is_plain(*c->otherwise));
  }
  if (const auto* const concat = std::get_if<ast::Concat>(&e.form))
    return std::ranges::all_of(concat->parts, is_plain);
  if (const auto* const attribute = std::get_if<ast::Attribute>(&e.form)) {
    const auto* const name = std::get_if<ast::Name>(&attribute->object->form);
    return name != nullptr && name->name == "loop" &&
           is_one_of(attribute->name.text,
                     {"index", "index0", "revindex", "revindex0", "length", "depth", "depth0"});
  }
  if (const auto* const binary = std::get_if<ast::Binary>(&e.form)) {
    return is_plain(*binary->left) && is_plain(*binary->right);
  }
  return is_one_of(last_filter(e), {"int", "float", "length", "count", "round", "abs", "wordcount"});
}

class PlaceCheck {
 public:
  PlaceCheck(const CompiledTemplate& compiled, const BlockPlaces& parents, bool is_child,
             diagnostics::Diagnostics& diagnostics)
      : compiled_(compiled),
        parents_(parents),
        is_child_(is_child),
        diagnostics_(diagnostics),
        place_(HtmlPlace::start_of(compiled.source->name())) {}

  void check(const ast::Body& body) {
    for (const ast::Statement& statement : body) std::visit(*this, statement.form);
  }
  BlockPlaces take_blocks() { return std::move(blocks_); }
  bool found() const { return found_; }

  void operator()(const ast::Text& s) { place_.read(s.text); }
  void operator()(const ast::Print& s) {
    check_value(s.value);
    place_.pass_value();
  }
  void operator()(const ast::If& s) {
    const HtmlPlace start = place_;
    std::optional<HtmlPlace> end;
    for (const ast::If::Branch& branch : s.branches) {
      place_ = start;
      check(branch.body);
      if (!end) end = place_;
    }
    place_ = start;
    check(s.otherwise);
    if (end) place_ = *end;
  }
  void operator()(const ast::For& s) {
    const HtmlPlace start = place_;
    check(s.body);
    const HtmlPlace end = place_;
    place_ = start;
    check(s.otherwise);
    place_ = end;
  }
  void operator()(const ast::Block& s) {
    const HtmlPlace outside = place_;
    const auto parent = parents_.find(s.name.text);
    const bool overrides = is_child_ && parent != parents_.end();
    if (overrides) place_ = parent->second;
    blocks_.try_emplace(s.name.text, place_);
    check(s.body);
    if (overrides) place_ = outside;
  }
  void operator()(const ast::SetBlock& s) { check_apart(s.body); }
  void operator()(const ast::Macro& s) { check_apart(s.body); }
  void operator()(const ast::CallBlock& s) { check_apart(s.body); }
  void operator()(const ast::FilterBlock& s) { check(s.body); }
  void operator()(const ast::With& s) { check(s.body); }
  void operator()(const ast::Autoescape& s) {
    ++unescaped_;  // who turns escaping off, or computes whether to, answers for what is printed
    check(s.body);
    --unescaped_;
  }
  void operator()(const ast::Set& /*s*/) {}
  void operator()(const ast::Extends& /*s*/) {}
  void operator()(const ast::Include& /*s*/) {}
  void operator()(const ast::Import& /*s*/) {}
  void operator()(const ast::FromImport& /*s*/) {}
  void operator()(const ast::Break& /*s*/) {}
  void operator()(const ast::Continue& /*s*/) {}

 private:
  void check_apart(const ast::Body& body) {
    const HtmlPlace outside = place_;
    if (place_.kind() != Place::Unchecked) place_ = HtmlPlace();
    check(body);
    place_ = outside;
  }

  void check_value(const ast::Expression& value) {
    if (unescaped_ > 0 || last_filter(value) == "safe" || is_plain(value)) return;
    const std::string_view filter = last_filter(value);
    switch (place_.kind()) {
      case Place::Text:
      case Place::Comment:
      case Place::SingleQuoted:
      case Place::Unchecked:
        return;
      case Place::DoubleQuoted:
        if (filter != "tojson") return;
        return report(value,
                      words("tojson 的结果里有双引号，会截断属性",
                            "the quotes in what tojson gives would end the attribute"),
                      words("属性用单引号括起", "put the attribute in single quotes"));
      case Place::BeforeValue:
      case Place::Unquoted:
        return report(value,
                      words("属性值没有引号，转义不能保证安全",
                            "in an attribute without quotes, escaping does not make a value safe"),
                      words("用引号括起：\"{{{{ … }}}}\"", "quote it: \"{{{{ … }}}}\""));
      case Place::TagName:
      case Place::InTag:
      case Place::AttributeName:
        if (filter == "xmlattr" || std::holds_alternative<ast::Call>(value.form)) return;
        return report(value,
                      words("标签里、属性值以外，转义不能保证安全",
                            "in a tag, outside of an attribute's value, escaping does not make a value safe"),
                      words("写成带引号的属性值，或用 xmlattr",
                            "make it the quoted value of an attribute, or use 'xmlattr'"));
      case Place::Script:
        if (filter == "tojson") return;
        return report(value,
                      words("脚本里，转义不能保证安全", "in a script, escaping does not make a value safe"),
                      words("用 |tojson", "use '|tojson'"));
      case Place::Style:
        if (filter == "tojson") return;
        return report(value,
                      words("样式里，转义不能保证安全", "in a style, escaping does not make a value safe"),
                      words("用 |tojson，或把它移到属性里", "use '|tojson', or move it to an attribute"));
    }
  }

  void report(const ast::Expression& value, diagnostics::Wording message, diagnostics::Wording hint) {
    found_ = true;
    diagnostics_.error(rules::unsafe_place, compiled_.source->place(value.span), std::move(message))
        .suggest(std::move(hint));
  }

  const CompiledTemplate& compiled_;
  const BlockPlaces& parents_;
  bool is_child_;
  diagnostics::Diagnostics& diagnostics_;
  HtmlPlace place_;
  BlockPlaces blocks_;
  int unescaped_ = 0;
  bool found_ = false;
};

// Checks parents before their children, each template once.
class SetCheck {
 public:
  SetCheck(Program& program, const std::vector<ast::Template>& trees, diagnostics::Diagnostics& diagnostics)
      : program_(program),
        trees_(trees),
        diagnostics_(diagnostics),
        places_(trees.size()),
        begun_(trees.size()) {}

  void check(std::size_t i) {
    if (begun_[i]) return;
    begun_[i] = true;
    const CompiledTemplate* const parent = parent_of(program_, trees_[i]);
    BlockPlaces inherited;
    if (parent != nullptr) {
      const auto index = static_cast<std::size_t>(parent - program_.templates().data());
      check(index);
      inherited = places_[index];
    }
    CompiledTemplate& compiled = program_.templates()[i];
    PlaceCheck check(compiled, inherited, compiled.extends.has_value(), diagnostics_);
    check.check(trees_[i].body);
    if (check.found()) compiled.has_mistakes = true;
    places_[i] = check.take_blocks();
    places_[i].merge(inherited);
  }

 private:
  Program& program_;
  const std::vector<ast::Template>& trees_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<BlockPlaces> places_;
  std::vector<bool> begun_;
};

}  // namespace

void check_places(Program& program, const std::vector<ast::Template>& trees,
                  diagnostics::Diagnostics& diagnostics) {
  SetCheck check(program, trees, diagnostics);
  for (std::size_t i = 0; i < trees.size(); ++i) check.check(i);
}

}  // namespace gazette::templates
