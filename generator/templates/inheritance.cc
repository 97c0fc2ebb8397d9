#include "templates/inheritance.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "diagnostics/nearest.h"
#include "templates/rules.h"
#include "templates/walk.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

struct Parent {
  const CompiledTemplate* compiled;
  diagnostics::Span span;
};

// The parent that a template names in so many words; one that is computed is known only when a page is made.
std::optional<Parent> direct_parent(const Program& program, const ast::Template& tree) {
  for (const ast::Statement& statement : tree.body) {
    const auto* const extends = std::get_if<ast::Extends>(&statement.form);
    if (extends == nullptr) continue;
    const auto* const literal = std::get_if<ast::Literal>(&extends->parent.form);
    if (literal == nullptr || !literal->value.is_text()) return std::nullopt;
    const CompiledTemplate* const found = program.find(literal->value.as_text());
    if (found == nullptr) return std::nullopt;
    return Parent{found, extends->parent.span};
  }
  return std::nullopt;
}

bool has_extends(const ast::Template& tree) {
  bool found = false;
  ast::walk_statements(
      tree.body, [&](const ast::Statement& s) { found |= std::holds_alternative<ast::Extends>(s.form); });
  return found;
}

// Blocks that are not inside another one: those that only a parent can show.
void outer_blocks(const ast::Body& body, std::vector<const ast::Block*>& blocks) {
  for (const ast::Statement& statement : body) {
    if (const auto* const block = std::get_if<ast::Block>(&statement.form)) blocks.push_back(block);
  }
}

}  // namespace

const CompiledTemplate* parent_of(const Program& program, const ast::Template& tree) {
  const std::optional<Parent> parent = direct_parent(program, tree);
  return parent ? parent->compiled : nullptr;
}

void check_inheritance(Program& program, const std::vector<ast::Template>& trees,
                       diagnostics::Diagnostics& diagnostics) {
  const CompiledTemplate* const first = program.templates().data();
  for (std::size_t i = 0; i < trees.size(); ++i) {
    CompiledTemplate& compiled = program.templates()[i];
    const std::optional<Parent> parent = direct_parent(program, trees[i]);
    if (!parent) continue;
    std::set<std::string_view> names;
    std::set<const CompiledTemplate*> met{&compiled};
    std::optional<Parent> next = parent;
    const ast::Template* last = &trees[i];
    while (next && met.insert(next->compiled).second) {
      for (const CompiledTemplate::Block& block : next->compiled->blocks)
        names.insert(program.text_of(block.name));
      last = &trees[static_cast<std::size_t>(next->compiled - first)];
      next = direct_parent(program, *last);
    }
    if (next) {                                   // met before
      if (next->compiled != &compiled) continue;  // a loop further up, told there
      compiled.has_mistakes = true;
      diagnostics.error(
          rules::syntax, compiled.source->place(parent->span),
          words("模板“{}”继承到了自己", "the template '{}' extends itself", compiled.source->name()));
      continue;
    }
    if (has_extends(*last)) continue;  // by an expression, or something that is not there
    std::vector<const ast::Block*> blocks;
    outer_blocks(trees[i].body, blocks);
    for (const ast::Block* const block : blocks) {
      if (names.contains(block->name.text)) continue;
      const std::vector<std::string_view> known(names.begin(), names.end());
      diagnostics
          .warning(rules::unknown_block, compiled.source->place(block->name.span),
                   words("上级模板没有块“{}”，它不会显示",
                         "no parent has the block '{}', so it is never shown", block->name.text))
          .suggest(diagnostics::did_you_mean(block->name.text, known));
    }
  }
}

}  // namespace gazette::templates
