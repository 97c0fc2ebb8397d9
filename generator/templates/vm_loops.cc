// The part of Vm that loops.
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::words;

bool Vm::begin_loop(const Instruction& i, Frame& frame, const Value& iterable) {
  const std::optional<Sequence> items = sequence(iterable);
  if (!items) return false;
  Value& slot = frame.slots[i.slot];
  const bool is_extended = i.a != 0;
  if (!is_extended && slot.is(Kind::Native)) {  // a loop that nobody has seen: its memory serves again
    static_cast<LoopState&>(slot.as_native()) = LoopState(*items);
    return true;
  }
  auto* const loop = arena_.make<LoopState>(*items);
  if (frame.function->loop == i.slot) {
    loop->function = frame.function;
    loop->context = frame.context;
    loop->outer = frame.outer;
    loop->depth0 = frame.loop_depth;
  }
  slot = Value::native(*loop);
  return within_limits();
}

bool Vm::next_item(const Instruction& i, Frame& frame, Value*& top, const Instruction*& next) {
  const Instruction* const target = frame.function->code.data() + i.target;
  auto& loop = static_cast<LoopState&>(frame.slots[i.slot].as_native());
  if (loop.index >= loop.items.size()) {
    next = target;
    return true;
  }
  loop.before = loop.current;
  loop.current = loop.items.at(loop.index++, arena_);
  *top++ = loop.current;
  return spend(static_cast<std::uint64_t>(target - next));
}

bool Vm::step_loop(const Instruction& i, Frame& frame, Value*& top, const Instruction*& next) {
  const Instruction* const target = frame.function->code.data() + i.target;
  switch (i.op) {
    case Op::LoopBegin:
      return begin_loop(i, frame, *--top);
    case Op::LoopEmpty:
      if (static_cast<LoopState&>(frame.slots[i.slot].as_native()).items.size() > 0) next = target;
      return true;
    case Op::LoopRecursive: {
      const Value iterable = *--top;
      const bool good = run_function(program_.function(i.target), &frame, *frame.context, [&](Frame& inner) {
        inner.iterable = iterable;
        return true;
      });
      if (!good) set_chain(words("循环在这里", "in the loop here"));
      return good;
    }
    case Op::Gather:
      *top++ = Value::native(*arena_.make<GatheringValue>(arena_));
      return within_limits();
    case Op::Append:
      --top;
      static_cast<GatheringValue&>(top[-1].as_native()).items.push(top[0]);
      return within_limits();
    default:  // Gathered
      top[-1] = static_cast<GatheringValue&>(top[-1].as_native()).items.list();
      return true;
  }
}

}  // namespace gazette::templates
