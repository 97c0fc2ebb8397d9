// The Vm runs a Program: one page after another, in one thread.
//
// It appends to one string and makes everything else in its arena. A mistake sets a fault: what it is
// and where; each function that is left on the way out adds its line to the chain. Nothing throws.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "templates/arena.h"
#include "templates/ast.h"
#include "templates/budget.h"
#include "templates/call.h"
#include "templates/context.h"
#include "templates/engine.h"
#include "templates/natives.h"
#include "templates/program.h"
#include "templates/value_stack.h"

namespace gazette::templates {

// Arguments as a caller gives them.
struct Given {
  std::span<const Value> positional;
  std::span<const NameId> names;  // of the keywords
  std::span<const Value> keywords;
  const Dict* more = nullptr;  // **dict
};

// Arguments in the order of the parameters.
struct Bound {
  static constexpr std::size_t most = 12;  // parameters of one Callable

  std::array<Value, most> values;
  std::span<const Value> rest;
  Dict* keywords = nullptr;
};

class Vm {
 public:
  Vm(const Program& program, Arena& arena, ValueStack& stack, std::string& out);

  Rendered render(const CompiledTemplate& compiled, const Value& root);

  // For operators, filters, tests and functions.
  const Program& program() const { return program_; }
  Arena& arena() { return arena_; }
  Budget& budget() { return budget_; }
  bool autoescape() const { return *frame_->context->autoescape; }
  const Limits& limits() const { return program_.options().limits; }

  bool failed() const { return failed_; }
  // Each stops the render, and returns a value only to be returned.
  Value fail(diagnostics::Rule rule, diagnostics::Wording message, diagnostics::Wording hint = {});
  Value fail_undefined(const Value& undefined);
  Value fail_order(const Value& left, const Value& right);  // that cannot be compared
  Value fail_limit();                                       // of work or memory, whichever was met

  // False, with a fault, once the budget or the arena is used up.
  bool within_limits() {
    if (!failed_ && !arena_.exhausted() && !budget_.spent()) [[likely]]
      return true;
    return stopped();
  }
  bool spend(std::uint64_t steps) { return budget_.spend(steps) ? true : stopped(); }

  // What {{ value }} prints, unescaped; fails for undefined and for objects that cannot be printed.
  std::string_view text_of(const Value& value);
  bool truth(const Value& value) const;
  Value attribute(const Value& object, std::string_view name);  // undefined where there is none
  Value item(const Value& object, const Value& key);
  Value undefined(Absence absence);                      // with the place of the instruction that runs
  std::optional<Sequence> sequence(const Value& value);  // fails where there is none to go through

  // Runs a filter or test by its name, with its operand as the first of `arguments`.
  Value call_filter(const Callable& callable, Given given) { return invoke(callable, given); }
  Value lookup(std::string_view name);
  Value lookup(NameId name, const Context& context);

 private:
  // Running.
  bool run(Frame& frame);
  bool step(const Instruction& i, Frame& frame, Value*& top, const Instruction*& next);
  bool step_value(const Instruction& i, Frame& frame, Value*& top);
  bool step_operator(const Instruction& i, Value*& top);
  bool step_call(const Instruction& i, Frame& frame, Value*& top);
  bool step_loop(const Instruction& i, Frame& frame, Value*& top, const Instruction*& next);
  bool step_template(const Instruction& i, Frame& frame, Value*& top);
  bool compare(std::uint8_t op, const Value& left, const Value& right);
  bool holds(ast::CompareOperator sign, const Value& left, const Value& right);
  bool next_item(const Instruction& i, Frame& frame, Value*& top, const Instruction*& next);
  bool begin_loop(const Instruction& i, Frame& frame, const Value& iterable);
  bool enter(const Function& function);
  bool leave(const Frame& frame, std::size_t instruction);  // false, once there is a fault
  // Runs a function with fresh locals; `prepare` fills them in, and may refuse.
  template <typename Prepare>
  bool run_function(const Function& function, Frame* outer, Context& context, const Prepare& prepare) {
    const std::size_t count = function.slot_names.size();
    const StackRoom room(stack_, function.is_enclosed ? 0 : count);
    Frame on_stack{};
    Frame* const frame = function.is_enclosed ? arena_.make<Frame>() : &on_stack;
    frame->function = &function;
    frame->slots = function.is_enclosed ? enclosed_slots(count) : room.begin();
    frame->outer = outer;
    frame->context = &context;
    if (frame->slots == nullptr) return fail_limit(), false;
    std::fill_n(frame->slots, count, Value::missing());
    return prepare(*frame) && run(*frame);
  }
  Value* enclosed_slots(std::size_t count);  // in the arena; nullptr where it is exhausted

  bool stopped();  // false, with a fault for the limit that was met

  // Values.
  Value local(const Instruction& i, Frame& frame);
  diagnostics::Span span_of(const Instruction& i) const {
    return frame_->function->spans[static_cast<std::size_t>(&i - frame_->function->code.data())];
  }
  Value attribute(const Value& object, const NameFacts& name);
  Value object_attribute(const Value& object, const NameFacts& name);
  Value native_attribute(Native& native, const NameFacts& name);
  Value native_member(Native& native, const NameFacts& name);  // missing where there is none
  Value method(const Value& receiver, const Callable* callable);
  Value absent(Absence::Reason reason, const Value& owner, std::string_view name);
  Value slice(const Value& object, const Value& start, const Value& stop, const Value& step);
  std::vector<std::string_view> visible_names() const;
  bool unpack(const Value& value, std::size_t count, Value*& top);
  Value make_dict(std::span<const Value> keys_and_values);
  Value concatenate(std::span<const Value> parts, Escape escape);

  // Printing.
  bool print(const Value& value, Escape escape);
  bool is_escaping(Escape escape) const {
    return escape == Escape::On || (escape == Escape::Dynamic && *frame_->context->autoescape);
  }
  bool within_output() { return out_.size() <= out_end_ ? true : fail_output(); }
  bool fail_output();
  void begin_capture() { captures_.push_back(out_.size()); }
  Value end_capture(bool is_html);

  // Calls.
  bool given_at(const CallSite& site, Value* first, Given& given);
  Value call(const Value& callee, const Given& given, std::optional<Escape> print_as);
  Value call_method(const Value& object, const CallSite& site, const Given& given,
                    std::optional<Escape> print_as);
  Value invoke(const Callable& callable, const Given& given);
  bool bind(const Callable& callable, const Given& given, Bound& bound);
  Value call_macro(MacroValue& macro, const Given& given, std::optional<Escape> print_as);
  bool bind_macro(const MacroValue& macro, const Given& given, Frame& frame);
  Value call_block(BlockValue& block, std::optional<Escape> print_as);
  Value call_loop(LoopState& loop, const Given& given, std::optional<Escape> print_as);
  // Runs `body`, which prints: at once where `print_as` says so, else into a value.
  template <typename Body>
  Value printed_or_captured(std::optional<Escape> print_as, const Body& body) {
    const bool is_html = autoescape();
    if (print_as && (*print_as != Escape::On || is_html)) {
      body();
      return Value::missing();  // printed already
    }
    begin_capture();
    return body() ? end_capture(is_html) : Value::missing();
  }

  // Templates.
  const CompiledTemplate* template_named(const Value& name, bool ignore_missing);
  bool include(const Instruction& i, Frame& frame, const Value& name);
  Value import(const Instruction& i, Frame& frame, const Value& name);
  Value import_name(const Value& module, NameId name);
  bool extend(Frame& frame, const Value& name);
  bool render_parent(Frame& frame);
  bool render_block(const Instruction& i, Frame& frame);
  std::span<const Context::Local> visible_locals(std::uint32_t index, const Frame& frame);
  bool run_root(const CompiledTemplate& compiled, Context& context);

  // What is said of the function that fails, to its caller.
  void set_chain(diagnostics::Wording wording);
  void add_to_chain(diagnostics::Place place);

  const Program& program_;
  Arena& arena_;
  ValueStack& stack_;
  std::string& out_;
  std::size_t out_begin_;
  std::size_t out_end_;  // the longest that the output may become
  Budget budget_;
  const Value* root_ = nullptr;
  Frame* frame_ = nullptr;                    // the one that runs
  const Instruction* instruction_ = nullptr;  // and where it is
  std::size_t depth_ = 0;
  std::vector<std::size_t> captures_;
  std::vector<ModuleValue*> modules_;  // by template, of imports without context

  bool failed_ = false;
  bool has_place_ = false;
  diagnostics::Diagnostic fault_;
  diagnostics::Wording chain_;
  const Absence* absence_ = nullptr;  // what the fault is about
};

}  // namespace gazette::templates
