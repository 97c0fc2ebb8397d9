#include "templates/vm.h"

#include <cassert>
#include <utility>

#include "templates/comparison.h"
#include "templates/operators.h"
#include "templates/rules.h"
#include "text/html.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

namespace {

// More lines of a chain than these say nothing new.
constexpr std::size_t longest_chain = 12;

}  // namespace

Vm::Vm(const Program& program, Arena& arena, ValueStack& stack, std::string& out)
    : program_(program),
      arena_(arena),
      stack_(stack),
      out_(out),
      out_begin_(out.size()),
      out_end_(out.size() + program.options().limits.output_bytes),
      budget_(program.options().limits.work) {}

Rendered Vm::render(const CompiledTemplate& compiled, const Value& root) {
  bool autoescape = true;
  BlockTable blocks;
  Context context;
  context.compiled = &compiled;
  context.root = &root;
  context.blocks = &blocks;
  context.autoescape = &autoescape;
  if (run_root(compiled, context)) return {};
  out_.resize(out_begin_);
  return std::unexpected(std::move(fault_));
}

bool Vm::enter(const Function& function) {
  if (depth_ >= limits().depth) {
    fail(rules::limit, words("嵌套超过 {} 层（宏、包含、继承或递归循环）",
                             "more than {} macros, includes, parents or recursive loops inside each other",
                             limits().depth));
    return false;
  }
  if (!spend(function.code.size())) return false;
  ++depth_;
  return true;
}

bool Vm::run(Frame& frame) {
  const Function& function = *frame.function;
  if (!enter(function)) return false;
  const StackRoom room(stack_, function.stack);
  Frame* const outer_frame = std::exchange(frame_, &frame);
  const Instruction* const outer_instruction = instruction_;
  Value* top = room.begin();  // behind the last value
  if (function.kind == FunctionKind::Loop) *top++ = frame.iterable;
  const Instruction* next = function.code.data();
  while (true) {
    const Instruction& i = *next++;
    instruction_ = &i;
    bool good = true;
    switch (i.op) {
      case Op::Constant:
        *top++ = program_.constant(i.target);
        break;
      case Op::Local:
      case Op::Resolve:
        *top++ = frame.slots[i.slot].is_missing() ? local(i, frame) : frame.slots[i.slot];
        break;
      case Op::Outer:
      case Op::OuterResolve:
      case Op::LocalRaw:
      case Op::ResolveRaw:
      case Op::OuterRaw:
      case Op::OuterResolveRaw:
        *top++ = local(i, frame);
        break;
      case Op::LocalAttribute:
      case Op::ResolveAttribute: {
        const Value& slot = frame.slots[i.slot];
        new (top) Value(attribute(slot.is_missing() ? local(i, frame) : slot,
                                  program_.name(static_cast<NameId>(i.target))));
        ++top;
        good = !failed_;
        break;
      }
      case Op::Clear:
        frame.slots[i.slot] = Value::missing();
        break;
      case Op::Store:
        frame.slots[i.slot] = *--top;
        break;
      case Op::Attribute: {
        const Value object = top[-1];
        new (top - 1) Value(attribute(object, program_.name(static_cast<NameId>(i.target))));
        good = !failed_;
        break;
      }
      case Op::Text:
        out_.append(program_.constant(i.target).as_text());
        good = within_output();
        break;
      case Op::Print:
        --top;
        good = print(*top, static_cast<Escape>(i.a));
        break;
      case Op::Jump:
        next = function.code.data() + i.target;
        break;
      case Op::JumpIfFalse:
        --top;
        if (!truth(*top)) next = function.code.data() + i.target;
        break;
      case Op::JumpIfTrue:
        --top;
        if (truth(*top)) next = function.code.data() + i.target;
        break;
      case Op::JumpIfFalseKeep:
      case Op::JumpIfTrueKeep:
        if (truth(top[-1]) == (i.op == Op::JumpIfTrueKeep)) {
          next = function.code.data() + i.target;
        } else {
          --top;
        }
        break;
      case Op::LoopNext:
        good = next_item(i, frame, top, next);
        break;
      case Op::PrintCall:
      case Op::PrintMethod:
      case Op::Call:
      case Op::Method:
      case Op::Filter:
      case Op::Test:
        good = step_call(i, frame, top);
        break;
      case Op::Return:
        frame_ = outer_frame;
        instruction_ = outer_instruction;
        --depth_;
        return true;
      default:
        good = step(i, frame, top, next);
        break;
    }
    if (!good) [[unlikely]] {
      leave(frame, static_cast<std::size_t>(&i - function.code.data()));
      frame_ = outer_frame;
      instruction_ = outer_instruction;
      --depth_;
      return false;
    }
  }
}

// Names the place of the fault, or of the call that led to it.
bool Vm::leave(const Frame& frame, std::size_t instruction) {
  assert(failed_ && "who stops a render has said why");
  const diagnostics::Span span = frame.function->spans[instruction];
  const Source& source = program_.source_of(*frame.function);
  if (has_place_) {
    add_to_chain(source.place(span));
    return false;
  }
  has_place_ = true;
  fault_.place = source.place(span);
  if (absence_ == nullptr || absence_->function == nullptr) return false;
  const Source& origin = program_.source_of(*absence_->function);
  const bool within =
      &origin == &source && span.begin <= absence_->span.begin && absence_->span.end <= span.end;
  if (within) {
    fault_.place = origin.place(absence_->span);
  } else if (absence_->reason != Absence::Reason::NoParent &&
             absence_->reason != Absence::Reason::Parameter) {
    fault_.note(words("从这里起未定义", "undefined since here"), origin.place(absence_->span));
  }
  return false;
}

// A recursion says the same again and again: that is kept once.
void Vm::add_to_chain(diagnostics::Place place) {
  if (chain_.empty()) return;
  diagnostics::Note note{std::exchange(chain_, {}), std::move(place)};
  const bool is_repeated = !fault_.notes.empty() && fault_.notes.back() == note;
  if (!is_repeated && fault_.notes.size() < longest_chain) fault_.notes.push_back(std::move(note));
}

// What is rarer, by what it does.
bool Vm::step(const Instruction& i, Frame& frame, Value*& top, const Instruction*& next) {
  switch (i.op) {
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::FloorDivide:
    case Op::Modulo:
    case Op::Power:
    case Op::Negate:
    case Op::Plus:
    case Op::Not:
    case Op::Concat:
    case Op::Compare:
      return step_operator(i, top);
    case Op::CompareChain: {
      const bool holds = compare(i.a, top[-2], top[-1]);
      top[-2] = holds ? top[-1] : Value::boolean(false);
      --top;
      if (!holds) next = frame.function->code.data() + i.target;
      return !failed_;
    }
    case Op::JumpIfChild:
      if (frame.parent != nullptr) next = frame.function->code.data() + i.target;
      return true;
    case Op::DefaultOf:
      if (!frame.slots[i.slot].is_missing()) next = frame.function->code.data() + i.target;
      return true;
    case Op::MakeMacro:
      return step_call(i, frame, top);
    case Op::LoopBegin:
    case Op::LoopRecursive:
    case Op::LoopEmpty:
    case Op::Gather:
    case Op::Append:
    case Op::Gathered:
      return step_loop(i, frame, top, next);
    case Op::Export:
    case Op::SetMember:
    case Op::Include:
    case Op::Import:
    case Op::ImportName:
    case Op::Extends:
    case Op::RenderParent:
    case Op::Block:
    case Op::Super:
    case Op::Self:
    case Op::Autoescape:
    case Op::RestoreAutoescape:
      return step_template(i, frame, top);
    default:
      return step_value(i, frame, top);
  }
}

bool Vm::step_value(const Instruction& i, Frame& frame, Value*& top) {
  switch (i.op) {
    case Op::Pop:
      --top;
      return true;
    case Op::Duplicate:
      *top = top[-1];
      ++top;
      return true;
    case Op::Missing:
      *top++ = Value::missing();
      return true;
    case Op::NoElse:
      *top++ = absent(Absence::Reason::NoElse, {}, {});
      return true;
    case Op::NotGiven:
      if (frame.slots[i.slot].is_missing()) {
        frame.slots[i.slot] =
            absent(Absence::Reason::Parameter, {}, program_.text_of(frame.function->slot_names[i.slot]));
      }
      return true;
    case Op::List:
    case Op::Tuple: {
      top -= i.target;
      ListBuilder list(arena_, i.target);
      for (std::size_t n = 0; n < i.target; ++n) list.push(top[n]);
      *top++ = i.op == Op::List ? list.list() : list.tuple();
      return within_limits();
    }
    case Op::Dict:
      top -= std::size_t{2} * i.target;
      *top = make_dict({top, std::size_t{2} * i.target});
      ++top;
      return within_limits();
    case Op::Item:
      --top;
      top[-1] = item(top[-1], top[0]);
      return within_limits();
    case Op::Slice:
      top -= 3;
      top[-1] = slice(top[-1], top[0], top[1], top[2]);
      return within_limits();
    case Op::Unpack: {
      const Value value = *--top;
      return unpack(value, i.target, top);
    }
    case Op::BeginCapture:
      begin_capture();
      return true;
    case Op::EndCapture:
      *top++ = end_capture(is_escaping(static_cast<Escape>(i.a)));
      return within_limits();
    default:
      assert(false && "every instruction has its step");
      return false;
  }
}

bool Vm::step_operator(const Instruction& i, Value*& top) {
  if (i.op == Op::Concat) {
    top -= i.target;
    *top = concatenate({top, i.target}, static_cast<Escape>(i.a));
    ++top;
    return within_limits();
  }
  if (i.op == Op::Not) {
    top[-1] = Value::boolean(!truth(top[-1]));
    return true;
  }
  if (i.op == Op::Negate || i.op == Op::Plus) {
    if (top[-1].is_undefined()) return fail_undefined(top[-1]), false;
    top[-1] = i.op == Op::Negate ? negate(top[-1], *this) : plus(top[-1], *this);
    return !failed_;
  }
  --top;
  Value& left = top[-1];
  const Value& right = top[0];
  if (i.op == Op::Compare) {
    left = Value::boolean(compare(i.a, left, right));
    return !failed_;
  }
  if (left.is_undefined()) return fail_undefined(left), false;
  if (right.is_undefined()) return fail_undefined(right), false;
  switch (i.op) {
    case Op::Add:
      left = add(left, right, *this);
      break;
    case Op::Subtract:
      left = subtract(left, right, *this);
      break;
    case Op::Multiply:
      left = multiply(left, right, *this);
      break;
    case Op::Divide:
      left = divide(left, right, *this);
      break;
    case Op::FloorDivide:
      left = floor_divide(left, right, *this);
      break;
    case Op::Modulo:
      left = modulo(left, right, *this);
      break;
    default:
      left = power(left, right, *this);
      break;
  }
  return within_limits();
}

bool Vm::compare(std::uint8_t op, const Value& left, const Value& right) {
  const auto is_unusable = [](const Value& v) {
    return v.is_undefined() && v.as_absence().reason != Absence::Reason::NoElse;
  };
  const auto sign = static_cast<ast::CompareOperator>(op);
  const bool is_membership = sign == ast::CompareOperator::In || sign == ast::CompareOperator::NotIn;
  if (is_unusable(left) && !(is_membership && length_of(right) == 0)) return fail_undefined(left), false;
  if (is_unusable(right)) return fail_undefined(right), false;
  bool result = false;
  switch (sign) {
    case ast::CompareOperator::Equal:
      result = equal(left, right, budget_);
      break;
    case ast::CompareOperator::NotEqual:
      result = !equal(left, right, budget_);
      break;
    case ast::CompareOperator::In:
      return contains(right, left, *this);
    case ast::CompareOperator::NotIn:
      return !contains(right, left, *this);
    case ast::CompareOperator::Less:
    case ast::CompareOperator::LessEqual:
    case ast::CompareOperator::Greater:
    case ast::CompareOperator::GreaterEqual:
      result = holds(sign, left, right);
      break;
  }
  return within_limits() && result;
}

bool Vm::holds(ast::CompareOperator sign, const Value& left, const Value& right) {
  const std::optional<std::partial_ordering> found = order(left, right, budget_);
  if (!found) {
    if (within_limits()) fail_order(left, right);
    return false;
  }
  switch (sign) {
    case ast::CompareOperator::Less:
      return *found < 0;
    case ast::CompareOperator::LessEqual:
      return *found <= 0;
    case ast::CompareOperator::Greater:
      return *found > 0;
    default:
      return *found >= 0;
  }
}

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
