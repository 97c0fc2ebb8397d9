#include "templates/compiler.h"

#include <algorithm>
#include <utility>

#include "diagnostics/nearest.h"
#include "templates/rules.h"
#include "templates/walk.h"

namespace gazette::templates {

using diagnostics::Span;
using diagnostics::Wording;
using diagnostics::words;

TemplateCompiler::TemplateCompiler(Program& program, CompiledTemplate& compiled,
                                   diagnostics::Diagnostics& diagnostics)
    : program_(program),
      compiled_(compiled),
      template_index_(static_cast<std::uint32_t>(&compiled - program.templates().data())),
      diagnostics_(diagnostics) {}

void TemplateCompiler::compile(const ast::Template& tree) {
  ast::walk_statements(tree.body, [&](const ast::Statement& s) {
    if (std::holds_alternative<ast::Extends>(s.form)) {
      has_extends_ = true;
      if (!compiled_.extends) compiled_.extends = s.span;
    }
  });
  compile_root(tree);
  compile_blocks(tree);
}

Function& TemplateCompiler::add_function(FunctionKind kind, std::string_view name) {
  Function& function = program_.add_function();
  function.kind = kind;
  function.template_index = template_index_;
  function.name = name;
  return function;
}

void TemplateCompiler::finish(FunctionBuilder& code) {
  const auto end = static_cast<std::uint32_t>(compiled_.source->text().size());
  code.emit(Op::Return, {end, end}, 0);
  if (code.is_full()) error(rules::too_large, {0, 0}, words("变量太多", "too many variables"));
}

void TemplateCompiler::compile_root(const ast::Template& tree) {
  Function& function = add_function(FunctionKind::Root, compiled_.source->name());
  compiled_.root = &function;
  FunctionBuilder code(function, nullptr);
  Scope scope(nullptr, 0);
  const bool reads_self = ast::reads_undeclared(tree.body, "self");
  if (reads_self) scope.declare_parameter("self");
  scope.meet(tree.body);
  place_symbols(scope, code);
  if (reads_self) code.emit(Op::Self, {0, 0}, 0, 0, 0, scope.symbol("self").slot);
  Frame frame{&code, &scope};
  frame.is_toplevel = true;
  frame.is_root = true;
  frame.checks_output = has_extends_;
  body(tree.body, frame);
  if (has_extends_) code.emit(Op::RenderParent, *compiled_.extends, 0);
  finish(code);
}

void TemplateCompiler::compile_blocks(const ast::Template& tree) {
  ast::walk_statements(tree.body, [&](const ast::Statement& s) {
    const auto* block = std::get_if<ast::Block>(&s.form);
    if (block == nullptr) return;
    const NameId name = program_.intern(block->name.text);
    const auto earlier = std::ranges::find(compiled_.blocks, name, &CompiledTemplate::Block::name);
    if (earlier != compiled_.blocks.end()) {
      compiled_.has_mistakes = true;
      diagnostics_
          .error(rules::unknown_block, compiled_.source->place(block->name.span),
                 words("块“{}”定义了两次", "the block '{}' is defined twice", block->name.text))
          .note(words("第一次在这里", "first defined here"), compiled_.source->place(earlier->span));
      return;
    }
    compile_block(*block);
  });
}

void TemplateCompiler::compile_block(const ast::Block& block) {
  Function& function = add_function(FunctionKind::Block, block.name.text);
  compiled_.blocks.push_back({program_.intern(block.name.text), &function, block.name.span});
  FunctionBuilder code(function, nullptr);
  Scope scope(nullptr, 0);
  const bool reads_self = ast::reads_undeclared(block.body, "self");
  const bool reads_super = ast::reads_undeclared(block.body, "super");
  if (reads_self) scope.declare_parameter("self");
  if (reads_super) scope.declare_parameter("super");
  scope.meet(block.body);
  place_symbols(scope, code);
  if (reads_self) code.emit(Op::Self, block.name.span, 0, 0, 0, scope.symbol("self").slot);
  if (reads_super) code.emit(Op::Super, block.name.span, 0, 0, 0, scope.symbol("super").slot);
  Frame frame{&code, &scope};
  body(block.body, frame);
  finish(code);
}

void TemplateCompiler::body(const ast::Body& statements, Frame& frame) {
  for (const ast::Statement& s : statements) {
    std::visit([&](const auto& form) { statement(form, s.span, frame); }, s.form);
  }
}

TemplateCompiler::Frame TemplateCompiler::inner(const Frame& frame, Scope& scope) const {
  Frame result = frame;
  result.scope = &scope;
  result.is_toplevel = false;
  result.is_root = false;
  return result;
}

void TemplateCompiler::place_symbols(Scope& scope, FunctionBuilder& code) {
  for (const std::string_view name : scope.names()) scope.place(name, code.add_slot(program_.intern(name)));
}

// What Jinja2's enter_frame does. A name that is only read, and comes from the context, is looked up
// where it is read first; one that is also set must forget what an earlier round has set.
void TemplateCompiler::enter(Scope& scope, Frame& frame, Span span) {
  for (const std::string_view name : scope.names()) {
    const Scope::Symbol& symbol = scope.symbol(name);
    switch (symbol.load) {
      case Scope::Load::Parameter:
        break;
      case Scope::Load::Alias:
        load_raw(*scope.find_outside(name), frame, span);
        frame.code->emit(Op::Store, span, -1, 0, 0, symbol.slot);
        break;
      case Scope::Load::Context:
        if (symbol.is_stored) frame.code->emit(Op::Clear, span, 0, 0, 0, symbol.slot);
        break;
      case Scope::Load::Undefined:
        frame.code->emit(Op::Clear, span, 0, 0, 0, symbol.slot);
        break;
    }
  }
}

void TemplateCompiler::load(std::string_view name, const Frame& frame, Span span) {
  const std::optional<Scope::Found> found = frame.scope->find(name);
  if (!found) {  // Scope meets every name; a constant keeps a mistake of ours from crashing a portal
    frame.code->emit(Op::Constant, span, 1, program_.add_constant(Value::none()));
    return;
  }
  const std::size_t out = frame.scope->function_depth() - found->scope->function_depth();
  const bool resolves = found->symbol->load == Scope::Load::Context;
  const Op op = out > 0 ? (resolves ? Op::OuterResolve : Op::Outer) : (resolves ? Op::Resolve : Op::Local);
  frame.code->reach_out(out);
  frame.code->emit(op, span, 1, 0, static_cast<std::uint8_t>(out), found->symbol->slot);
}

void TemplateCompiler::load_raw(Scope::Found found, const Frame& frame, Span span) {
  const std::size_t out = frame.scope->function_depth() - found.scope->function_depth();
  const bool resolves = found.symbol->load == Scope::Load::Context;
  const Op op =
      out > 0 ? (resolves ? Op::OuterResolveRaw : Op::OuterRaw) : (resolves ? Op::ResolveRaw : Op::LocalRaw);
  frame.code->reach_out(out);
  frame.code->emit(op, span, 1, 0, static_cast<std::uint8_t>(out), found.symbol->slot);
}

// The value on the stack goes to the target.
void TemplateCompiler::assign(const ast::Target& target, Frame& frame) {
  if (const auto* word = std::get_if<ast::Word>(&target.form)) {
    frame.code->emit(Op::Store, target.span, -1, 0, 0, frame.scope->find(word->text)->symbol->slot);
    return;
  }
  if (const auto* member = std::get_if<ast::Target::Member>(&target.form)) {
    load(member->object.text, frame, member->object.span);
    frame.code->emit(Op::SetMember, target.span, -2,
                     static_cast<std::uint32_t>(program_.intern(member->name.text)));
    return;
  }
  const auto& items = std::get<ast::Target::Tuple>(target.form).items;
  frame.code->emit(Op::Unpack, target.span, static_cast<int>(items.size()) - 1,
                   static_cast<std::uint32_t>(items.size()));
  for (const ast::Target& item : items) assign(item, frame);
}

void TemplateCompiler::export_names(const ast::Target& target, const Frame& frame) {
  if (!frame.is_toplevel) return;
  ast::walk_names(target, [&](std::string_view name, ast::NameUse use) {
    if (use == ast::NameUse::Store) export_name(name, frame, target.span);
  });
}

void TemplateCompiler::export_name(std::string_view name, const Frame& frame, Span span) {
  const bool is_public = !name.starts_with('_');
  const NameId id = program_.intern(name);
  if (is_public && std::ranges::find(compiled_.exports, id) == compiled_.exports.end()) {
    compiled_.exports.push_back(id);
  }
  frame.code->emit(Op::Export, span, 0, static_cast<std::uint32_t>(id), is_public ? 1 : 0,
                   frame.scope->find(name)->symbol->slot);
}

// What an include sees of the locals: all that is set in the scopes around, the innermost first.
std::uint32_t TemplateCompiler::visible_locals(const Frame& frame) {
  std::vector<VisibleLocal> result;
  for (const Scope* scope = frame.scope; scope != nullptr; scope = scope->parent()) {
    for (const std::string_view name : scope->names()) {
      if (!scope->symbol(name).is_stored) continue;
      const NameId id = program_.intern(name);
      if (std::ranges::find(result, id, &VisibleLocal::name) != result.end()) continue;
      const Scope::Found found = *frame.scope->find(name);
      const std::size_t out = frame.scope->function_depth() - found.scope->function_depth();
      frame.code->reach_out(out);
      result.push_back({id, static_cast<std::uint16_t>(out), found.symbol->slot});
    }
  }
  return program_.add_visible(std::move(result));
}

void TemplateCompiler::error(diagnostics::Rule rule, Span span, Wording message, Wording hint) {
  compiled_.has_mistakes = true;
  diagnostics_.error(rule, compiled_.source->place(span), std::move(message)).suggest(std::move(hint));
}

}  // namespace gazette::templates
