// What a template is compiled to: a flat list of instructions for a stack machine with numbered local
// variables. Each has the span of the expression or tag it came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.h"

namespace gazette::templates {

class Program;

enum class NameId : std::uint32_t {};

// In the comments: s is the local's slot, d how many functions out it lives, [x] what is popped.
enum class Op : std::uint8_t {
  // Values.
  Constant,      // target: constant
  Local,         // slot s; missing: undefined
  Resolve,       // slot s; missing: looked up in the context by its name, and kept
  Outer,         // as Local, d functions out
  OuterResolve,  // as Resolve, d functions out
  LocalRaw,      // as Local, but missing stays missing
  ResolveRaw,
  OuterRaw,
  OuterResolveRaw,
  Store,             // [value] to slot s
  Clear,             // slot s becomes missing
  Pop,               // [value]
  Duplicate,         // the top once more
  List,              // [target values]
  Tuple,             // [target values]
  Dict,              // [target times key, value]
  Attribute,         // [object] name: target
  LocalAttribute,    // the attribute `target` of the local in slot s: Local and Attribute in one
  ResolveAttribute,  // the same of Resolve
  Item,              // [object, index]
  Slice,             // [object, start, stop, step]; missing where left out
  Missing,           // pushes missing
  NoElse,            // pushes what an inline if without else is
  // Operators.
  Add,
  Subtract,
  Multiply,
  Divide,
  FloorDivide,
  Modulo,
  Power,  // [left, right]
  Negate,
  Plus,
  Not,           // [operand]
  Concat,        // [target values] a: Escape
  Compare,       // [left, right] a: ast::CompareOperator
  CompareChain,  // [left, right] -> right where it holds; else false, and to target
  // Going elsewhere.
  Jump,             // to target
  JumpIfFalse,      // [value]
  JumpIfTrue,       // [value]
  JumpIfFalseKeep,  // and: the value stays where the jump is taken
  JumpIfTrueKeep,   // or
  // Output.
  Text,         // target: constant
  Print,        // [value] a: Escape
  PrintCall,    // [callee, arguments] target: call site, a: Escape
  PrintMethod,  // [object, arguments] target: call site, a: Escape
  BeginCapture,
  EndCapture,  // pushes what was printed since; a: Escape
  // Calls.
  Call,       // [callee, arguments] target: call site
  Method,     // [object, arguments] target: call site, whose name is the method's
  Filter,     // [operand, arguments] target: call site
  Test,       // [operand, arguments] target: call site
  MakeMacro,  // target: function
  // Loops. The loop's state is in slot s.
  LoopBegin,      // [iterable] slot s; a: whether the body sees `loop`
  LoopNext,       // pushes the next item of slot s, or goes to target
  LoopRecursive,  // [iterable] target: function; prints
  LoopEmpty,      // to target unless the loop in slot s had no item
  Gather,         // pushes an empty list that is built
  Append,         // [value] to the list that is built below it
  Gathered,       // [list that is built] as a value
  Unpack,         // [value] to `target` values, the first on top
  // Templates.
  Export,       // slot s is the template's variable `target`; a: 1 where importers see it
  SetMember,    // [value, namespace] name: target
  Include,      // [name] slot s: 1 ignore missing; a: 1 with context; target: visible locals
  Import,       // [name] a: 1 with context; target: visible locals
  ImportName,   // [module] -> module, value; name: target
  Extends,      // [name]
  JumpIfChild,  // to target where the template has a parent by now
  RenderParent,
  Block,              // name: target; a: 1 where required; slot s: 1 + visible locals where scoped
  Super,              // slot s: what super() calls
  Self,               // slot s
  Autoescape,         // [value]; the state before goes to slot s
  RestoreAutoescape,  // from slot s
  DefaultOf,          // parameter in slot s: to target where it was given
  NotGiven,           // parameter in slot s becomes undefined
  Return,
};

// How a value is printed: escaped, as it is, or as the context says at that moment.
enum class Escape : std::uint8_t { On, Off, Dynamic };

struct Instruction {
  Op op;
  std::uint8_t a = 0;
  std::uint16_t slot = 0;
  std::uint32_t target = 0;
};
static_assert(sizeof(Instruction) == 8);

enum class FunctionKind : std::uint8_t { Root, Block, Macro, Caller, Loop };

// One piece of code with its own locals: a template, a block, a macro, a call's body, a recursive loop.
struct Function {
  struct Parameter {
    NameId name;
    std::uint16_t slot;
    bool has_default;
  };
  static constexpr std::uint16_t no_slot = 0xFFFF;

  std::uint32_t index = 0;  // in the program
  FunctionKind kind = FunctionKind::Root;
  std::uint32_t template_index = 0;
  std::string_view name;  // of the block or macro; the template's for its root
  std::vector<Instruction> code;
  std::vector<diagnostics::Span> spans;  // of each instruction
  std::vector<NameId> slot_names;        // one for each local
  std::size_t stack = 0;                 // the most values it pushes
  // Whether a macro, caller or recursive loop inside reads its locals, so that they must outlive it.
  bool is_enclosed = false;

  std::vector<Parameter> parameters;
  std::uint16_t caller = no_slot;  // where the special variables go; no_slot: the body has none
  std::uint16_t varargs = no_slot;
  std::uint16_t kwargs = no_slot;
  std::uint16_t loop = no_slot;  // Loop: the slot of its state
};

// The instructions, one a line, for tests and for people.
std::string dump(const Function& function, const Program& program);

}  // namespace gazette::templates
