// Walks a tree for the names in it, in the order in which Jinja2's visitors meet them.
#pragma once

#include <functional>
#include <string_view>

#include "templates/ast.h"

namespace gazette::templates::ast {

enum class NameUse : std::uint8_t { Load, Store };
using NameVisitor = std::function<void(std::string_view name, NameUse use)>;

// Every name in the statements and in the bodies within them, macros and loops included; not in blocks.
void walk_names(const Body& body, const NameVisitor& visit);
// Every name that an expression reads.
void walk_names(const Expression& expression, const NameVisitor& visit);
// Every name that a target assigns to; a namespace's member reads the namespace.
void walk_names(const Target& target, const NameVisitor& visit);

// Every statement, those in bodies within (blocks included) after the one that holds them.
void walk_statements(const Body& body, const std::function<void(const Statement&)>& visit);

// Whether the statements read `name` before they assign to it.
bool reads_undeclared(const Body& body, std::string_view name);

}  // namespace gazette::templates::ast
