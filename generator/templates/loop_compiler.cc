// The part of TemplateCompiler that compiles loops.
#include <utility>

#include "templates/compiler.h"
#include "templates/walk.h"

namespace gazette::templates {

using diagnostics::Span;

namespace {

// Whether the body can see `loop`: it reads it, or a scoped block passes it on.
bool sees_loop(const ast::For& s) {
  if (s.recursive || ast::reads_undeclared(s.body, "loop")) return true;
  bool scoped = false;
  const auto look = [&](const ast::Statement& statement) {
    const auto* block = std::get_if<ast::Block>(&statement.form);
    if (block != nullptr && block->scoped) scoped = true;
  };
  ast::walk_statements(s.body, look);
  ast::walk_statements(s.otherwise, look);
  return scoped;
}

}  // namespace

void TemplateCompiler::statement(const ast::For& s, Span span, Frame& frame) {
  expression(s.iterable, frame);
  if (!s.recursive) return loop_in(s, span, frame, *frame.code);
  // A recursive loop is a function that loop(…) calls again; what it goes through is on its stack.
  Function& function = add_function(FunctionKind::Loop, "loop");
  FunctionBuilder code(function, frame.code);
  code.set_depth(1);
  function.stack = 1;
  loop_in(s, span, frame, code);
  finish(code);
  frame.code->emit(Op::LoopRecursive, s.iterable.span, -1, function.index);
}

// The loop over the value on the stack, in the function of `code`.
void TemplateCompiler::loop_in(const ast::For& s, Span span, const Frame& outside, FunctionBuilder& code) {
  const bool is_extended = sees_loop(s);
  const std::size_t depth = outside.scope->function_depth() + (&code == outside.code ? 0 : 1);
  // With `loop` or an else, how many items pass the condition must be known before the first is shown.
  const bool gathers = s.condition && (is_extended || !s.otherwise.empty());
  if (gathers) gather(s, span, outside, code);

  Scope scope(outside.scope, depth);
  if (is_extended) scope.declare_parameter("loop");
  scope.meet_parameters(s.target);
  scope.meet(s.body);
  place_symbols(scope, code);
  Frame frame = inner(outside, scope);
  frame.code = &code;
  const std::uint16_t slot = is_extended ? scope.symbol("loop").slot : code.add_slot(program_.intern(""));
  if (&code != outside.code) code.function().loop = slot;
  code.emit(Op::LoopBegin, s.iterable.span, -1, 0, is_extended ? 1 : 0, slot);
  Loop loop;
  loop.next = code.here();
  frame.loop = &loop;
  const std::uint32_t next = code.jump(Op::LoopNext, s.iterable.span, 1, slot);
  if (s.condition && !gathers) {
    Scope test_scope(outside.scope, depth);
    test_scope.meet_parameters(s.target);
    test_scope.meet(*s.condition);
    place_symbols(test_scope, code);
    Frame test = inner(outside, test_scope);
    test.code = &code;
    code.emit(Op::Duplicate, s.target.span, 1);
    assign(s.target, test);
    enter(test_scope, test, span);
    expression(*s.condition, test);
    const std::uint32_t passes = code.jump(Op::JumpIfTrue, s.condition->span, -1);
    code.emit(Op::Pop, span, -1);
    code.emit(Op::Jump, span, 0, loop.next);
    code.land(passes);
    code.set_depth(code.depth() + 1);
  }
  assign(s.target, frame);
  enter(scope, frame, span);
  body(s.body, frame);
  code.emit(Op::Jump, span, 0, loop.next);
  code.land(next);
  for (const std::uint32_t jump : loop.breaks) code.land(jump);
  if (s.otherwise.empty()) return;
  const std::uint32_t after = code.jump(Op::LoopEmpty, span, 0, slot);
  Scope else_scope(outside.scope, depth);
  else_scope.meet(s.otherwise);
  place_symbols(else_scope, code);
  Frame otherwise = inner(outside, else_scope);
  otherwise.code = &code;
  if (&code != outside.code) otherwise.loop = nullptr;
  enter(else_scope, otherwise, span);
  body(s.otherwise, otherwise);
  code.land(after);
}

// Replaces the iterable on the stack by a list of those of its items that pass the condition.
void TemplateCompiler::gather(const ast::For& s, Span span, const Frame& outside, FunctionBuilder& code) {
  const std::size_t depth = outside.scope->function_depth() + (&code == outside.code ? 0 : 1);
  Scope scope(outside.scope, depth);
  scope.meet_parameters(s.target);
  scope.meet(*s.condition);
  place_symbols(scope, code);
  Frame frame = inner(outside, scope);
  frame.code = &code;
  const std::uint16_t slot = code.add_slot(program_.intern(""));
  code.emit(Op::LoopBegin, s.iterable.span, -1, 0, 0, slot);
  code.emit(Op::Gather, span, 1);
  const std::uint32_t start = code.here();
  const std::uint32_t next = code.jump(Op::LoopNext, s.iterable.span, 1, slot);
  code.emit(Op::Duplicate, s.target.span, 1);
  assign(s.target, frame);
  enter(scope, frame, span);
  expression(*s.condition, frame);
  const std::uint32_t passes = code.jump(Op::JumpIfTrue, s.condition->span, -1);
  code.emit(Op::Pop, span, -1);
  code.emit(Op::Jump, span, 0, start);
  code.land(passes);
  code.set_depth(code.depth() + 1);
  code.emit(Op::Append, span, -1);
  code.emit(Op::Jump, span, 0, start);
  code.land(next);
  code.emit(Op::Gathered, span, 0);
}

void TemplateCompiler::undo(const Frame& frame, Span span) {
  for (auto what = frame.loop->undo.rbegin(); what != frame.loop->undo.rend(); ++what) {
    if (what->what == Loop::Undo::What::Autoescape) {
      frame.code->emit(Op::RestoreAutoescape, span, 0, 0, 0, what->slot);
    } else {
      frame.code->emit(Op::EndCapture, span, 1, 0, static_cast<std::uint8_t>(Escape::Off));
      frame.code->emit(Op::Pop, span, -1);
    }
  }
}

void TemplateCompiler::statement(const ast::Break& /*s*/, Span span, Frame& frame) {
  if (frame.loop == nullptr) return;  // the parser has reported it
  undo(frame, span);
  frame.loop->breaks.push_back(frame.code->jump(Op::Jump, span, 0));
}

void TemplateCompiler::statement(const ast::Continue& /*s*/, Span span, Frame& frame) {
  if (frame.loop == nullptr) return;
  undo(frame, span);
  frame.code->emit(Op::Jump, span, 0, frame.loop->next);
}

}  // namespace gazette::templates
