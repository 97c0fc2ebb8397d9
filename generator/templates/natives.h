// What only the engine makes: the values of `loop`, of macros, namespaces and imported templates.
//
// All live in the arena of the render. They are told apart by type(); there is nothing to destroy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "templates/call.h"
#include "templates/collections.h"
#include "templates/instructions.h"
#include "templates/program.h"
#include "templates/sequence.h"
#include "templates/value.h"

namespace gazette::templates {

struct Frame;
struct Context;
struct BlockNode;

class Native {
 public:
  enum class Type : std::uint8_t {
    Loop,
    Macro,
    Namespace,
    Module,
    Cycler,
    Joiner,
    Block,
    Self,
    Function,
    Gathering
  };

  Type type() const { return type_; }

 protected:
  explicit Native(Type type) : type_(type) {}
  ~Native() = default;

 private:
  Type type_;
};

// The state of a for loop; where its body sees it, the value of `loop`.
class LoopState final : public Native {
 public:
  explicit LoopState(Sequence sequence) : Native(Type::Loop), items(sequence) {}

  Sequence items;
  std::size_t index = 0;  // of the current item, from 1; 0 before the first
  Value current, before;
  Value changed;  // the arguments of the last loop.changed(), as a tuple; missing before the first
  // Of a recursive loop: its code, where its names are looked up, and the frame around, which is there as
  // long as the code reads from it.
  const Function* function = nullptr;
  Context* context = nullptr;
  Frame* outer = nullptr;
  std::size_t depth0 = 0;

  // loop.index and the like; missing for None, and for previtem and nextitem at the ends.
  Value field(LoopField field, Arena& arena);
};

class MacroValue final : public Native {
 public:
  MacroValue(const Function& code, Frame* around, Context& where)
      : Native(Type::Macro), function(code), outer(around), context(where) {}

  const Function& function;
  Frame* outer;  // valid where the function around is enclosed; else unused
  Context& context;
};

class NamespaceValue final : public Native {
 public:
  NamespaceValue() : Native(Type::Namespace) {}
  Dict members;
};

// An imported template: what it exports, and what it printed.
class ModuleValue final : public Native {
 public:
  ModuleValue(std::string_view template_name, Context& exporting, std::string_view printed)
      : Native(Type::Module), name(template_name), context(exporting), html(printed) {}

  std::string_view name;
  Context& context;
  std::string_view html;
};

class CyclerValue final : public Native {
 public:
  explicit CyclerValue(std::span<const Value> values) : Native(Type::Cycler), items(values) {}
  std::span<const Value> items;
  std::size_t position = 0;
};

class JoinerValue final : public Native {
 public:
  explicit JoinerValue(Value between) : Native(Type::Joiner), separator(between) {}
  Value separator;
  bool used = false;
};

// super, self.title: a block to be called.
class BlockValue final : public Native {
 public:
  BlockValue(std::string_view block_name, const BlockNode& block, Context& where)
      : Native(Type::Block), name(block_name), node(block), context(where) {}

  std::string_view name;
  const BlockNode& node;
  Context& context;
};

class SelfValue final : public Native {
 public:
  explicit SelfValue(Context& where) : Native(Type::Self), context(where) {}
  Context& context;
};

// A function of the engine or its host, or a method with what it is a method of.
class FunctionValue final : public Native {
 public:
  explicit FunctionValue(const Callable& called) : Native(Type::Function), callable(called) {}
  FunctionValue(const Callable& called, Value owner)
      : Native(Type::Function), callable(called), receiver(owner) {}

  const Callable& callable;
  Value receiver;  // missing: a function
};

// The items of a loop that pass its condition, while they are gathered. No template sees it.
class GatheringValue final : public Native {
 public:
  explicit GatheringValue(Arena& arena) : Native(Type::Gathering), items(arena) {}
  ListBuilder items;
};

}  // namespace gazette::templates
