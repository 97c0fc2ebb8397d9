// Which variable a name means at each place of a template: Jinja2's rules (its idtracking.py), with
// slots of functions in the place of Python's variables.
//
// A Scope is what a body opens (a template, a loop, a macro, …; not an `if`). Its names are found
// before its code is made, so that a name that is set anywhere in it is its own from the start. Each
// name has a load: what it is when the scope is entered.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "templates/ast.h"

namespace gazette::templates {

class Scope {
 public:
  enum class Load : std::uint8_t {
    Parameter,  // given by whoever enters: a macro's parameter, a loop's item
    Context,    // looked up in the context
    Alias,      // the value of the same name outside
    Undefined,  // nothing yet
  };

  struct Symbol {
    Load load;
    bool is_stored = false;
    std::uint16_t slot = 0;
  };

  // `function`: the depth of the function whose locals hold this scope's names.
  Scope(Scope* parent, std::size_t function_depth) : parent_(parent), function_depth_(function_depth) {}

  // Meets what belongs to this scope, in order.
  void declare_parameter(std::string_view name);
  void meet(const ast::Body& body);
  void meet(const ast::Expression& expression);
  void meet_parameters(const ast::Target& target);

  struct Found {
    const Scope* scope;
    const Symbol* symbol;
  };
  // The name here or in a scope around.
  std::optional<Found> find(std::string_view name) const;
  // The same outside: what an alias is an alias of.
  std::optional<Found> find_outside(std::string_view name) const;

  std::size_t function_depth() const { return function_depth_; }
  const Scope* parent() const { return parent_; }
  // In the order in which they were met.
  const std::vector<std::string_view>& names() const { return order_; }
  const Symbol& symbol(std::string_view name) const { return symbols_.at(name); }
  void place(std::string_view name, std::uint16_t slot) { symbols_.at(name).slot = slot; }

 private:
  using Symbols = std::map<std::string_view, Symbol>;

  void load(std::string_view name);
  void store(std::string_view name);
  void meet(const ast::Statement& statement);
  void meet_if(const ast::If& statement);
  void meet_branches_from(const ast::If& statement, std::size_t first);
  void merge(const std::vector<Symbols>& branches);
  void define(std::string_view name, Symbol symbol);

  Scope* parent_;
  std::size_t function_depth_;
  Symbols symbols_;
  std::vector<std::string_view> order_;
};

}  // namespace gazette::templates
