// The part of Vm that goes from template to template: include, import, extends, blocks; and what a
// template sets at its top level.
#include <fmt/format.h>

#include <utility>

#include "diagnostics/nearest.h"
#include "templates/printing.h"
#include "templates/rules.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

bool Vm::step_template(const Instruction& i, Frame& frame, Value*& top) {
  switch (i.op) {
    case Op::Export:
      frame.context->set(static_cast<NameId>(i.target), frame.slots[i.slot], i.a != 0, arena_);
      return within_limits();
    case Op::SetMember: {
      top -= 2;
      if (top[1].is_undefined()) return fail_undefined(top[1]), false;
      if (!top[1].is(Kind::Native) || top[1].as_native().type() != Native::Type::Namespace) {
        const Wording what = described(top[1]);
        fail(rules::type, {fmt::format("只能给 namespace 的属性赋值，这里是{}", what.zh),
                           fmt::format("only attributes of a namespace can be set, not of {}", what.en)});
        return false;
      }
      auto& target = static_cast<NamespaceValue&>(top[1].as_native());
      target.members.set(arena_, program_.text_of(static_cast<NameId>(i.target)), top[0]);
      return within_limits();
    }
    case Op::Include:
      return include(i, frame, *--top);
    case Op::Import:
      top[-1] = import(i, frame, top[-1]);
      return within_limits();
    case Op::ImportName:
      *top = import_name(top[-1], static_cast<NameId>(i.target));
      ++top;
      return within_limits();
    case Op::Extends:
      return extend(frame, *--top);
    case Op::RenderParent:
      return render_parent(frame);
    case Op::Block:
      return render_block(i, frame);
    case Op::Super:
      frame.slots[i.slot] = frame.block->next == nullptr
                                ? absent(Absence::Reason::NoParent, {}, frame.function->name)
                                : Value::native(*arena_.make<BlockValue>(frame.function->name,
                                                                         *frame.block->next, *frame.context));
      return within_limits();
    case Op::Self:
      frame.slots[i.slot] = Value::native(*arena_.make<SelfValue>(*frame.context));
      return within_limits();
    case Op::Autoescape:
      frame.slots[i.slot] = Value::boolean(*frame.context->autoescape);
      *frame.context->autoescape = truth(*--top);
      return true;
    default:  // RestoreAutoescape
      *frame.context->autoescape = frame.slots[i.slot].as_boolean();
      return true;
  }
}

// nullptr with a fault; or, where a missing one is to be ignored, without.
const CompiledTemplate* Vm::template_named(const Value& name, bool ignore_missing) {
  if (name.is_undefined()) return fail_undefined(name), nullptr;
  const CompiledTemplate* found = nullptr;
  std::string asked;
  if (name.is_text()) {
    asked = name.as_text();
    found = program_.find(asked);
  } else if (name.is_list()) {
    for (const Value& candidate : name.as_list()) {
      if (!candidate.is_text()) continue;
      asked += (asked.empty() ? "" : ", ") + std::string(candidate.as_text());
      found = program_.find(candidate.as_text());
      if (found != nullptr) break;
    }
  } else {
    const Wording what = described(name);
    fail(rules::type,
         {"模板的名称要是文字，这里是" + what.zh, "the name of a template is a text, not " + what.en});
    return nullptr;
  }
  if (found == nullptr) {
    if (!ignore_missing) {
      fail(rules::unknown_template, words("没有模板“{}”", "there is no template '{}'", asked),
           diagnostics::did_you_mean(asked, program_.template_names()));
    }
    return nullptr;
  }
  if (found->has_mistakes) {
    fail(rules::unknown_template,
         words("模板“{}”有错误，不能使用", "the template '{}' has mistakes and cannot be used",
               found->source->name()));
    return nullptr;
  }
  return found;
}

bool Vm::run_root(const CompiledTemplate& compiled, Context& context) {
  context.blocks->add(compiled, arena_);
  return run_function(*compiled.root, nullptr, context, [](Frame&) { return true; });
}

std::span<const Context::Local> Vm::visible_locals(std::uint32_t index, const Frame& frame) {
  const std::span<const VisibleLocal> visible = program_.visible(index);
  if (visible.empty()) return {};
  auto* const locals = static_cast<Context::Local*>(
      arena_.allocate(visible.size() * sizeof(Context::Local), alignof(Context::Local)));
  if (locals == nullptr) return {};
  std::size_t count = 0;
  for (const VisibleLocal& v : visible) {
    const Frame* owner = &frame;
    for (std::uint16_t out = v.depth; out > 0; --out) owner = owner->outer;
    const Value& value = owner->slots[v.slot];
    if (!value.is_missing()) new (locals + count++) Context::Local{v.name, value};
  }
  return {locals, count};
}

bool Vm::include(const Instruction& i, Frame& frame, const Value& name) {
  const CompiledTemplate* const found = template_named(name, i.slot != 0);
  if (found == nullptr) return !failed_;
  // In the arena, since macros that the template hands out keep it.
  auto* const context = arena_.make<Context>();
  context->compiled = found;
  context->blocks = arena_.make<BlockTable>();
  context->autoescape = arena_.make<bool>(true);
  if (i.a != 0) {
    context->outside = frame.context;
    context->root = frame.context->root;
    context->locals = visible_locals(i.target, frame);
  }
  if (run_root(*found, *context)) return within_limits();
  set_chain(words("由这里包含", "included from here"));
  return false;
}

// With context a template is run anew each time; without, once for a page.
Value Vm::import(const Instruction& i, Frame& frame, const Value& name) {
  const CompiledTemplate* const found = template_named(name, false);
  if (found == nullptr) return {};
  const auto index = static_cast<std::size_t>(found - program_.templates().data());
  const bool with_context = i.a != 0;
  if (!with_context && index < modules_.size() && modules_[index] != nullptr)
    return Value::native(*modules_[index]);
  auto* const context = arena_.make<Context>();
  context->compiled = found;
  context->blocks = arena_.make<BlockTable>();
  context->autoescape = arena_.make<bool>(true);
  if (with_context) {
    context->outside = frame.context;
    context->root = frame.context->root;
    context->locals = visible_locals(i.target, frame);
  }
  begin_capture();
  if (!run_root(*found, *context)) {
    set_chain(words("由这里导入", "imported from here"));
    return {};
  }
  const Value printed = end_capture(true);
  auto* const module = arena_.make<ModuleValue>(found->source->name(), *context, printed.as_text());
  if (!with_context) {
    if (modules_.size() <= index) modules_.resize(program_.templates().size());
    modules_[index] = module;
  }
  return Value::native(*module);
}

Value Vm::import_name(const Value& module, NameId name) {
  const auto& from = static_cast<const ModuleValue&>(module.as_native());
  const Context::Variable* const found = from.context.variable(name);
  if (found != nullptr && found->is_exported) return found->value;
  return undefined({Absence::Reason::Import, program_.text_of(name), module, from.name});
}

bool Vm::extend(Frame& frame, const Value& name) {
  const CompiledTemplate* const parent = template_named(name, false);
  if (parent == nullptr) return false;
  if (frame.parent != nullptr) {
    fail(rules::syntax, words("一个模板只能继承一个模板", "a template extends only one template"));
    return false;
  }
  frame.context->blocks->add(*parent, arena_);
  frame.parent = parent;
  return within_limits();
}

bool Vm::render_parent(Frame& frame) {
  if (frame.parent == nullptr) return true;
  const bool good = run_function(*frame.parent->root, nullptr, *frame.context, [](Frame&) { return true; });
  if (!good) set_chain(words("由这里继承", "extended from here"));
  return good;
}

bool Vm::render_block(const Instruction& i, Frame& frame) {
  const auto name = static_cast<NameId>(i.target);
  const BlockEntry* const entry = frame.context->blocks->find(name);
  if (i.a != 0 && entry->first->next == nullptr) {
    fail(rules::unknown_block, words("没有模板给出必需的块“{}”", "no template fills the required block '{}'",
                                     program_.text_of(name)));
    return false;
  }
  Context* context = frame.context;
  if (i.slot != 0) {
    context = arena_.make<Context>(*frame.context);
    context->outside = frame.context;
    context->locals = visible_locals(i.slot - 1U, frame);
    context->variables = nullptr;
    context->count = 0;
    context->capacity = 0;
  }
  const bool good = run_function(*entry->first->function, nullptr, *context, [&](Frame& inner) {
    inner.block = entry->first;
    return true;
  });
  if (!good) set_chain(words("块“{}”在这里", "in the block '{}' here", program_.text_of(name)));
  return good;
}

}  // namespace gazette::templates
