#include "templates/context.h"

#include <algorithm>
#include <cstring>

namespace gazette::templates {

BlockEntry* BlockTable::find(NameId name) const {
  BlockEntry* entry = entries;
  while (entry != nullptr && entry->name != name) entry = entry->next;
  return entry;
}

void BlockTable::add(const CompiledTemplate& compiled, Arena& arena) {
  for (const CompiledTemplate::Block& block : compiled.blocks) {
    auto* const node = arena.make<BlockNode>(block.function, nullptr);
    if (BlockEntry* const entry = find(block.name)) {
      entry->last->next = node;
      entry->last = node;
    } else {
      entries = arena.make<BlockEntry>(block.name, node, node, entries);
    }
  }
}

const Context::Variable* Context::variable(NameId name) const {
  for (std::size_t i = 0; i < count; ++i) {
    if (variables[i].name == name) return &variables[i];
  }
  return nullptr;
}

void Context::set(NameId name, const Value& value, bool is_exported, Arena& arena) {
  for (std::size_t i = 0; i < count; ++i) {
    if (variables[i].name != name) continue;
    variables[i].value = value;
    variables[i].is_exported = is_exported;
    return;
  }
  if (count == capacity) {
    const std::size_t room = std::max<std::size_t>(8, capacity * 2);
    auto* const grown = static_cast<Variable*>(arena.allocate(room * sizeof(Variable), alignof(Variable)));
    if (grown == nullptr) return;  // the arena is exhausted, which stops the render
    if (count > 0) std::memcpy(static_cast<void*>(grown), variables, count * sizeof(Variable));
    variables = grown;
    capacity = room;
  }
  new (variables + count) Variable{name, is_exported, value};
  ++count;
}

}  // namespace gazette::templates
