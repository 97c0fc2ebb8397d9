// What the names of a template mean while it is rendered, and the frames of its functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "templates/instructions.h"
#include "templates/program.h"
#include "templates/value.h"

namespace gazette::templates {

// The definitions of one block, the child's first; super() goes to the next.
struct BlockNode {
  const Function* function;
  BlockNode* next;
};

struct BlockEntry {
  NameId name;
  BlockNode* first;
  BlockNode* last;
  BlockEntry* next;
};

// The blocks of a page: those of the template that is rendered, and behind each the parents'.
struct BlockTable {
  BlockEntry* entries = nullptr;

  BlockEntry* find(NameId name) const;
  void add(const CompiledTemplate& compiled, Arena& arena);
};

// Names are looked up in this order: variables, locals, the context outside, the root, the functions.
struct Context {
  struct Variable {
    NameId name;
    bool is_exported;
    Value value;
  };
  struct Local {
    NameId name;
    Value value;
  };

  const CompiledTemplate* compiled = nullptr;
  const Context* outside = nullptr;  // of an include or a scoped block
  const Value* root = nullptr;       // of the page; nullptr where a template is imported without context
  std::span<const Local> locals;     // what an include sees of its includer
  BlockTable* blocks = nullptr;
  bool* autoescape = nullptr;  // shared by all contexts of one template's rendering

  // What the template has set at its top level.
  Variable* variables = nullptr;
  std::size_t count = 0;
  std::size_t capacity = 0;

  const Variable* variable(NameId name) const;
  void set(NameId name, const Value& value, bool is_exported, Arena& arena);
};

// A function that runs. In the arena where its locals are read by functions within, which may outlive it.
struct Frame {
  const Function* function = nullptr;
  Value* slots = nullptr;
  Frame* outer = nullptr;
  Context* context = nullptr;
  const BlockNode* block = nullptr;          // Block: which definition runs
  const CompiledTemplate* parent = nullptr;  // Root: what it extends, once `extends` has been met
  Value iterable;                            // Loop: what it goes through
  std::size_t loop_depth = 0;                // Loop: how deep
};

}  // namespace gazette::templates
