#include "templates/vm.h"

#include <cassert>
#include <utility>

#include "templates/rules.h"

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

}  // namespace gazette::templates
