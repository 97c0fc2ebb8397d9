// The part of Vm that says what is wrong.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/nearest.h"
#include "templates/printing.h"
#include "templates/registry.h"
#include "templates/rules.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

namespace {

std::vector<std::string_view> keys_of(const Dict& dict) {
  std::vector<std::string_view> keys;
  for (const Dict::Entry& entry : dict.entries()) {
    if (entry.key.is_text()) keys.push_back(entry.key.as_text());
  }
  return keys;
}

constexpr std::string_view loop_names[] = {"index",    "index0", "revindex", "revindex0", "first",
                                           "last",     "length", "depth",    "depth0",    "previtem",
                                           "nextitem", "cycle",  "changed"};

// Where a misspelt attribute may have been meant for.
std::vector<std::string_view> names_in(const Value& owner, const Program& program) {
  std::vector<std::string_view> names;
  if (owner.is(Kind::Dict)) return keys_of(owner.as_dict());
  if (owner.is(Kind::Object)) {
    const auto known = owner.as_object().names(owner.handle());
    return {known.begin(), known.end()};
  }
  if (owner.is_text()) {
    for (const Callable& method : text_methods()) names.push_back(method.name);
  }
  if (!owner.is(Kind::Native)) return names;
  Native& native = owner.as_native();
  if (native.type() == Native::Type::Loop) return {std::begin(loop_names), std::end(loop_names)};
  if (native.type() == Native::Type::Namespace) return keys_of(static_cast<NamespaceValue&>(native).members);
  if (native.type() == Native::Type::Module) {
    for (const NameId id : static_cast<ModuleValue&>(native).context.compiled->exports)
      names.push_back(program.text_of(id));
  }
  if (native.type() == Native::Type::Self) {
    const Context& context = static_cast<SelfValue&>(native).context;
    for (const BlockEntry* e = context.blocks->entries; e != nullptr; e = e->next)
      names.push_back(program.text_of(e->name));
  }
  return names;
}

}  // namespace

Value Vm::fail(diagnostics::Rule rule, Wording message, Wording hint) {
  if (failed_) return {};
  failed_ = true;
  fault_.rule = rule.id;
  fault_.message = std::move(message);
  fault_.hint = std::move(hint);
  return {};
}

Value Vm::fail_order(const Value& left, const Value& right) {
  for (const Value* v : {&left, &right}) {
    if (v->is_undefined()) return fail_undefined(*v);
  }
  const Wording a = described(left);
  const Wording b = described(right);
  return fail(rules::type, {fmt::format("{}和{}不能比较大小", a.zh, b.zh),
                            fmt::format("{} and {} have no order", a.en, b.en)});
}

Value Vm::fail_undefined(const Value& undefined) {
  if (failed_) return {};
  static constexpr Absence nothing{Absence::Reason::Variable, "?", {}, {}, nullptr, {}};
  const Absence& a = undefined.is_undefined() ? undefined.as_absence() : nothing;
  Wording message;
  switch (a.reason) {
    case Absence::Reason::Variable:
      message = words("变量“{}”未定义", "'{}' is undefined", a.name);
      break;
    case Absence::Reason::Parameter:
      message = words("参数“{}”没有给出", "the parameter '{}' is not given", a.name);
      break;
    case Absence::Reason::Attribute: {
      const Wording owner = described(a.owner);
      message = {fmt::format("{}没有属性“{}”", owner.zh, a.name),
                 fmt::format("{} has no attribute '{}'", owner.en, a.name)};
      break;
    }
    case Absence::Reason::Item: {
      const Wording owner = described(a.owner);
      message = {fmt::format("{}里没有“{}”", owner.zh, a.name),
                 fmt::format("{} has no item '{}'", owner.en, a.name)};
      break;
    }
    case Absence::Reason::Import:
      message =
          words("模板“{1}”没有“{0}”可供导入", "there is no '{0}' to import from '{1}'", a.name, a.where);
      break;
    case Absence::Reason::NoElse:
      message = words("条件不成立，又没有 else", "the condition is false, and there is no else");
      break;
    case Absence::Reason::NoParent:
      message = words("块“{}”没有上一级", "the block '{}' has no parent", a.name);
      break;
    case Absence::Reason::Empty:
      message = words("列表是空的", "there are no items");
      break;
    case Absence::Reason::NoItem:
      message = words("没有 {} 项", "there is no {}", a.name);
      break;
  }
  Wording hint;
  if (a.reason == Absence::Reason::Attribute || a.reason == Absence::Reason::Item ||
      a.reason == Absence::Reason::Import) {
    hint = diagnostics::did_you_mean(a.name, names_in(a.owner, program_));
  } else if (a.reason == Absence::Reason::Variable) {
    hint = diagnostics::did_you_mean(a.name, visible_names());
  }
  absence_ = &a;
  return fail(rules::undefined, std::move(message), std::move(hint));
}

// The variables, for "did you mean".
std::vector<std::string_view> Vm::visible_names() const {
  std::vector<std::string_view> names;
  const std::vector<NameId>& slots = frame_->function->slot_names;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::string_view name = program_.text_of(slots[i]);
    if (!frame_->slots[i].is_missing() && !name.empty()) names.push_back(name);
  }
  for (const Context* where = frame_->context; where != nullptr; where = where->outside) {
    for (std::size_t i = 0; i < where->count; ++i)
      names.push_back(program_.text_of(where->variables[i].name));
    for (const Context::Local& local : where->locals) names.push_back(program_.text_of(local.name));
    if (where->root == nullptr) continue;
    for (const std::string_view name : names_in(*where->root, program_)) names.push_back(name);
  }
  for (const std::string_view name : program_.global_names()) names.push_back(name);
  return names;
}

Value Vm::fail_limit() {
  if (budget_.spent()) {
    return fail(rules::limit,
                words("页面要做的步骤超过 {}", "the page takes more than {} steps", limits().work));
  }
  return fail(rules::limit, words("页面用的内存超过 {} 字节", "the page takes more than {} bytes of memory",
                                  arena_.limit()));
}

bool Vm::stopped() {
  if (!failed_) fail_limit();
  return false;
}

}  // namespace gazette::templates
