// The half of TemplateCompiler that compiles statements other than loops.
#include <algorithm>
#include <utility>

#include "templates/compiler.h"
#include "templates/rules.h"
#include "templates/walk.h"

namespace gazette::templates {

using diagnostics::Span;
using diagnostics::words;
using Undo = std::uint8_t;

namespace {

// In a template that extends another, what stands outside of blocks is not printed once it does.
struct OutputCheck {
  FunctionBuilder& code;
  std::optional<std::uint32_t> jump;

  OutputCheck(FunctionBuilder& builder, bool needed, Span span) : code(builder) {
    if (needed) jump = code.jump(Op::JumpIfChild, span, 0);
  }
  ~OutputCheck() {
    if (jump) code.land(*jump);
  }
  OutputCheck(const OutputCheck&) = delete;
  OutputCheck& operator=(const OutputCheck&) = delete;
};

}  // namespace

void TemplateCompiler::statement(const ast::Text& s, Span span, Frame& frame) {
  if (frame.checks_output && has_known_extends_) return;
  const OutputCheck check(*frame.code, frame.checks_output && extends_met_ > 0, span);
  frame.code->emit(Op::Text, span, 0, program_.add_constant(Value::string(s.text)));
}

void TemplateCompiler::statement(const ast::Print& s, Span /*span*/, Frame& frame) {
  if (frame.checks_output && has_known_extends_) return;
  const OutputCheck check(*frame.code, frame.checks_output && extends_met_ > 0, s.value.span);
  if (const auto* called = std::get_if<ast::Call>(&s.value.form)) {
    return call(*called, s.value.span, frame, CallUse::Print, std::nullopt);
  }
  expression(s.value, frame);
  frame.code->emit(Op::Print, s.value.span, -1, 0, static_cast<std::uint8_t>(frame.escape));
}

void TemplateCompiler::statement(const ast::If& s, Span span, Frame& frame) {
  Frame soft = frame;
  soft.is_root = false;
  std::vector<std::uint32_t> ends;
  for (const ast::If::Branch& branch : s.branches) {
    expression(branch.condition, soft);
    const std::uint32_t next = frame.code->jump(Op::JumpIfFalse, branch.condition.span, -1);
    body(branch.body, soft);
    const bool last = &branch == &s.branches.back() && s.otherwise.empty();
    if (!last) ends.push_back(frame.code->jump(Op::Jump, span, 0));
    frame.code->land(next);
  }
  body(s.otherwise, soft);
  for (const std::uint32_t end : ends) frame.code->land(end);
}

void TemplateCompiler::statement(const ast::Set& s, Span /*span*/, Frame& frame) {
  expression(s.value, frame);
  assign(s.target, frame);
  export_names(s.target, frame);
}

// Runs the statements and leaves what they printed on the stack.
void TemplateCompiler::capture(const ast::Body& statements, Span span, Frame& frame, Escape result) {
  frame.code->emit(Op::BeginCapture, span, 0);
  if (frame.loop != nullptr) frame.loop->undo.push_back({Loop::Undo::What::Capture, 0});
  body(statements, frame);
  if (frame.loop != nullptr) frame.loop->undo.pop_back();
  frame.code->emit(Op::EndCapture, span, 1, 0, static_cast<std::uint8_t>(result));
}

void TemplateCompiler::statement(const ast::SetBlock& s, Span span, Frame& frame) {
  Scope scope(frame.scope, frame.scope->function_depth());
  scope.meet(s.body);
  if (s.filter) scope.meet(*s.filter);
  place_symbols(scope, *frame.code);
  Frame block = inner(frame, scope);
  block.checks_output = false;
  enter(scope, block, span);
  capture(s.body, span, block, Escape::Dynamic);
  if (s.filter) expression(*s.filter, block);
  assign(s.target, frame);
  export_names(s.target, frame);
}

void TemplateCompiler::statement(const ast::FilterBlock& s, Span span, Frame& frame) {
  Scope scope(frame.scope, frame.scope->function_depth());
  scope.meet(s.body);
  scope.meet(s.filter);
  place_symbols(scope, *frame.code);
  Frame block = inner(frame, scope);
  enter(scope, block, span);
  capture(s.body, span, block, frame.escape);
  expression(s.filter, block);
  frame.code->emit(Op::Print, s.filter.span, -1, 0, static_cast<std::uint8_t>(frame.escape));
}

void TemplateCompiler::statement(const ast::With& s, Span span, Frame& frame) {
  Scope scope(frame.scope, frame.scope->function_depth());
  for (const ast::With::Binding& binding : s.bindings) scope.meet_parameters(binding.target);
  scope.meet(s.body);
  place_symbols(scope, *frame.code);
  Frame block = inner(frame, scope);
  enter(scope, block, span);
  for (const ast::With::Binding& binding : s.bindings) {
    expression(binding.value, frame);
    assign(binding.target, block);
  }
  body(s.body, block);
}

void TemplateCompiler::statement(const ast::Autoescape& s, Span span, Frame& frame) {
  Scope scope(frame.scope, frame.scope->function_depth());
  scope.meet(s.on);
  scope.meet(s.body);
  place_symbols(scope, *frame.code);
  Frame block = inner(frame, scope);
  enter(scope, block, span);
  expression(s.on, block);
  const std::uint16_t saved = frame.code->add_slot(program_.intern(""));
  frame.code->emit(Op::Autoescape, span, -1, 0, 0, saved);
  const auto* literal = std::get_if<ast::Literal>(&s.on.form);
  if (literal != nullptr && literal->value.is(Kind::Boolean)) {
    block.escape = literal->value.as_boolean() ? Escape::On : Escape::Off;
  } else {
    block.escape = Escape::Dynamic;
  }
  if (block.loop != nullptr) block.loop->undo.push_back({Loop::Undo::What::Autoescape, saved});
  body(s.body, block);
  if (block.loop != nullptr) block.loop->undo.pop_back();
  frame.code->emit(Op::RestoreAutoescape, span, 0, 0, 0, saved);
}

void TemplateCompiler::statement(const ast::Extends& s, Span span, Frame& frame) {
  if (!frame.is_toplevel) {
    return error(
        rules::syntax, span,
        words("extends 只能写在模板的最外层", "'extends' stands only at the top level of a template"));
  }
  if (has_known_extends_) {
    return error(rules::syntax, span,
                 words("一个模板只能继承一个模板", "a template extends only one template"));
  }
  check_template(s.parent, true);
  expression(s.parent, frame);
  frame.code->emit(Op::Extends, s.parent.span, -1);
  if (frame.is_root) has_known_extends_ = true;
  ++extends_met_;
}

void TemplateCompiler::statement(const ast::Block& s, Span span, Frame& frame) {
  if (frame.is_toplevel && has_known_extends_) return;
  const OutputCheck check(*frame.code, frame.is_toplevel && extends_met_ > 0, span);
  const std::uint32_t visible = s.scoped ? visible_locals(frame) + 1 : 0;
  if (visible > UINT16_MAX) {
    return error(rules::too_large, span, words("scoped 的块太多", "too many scoped blocks"));
  }
  frame.code->emit(Op::Block, s.name.span, 0, static_cast<std::uint32_t>(program_.intern(s.name.text)),
                   s.required ? 1 : 0, static_cast<std::uint16_t>(visible));
}

void TemplateCompiler::statement(const ast::Include& s, Span span, Frame& frame) {
  check_template(s.name, !s.ignore_missing);
  expression(s.name, frame);
  const bool with = s.context == ast::Context::With;
  frame.code->emit(Op::Include, span.end < s.name.span.end ? Span{span.begin, s.name.span.end} : span, -1,
                   with ? visible_locals(frame) : 0, with ? 1 : 0, s.ignore_missing ? 1 : 0);
}

void TemplateCompiler::statement(const ast::Import& s, Span /*span*/, Frame& frame) {
  check_template(s.name, true);
  expression(s.name, frame);
  const bool with = s.context == ast::Context::With;
  frame.code->emit(Op::Import, s.name.span, 0, with ? visible_locals(frame) : 0, with ? 1 : 0);
  const std::uint16_t slot = frame.scope->find(s.target.text)->symbol->slot;
  frame.code->emit(Op::Store, s.target.span, -1, 0, 0, slot);
  if (frame.is_toplevel) {
    frame.code->emit(Op::Export, s.target.span, 0, static_cast<std::uint32_t>(program_.intern(s.target.text)),
                     0, slot);
  }
}

void TemplateCompiler::statement(const ast::FromImport& s, Span /*span*/, Frame& frame) {
  check_template(s.name, true);
  expression(s.name, frame);
  const bool with = s.context == ast::Context::With;
  frame.code->emit(Op::Import, s.name.span, 0, with ? visible_locals(frame) : 0, with ? 1 : 0);
  for (const ast::FromImport::Name& name : s.names) {
    frame.code->emit(Op::ImportName, name.exported.span, 1,
                     static_cast<std::uint32_t>(program_.intern(name.exported.text)));
    const std::uint16_t slot = frame.scope->find(name.target.text)->symbol->slot;
    frame.code->emit(Op::Store, name.target.span, -1, 0, 0, slot);
    if (frame.is_toplevel) {
      const auto id = static_cast<std::uint32_t>(program_.intern(name.target.text));
      frame.code->emit(Op::Export, name.target.span, 0, id, 0, slot);
    }
  }
  frame.code->emit(Op::Pop, s.name.span, -1);
}

void TemplateCompiler::statement(const ast::Macro& s, Span span, Frame& frame) {
  const std::uint32_t function = macro(s.name.text, FunctionKind::Macro, s.parameters, s.body, span, frame);
  frame.code->emit(Op::MakeMacro, span, 1, function);
  frame.code->emit(Op::Store, span, -1, 0, 0, frame.scope->find(s.name.text)->symbol->slot);
  if (frame.is_toplevel) export_name(s.name.text, frame, span);
}

void TemplateCompiler::statement(const ast::CallBlock& s, Span span, Frame& frame) {
  const std::uint32_t function = macro("caller", FunctionKind::Caller, s.parameters, s.body, span, frame);
  // Printed also in a template that extends another, as Jinja2 does.
  call(std::get<ast::Call>(s.call.form), s.call.span, frame, CallUse::Print, function);
}

std::uint32_t TemplateCompiler::macro(std::string_view name, FunctionKind kind,
                                      const std::vector<ast::Parameter>& parameters,
                                      const ast::Body& statements, Span span, Frame& frame) {
  Function& function = add_function(kind, name);
  FunctionBuilder code(function, frame.code);
  Scope scope(frame.scope, frame.scope->function_depth() + 1);
  for (const ast::Parameter& p : parameters) scope.declare_parameter(p.name.text);
  special_parameters(scope, parameters, statements);
  for (const ast::Parameter& p : parameters) {
    if (p.fallback) scope.meet(*p.fallback);
  }
  scope.meet(statements);
  place_symbols(scope, code);
  for (const ast::Parameter& p : parameters) {
    function.parameters.push_back(
        {program_.intern(p.name.text), scope.symbol(p.name.text).slot, p.fallback != nullptr});
  }
  const auto special = [&](std::string_view word, std::uint16_t& slot) {
    const bool is_own =
        std::ranges::any_of(parameters, [&](const ast::Parameter& p) { return p.name.text == word; });
    if (!is_own && ast::reads_undeclared(statements, word)) slot = scope.symbol(word).slot;
  };
  special("caller", function.caller);
  special("varargs", function.varargs);
  special("kwargs", function.kwargs);
  Frame inside{&code, &scope};
  inside.escape = frame.escape;
  enter(scope, inside, span);
  parameter_defaults(parameters, inside);
  body(statements, inside);
  finish(code);
  return function.index;
}

void TemplateCompiler::special_parameters(Scope& scope, const std::vector<ast::Parameter>& parameters,
                                          const ast::Body& statements) {
  for (const std::string_view word : {"caller", "kwargs", "varargs"}) {
    const auto own = std::ranges::find(parameters, word, [](const ast::Parameter& p) { return p.name.text; });
    const bool is_read = ast::reads_undeclared(statements, word);
    if (own == parameters.end()) {
      if (is_read) scope.declare_parameter(word);
    } else if (word == "caller" && is_read && !own->fallback) {
      error(rules::syntax, own->name.span,
            words("参数“caller”必须有默认值，或者不写",
                  "the parameter 'caller' must have a default, or be left out"));
    }
  }
}

void TemplateCompiler::parameter_defaults(const std::vector<ast::Parameter>& parameters, Frame& frame) {
  for (const ast::Parameter& p : parameters) {
    const std::uint16_t slot = frame.scope->symbol(p.name.text).slot;
    if (!p.fallback) {
      frame.code->emit(Op::NotGiven, p.name.span, 0, 0, 0, slot);
      continue;
    }
    const std::uint32_t given = frame.code->jump(Op::DefaultOf, p.name.span, 0, slot);
    expression(*p.fallback, frame);
    frame.code->emit(Op::Store, p.name.span, -1, 0, 0, slot);
    frame.code->land(given);
  }
}

}  // namespace gazette::templates
