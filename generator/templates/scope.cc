#include "templates/scope.h"

#include <algorithm>

#include "templates/walk.h"

namespace gazette::templates {

using ast::NameUse;

void Scope::define(std::string_view name, Symbol symbol) {
  if (std::ranges::find(order_, name) == order_.end()) order_.push_back(name);
  symbols_.insert_or_assign(name, symbol);
}

void Scope::declare_parameter(std::string_view name) {
  define(name, {Load::Parameter, true});
}

void Scope::load(std::string_view name) {
  if (!find(name)) define(name, {Load::Context});
}

void Scope::store(std::string_view name) {
  if (const auto own = symbols_.find(name); own != symbols_.end()) {
    own->second.is_stored = true;
    return;
  }
  define(name, {find_outside(name) ? Load::Alias : Load::Undefined, true});
}

std::optional<Scope::Found> Scope::find(std::string_view name) const {
  if (const auto own = symbols_.find(name); own != symbols_.end()) return Found{this, &own->second};
  return find_outside(name);
}

std::optional<Scope::Found> Scope::find_outside(std::string_view name) const {
  if (parent_ == nullptr) return std::nullopt;
  return parent_->find(name);
}

void Scope::meet(const ast::Expression& expression) {
  ast::walk_names(expression, [this](std::string_view name, NameUse /*use*/) { load(name); });
}

void Scope::meet_parameters(const ast::Target& target) {
  ast::walk_names(target, [this](std::string_view name, NameUse /*use*/) { declare_parameter(name); });
}

void Scope::meet(const ast::Body& body) {
  for (const ast::Statement& statement : body) meet(statement);
}

// Bodies that open a scope of their own are not entered; what stands outside of them is.
void Scope::meet(const ast::Statement& statement) {
  const auto assign = [this](const ast::Target& target) {
    ast::walk_names(target, [this](std::string_view name, NameUse use) {
      use == NameUse::Store ? store(name) : load(name);
    });
  };
  if (const auto* print = std::get_if<ast::Print>(&statement.form)) {
    meet(print->value);
  } else if (const auto* condition = std::get_if<ast::If>(&statement.form)) {
    meet_if(*condition);
  } else if (const auto* loop = std::get_if<ast::For>(&statement.form)) {
    meet(loop->iterable);
  } else if (const auto* set = std::get_if<ast::Set>(&statement.form)) {
    meet(set->value);
    assign(set->target);
  } else if (const auto* set_block = std::get_if<ast::SetBlock>(&statement.form)) {
    assign(set_block->target);
  } else if (const auto* extends = std::get_if<ast::Extends>(&statement.form)) {
    meet(extends->parent);
  } else if (const auto* include = std::get_if<ast::Include>(&statement.form)) {
    meet(include->name);
  } else if (const auto* import = std::get_if<ast::Import>(&statement.form)) {
    meet(import->name);
    store(import->target.text);
  } else if (const auto* from = std::get_if<ast::FromImport>(&statement.form)) {
    meet(from->name);
    for (const ast::FromImport::Name& name : from->names) store(name.target.text);
  } else if (const auto* macro = std::get_if<ast::Macro>(&statement.form)) {
    store(macro->name.text);
  } else if (const auto* call = std::get_if<ast::CallBlock>(&statement.form)) {
    meet(call->call);
  } else if (const auto* filter = std::get_if<ast::FilterBlock>(&statement.form)) {
    meet(filter->filter);
  } else if (const auto* with = std::get_if<ast::With>(&statement.form)) {
    for (const ast::With::Binding& binding : with->bindings) meet(binding.value);
  }
}

void Scope::meet_if(const ast::If& statement) {
  meet_branches_from(statement, 0);
}

// A name that is set in some branches and not in all keeps, in the others, what it is outside.
// All that follows the first branch counts as one: `elif` is an `if` within it.
void Scope::meet_branches_from(const ast::If& statement, std::size_t first) {
  meet(statement.branches[first].condition);
  const Symbols before = symbols_;
  meet(statement.branches[first].body);
  std::vector<Symbols> branches{std::move(symbols_)};
  symbols_ = before;
  if (first == 0) {
    // Jinja2 keeps the elifs as a list of ifs without else, one after another.
    for (std::size_t i = 1; i < statement.branches.size(); ++i) meet_branches_from(statement, i);
    branches.push_back(std::move(symbols_));
    symbols_ = before;
    meet(statement.otherwise);
    branches.push_back(std::move(symbols_));
  } else {
    branches.push_back(before);
    branches.push_back(before);
  }
  symbols_ = before;
  merge(branches);
}

void Scope::merge(const std::vector<Symbols>& branches) {
  const Symbols before = symbols_;
  const auto was_stored = [&](std::string_view name) {
    const auto found = before.find(name);
    return found != before.end() && found->second.is_stored;
  };
  std::map<std::string_view, std::size_t> stores;
  for (const Symbols& branch : branches) {
    for (const auto& [name, symbol] : branch) {
      if (symbol.is_stored && !was_stored(name)) ++stores[name];
      const bool stored = symbol.is_stored || (symbols_.contains(name) && symbols_.at(name).is_stored);
      symbols_.insert_or_assign(name, symbol);
      symbols_.at(name).is_stored = stored;
    }
  }
  for (const auto& [name, count] : stores) {
    if (count == branches.size()) continue;
    symbols_.at(name).load = find_outside(name) ? Load::Alias : Load::Context;
  }
}

}  // namespace gazette::templates
