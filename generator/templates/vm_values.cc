// The part of Vm that reads values: locals, attributes, items, slices.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "templates/comparison.h"
#include "templates/operators.h"
#include "templates/printing.h"
#include "templates/registry.h"
#include "templates/rules.h"
#include "templates/vm.h"
#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

namespace {

// An index as Python counts, from the end where it is negative.
std::optional<std::size_t> position(std::int64_t index, std::size_t size) {
  const auto signed_size = static_cast<std::int64_t>(size);
  if (index < 0) index += signed_size;
  if (index < 0 || index >= signed_size) return std::nullopt;
  return static_cast<std::size_t>(index);
}

struct Bounds {
  std::int64_t start, stop, step;
  std::size_t count;
};

// Where start:stop:step goes in a sequence of this size; Python's slice.indices().
Bounds bounds_of(std::size_t size, std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                 std::int64_t step) {
  const auto length = static_cast<std::int64_t>(size);
  const std::int64_t lowest = step < 0 ? -1 : 0;
  const std::int64_t highest = step < 0 ? length - 1 : length;
  const auto clamp = [&](std::int64_t at) { return std::clamp(at < 0 ? at + length : at, lowest, highest); };
  Bounds b{start ? clamp(*start) : (step < 0 ? highest : lowest),
           stop ? clamp(*stop) : (step < 0 ? lowest : highest), step, 0};
  if (step > 0 && b.start < b.stop) b.count = static_cast<std::size_t>((b.stop - b.start - 1) / step + 1);
  if (step < 0 && b.start > b.stop) {
    const std::uint64_t back = 0 - static_cast<std::uint64_t>(step);
    b.count = static_cast<std::size_t>(static_cast<std::uint64_t>(b.start - b.stop - 1) / back + 1);
  }
  return b;
}

}  // namespace

Value Vm::local(const Instruction& i, Frame& frame) {
  const auto is_one_of = [&](auto... ops) { return ((i.op == ops) || ...); };
  Frame* owner = &frame;
  const bool outer = is_one_of(Op::Outer, Op::OuterResolve, Op::OuterRaw, Op::OuterResolveRaw);
  for (std::uint8_t out = outer ? i.a : 0; out > 0; --out) owner = owner->outer;
  Value& slot = owner->slots[i.slot];
  if (!slot.is_missing()) return slot;
  const NameId name = owner->function->slot_names[i.slot];
  if (is_one_of(Op::Resolve, Op::OuterResolve, Op::ResolveRaw, Op::OuterResolveRaw, Op::ResolveAttribute)) {
    slot = lookup(name, *owner->context);
    if (!slot.is_missing()) return slot;
  }
  if (is_one_of(Op::LocalRaw, Op::OuterRaw, Op::ResolveRaw, Op::OuterResolveRaw)) return {};
  // The name stands where the expression begins, also where an attribute is read in the same instruction.
  const std::string_view text = program_.text_of(name);
  const diagnostics::Span span = span_of(*instruction_);
  const auto end = static_cast<std::uint32_t>(span.begin + text.size());
  return Value::undefined(*arena_.make<Absence>(Absence{
      Absence::Reason::Variable, text, {}, {}, frame.function, {span.begin, std::min(end, span.end)}}));
}

Value Vm::lookup(NameId name, const Context& context) {
  const Context* where = &context;
  while (true) {
    if (const Context::Variable* const variable = where->variable(name)) return variable->value;
    for (const Context::Local& local : where->locals) {
      if (local.name == name) return local.value;
    }
    if (where->outside == nullptr) break;
    where = where->outside;
  }
  const NameFacts& facts = program_.name(name);
  if (where->root != nullptr) {
    const Value& root = *where->root;
    if (root.is(Kind::Dict)) {
      const Value* const found = root.as_dict().find(facts.text, facts.hash);
      if (found != nullptr) return *found;
    } else if (root.is(Kind::Object)) {
      Value found = root.as_object().get(root.handle(), facts.text, arena_);
      if (!found.is_missing()) return found;
    }
  }
  if (facts.function == nullptr) return Value::missing();
  return Value::native(*arena_.make<FunctionValue>(*facts.function));
}

Value Vm::lookup(std::string_view name) {
  if (const std::optional<NameId> id = program_.find_name(name)) return lookup(*id, *frame_->context);
  const Context* where = frame_->context;
  while (where->outside != nullptr) where = where->outside;
  if (where->root == nullptr) return Value::missing();
  if (where->root->is(Kind::Object)) return where->root->as_object().get(where->root->handle(), name, arena_);
  return where->root->is(Kind::Dict) ? where->root->as_dict().get(name) : Value::missing();
}

Value Vm::undefined(Absence absence) {
  absence.function = frame_->function;
  absence.span =
      frame_->function->spans[static_cast<std::size_t>(instruction_ - frame_->function->code.data())];
  return Value::undefined(*arena_.make<Absence>(absence));
}

Value Vm::absent(Absence::Reason reason, const Value& owner, std::string_view name) {
  return undefined({reason, name, owner, {}});
}

Value Vm::method(const Value& receiver, const Callable* callable) {
  if (callable == nullptr) return Value::missing();
  return Value::native(*arena_.make<FunctionValue>(*callable, receiver));
}

Value Vm::attribute(const Value& object, std::string_view name) {
  if (const std::optional<NameId> id = program_.find_name(name)) return attribute(object, program_.name(*id));
  return attribute(object, NameFacts{name, hash_of_text(name), find_callable(text_methods(), name),
                                     find_callable(list_methods(), name), find_callable(dict_methods(), name),
                                     nullptr, loop_field_of(name)});
}

// Each case gives back what it found as it is: a value that is put together and then copied costs more than
// the search, since the copy waits for its parts.
Value Vm::attribute(const Value& object, const NameFacts& name) {
  switch (object.kind()) {
    case Kind::Dict: {
      if (name.dict_method != nullptr) return method(object, name.dict_method);
      const Value* const found = object.as_dict().find(name.text, name.hash);
      if (found != nullptr) return *found;
      break;
    }
    case Kind::Object:
      return object_attribute(object, name);
    case Kind::String:
    case Kind::Html:
      if (name.text_method != nullptr) return method(object, name.text_method);
      break;
    case Kind::Tuple:
      if (object.is_group() && name.text == "grouper") return object.as_list()[0];
      if (object.is_group() && name.text == "list") return object.as_list()[1];
      if (name.list_method != nullptr) return method(object, name.list_method);
      break;
    case Kind::List:
      if (name.list_method != nullptr) return method(object, name.list_method);
      break;
    case Kind::Native:
      return native_attribute(object.as_native(), name);
    case Kind::Missing:
    case Kind::Undefined:
      return fail_undefined(object);
    case Kind::None:
    case Kind::Boolean:
    case Kind::Integer:
    case Kind::Number:
    case Kind::Range:
      break;
  }
  return absent(Absence::Reason::Attribute, object, name.text);
}

Value Vm::object_attribute(const Value& object, const NameFacts& name) {
  const Object& owner = object.as_object();
  Value found = owner.get(object.handle(), name.text, arena_);
  if (!found.is_missing()) return found;
  const Callable* const own = owner.is_sequence(object.handle()) ? name.list_method : name.dict_method;
  return own != nullptr ? method(object, own) : absent(Absence::Reason::Attribute, object, name.text);
}

Value Vm::native_attribute(Native& native, const NameFacts& name) {
  Value found = native_member(native, name);
  return found.is_missing() ? absent(Absence::Reason::Attribute, Value::native(native), name.text) : found;
}

Value Vm::native_member(Native& native, const NameFacts& name) {
  switch (native.type()) {
    case Native::Type::Loop: {
      auto& loop = static_cast<LoopState&>(native);
      const Value found = loop.field(name.loop_field, arena_);
      if (!found.is_missing()) return found;
      if (name.text == "previtem" || name.text == "nextitem")
        return absent(Absence::Reason::NoItem, {}, name.text);
      return method(Value::native(native), find_callable(loop_methods(), name.text));
    }
    case Native::Type::Namespace:
      return static_cast<NamespaceValue&>(native).members.get(name.text);
    case Native::Type::Module: {
      const std::optional<NameId> id = program_.find_name(name.text);
      if (!id) return {};
      const Context::Variable* const found = static_cast<ModuleValue&>(native).context.variable(*id);
      return found != nullptr && found->is_exported ? found->value : Value::missing();
    }
    case Native::Type::Cycler: {
      auto& cycler = static_cast<CyclerValue&>(native);
      if (name.text == "current") return cycler.items[cycler.position];
      return method(Value::native(native), find_callable(cycler_methods(), name.text));
    }
    case Native::Type::Self: {
      Context& context = static_cast<SelfValue&>(native).context;
      const std::optional<NameId> id = program_.find_name(name.text);
      const BlockEntry* const entry = id ? context.blocks->find(*id) : nullptr;
      if (entry == nullptr) return {};
      return Value::native(*arena_.make<BlockValue>(name.text, *entry->first, context));
    }
    case Native::Type::Block: {
      auto& block = static_cast<BlockValue&>(native);
      if (name.text != "super") return {};
      if (block.node.next == nullptr) return absent(Absence::Reason::NoParent, {}, block.name);
      return Value::native(*arena_.make<BlockValue>(block.name, *block.node.next, block.context));
    }
    case Native::Type::Macro: {
      const auto& macro = static_cast<MacroValue&>(native);
      return name.text == "name" ? Value::string(macro.function.name) : Value::missing();
    }
    case Native::Type::Joiner:
    case Native::Type::Function:
    case Native::Type::Gathering:
      return {};
  }
  return {};
}

Value Vm::item(const Value& object, const Value& key) {
  if (object.is_undefined()) return fail_undefined(object);
  if (key.is_undefined()) return fail_undefined(key);
  if (object.is(Kind::Dict)) {
    const Value found = object.as_dict().get(key);
    if (!found.is_missing()) return found;
  }
  const bool is_mapping = object.is(Kind::Object) && !object.as_object().is_sequence(object.handle());
  if (key.is_integral() && !object.is(Kind::Dict) && !is_mapping) {
    if (std::optional<Sequence> items = Sequence::of(object)) {
      if (object.is_text() && !spend(object.as_text().size() / 8 + 1)) return {};
      if (const std::optional<std::size_t> at = position(key.as_integer(), items->size())) {
        const Value found = items->at(*at, arena_);
        return object.is(Kind::Html) ? Value::trusted_html(found.as_text()) : found;
      }
    }
  }
  if (key.is_text()) {
    if (object.is(Kind::Dict)) {  // the item has been looked for; now the methods
      const Value found = method(object, find_callable(dict_methods(), key.as_text()));
      if (!found.is_missing()) return found;
    } else {
      return attribute(object, key.as_text());
    }
  }
  return absent(Absence::Reason::Item, object, arena_.copy(text_of(key)));
}

Value Vm::slice(const Value& object, const Value& start, const Value& stop, const Value& step) {
  if (object.is_undefined()) return fail_undefined(object);
  std::array<std::optional<std::int64_t>, 3> parts;
  const std::array<const Value*, 3> given{&start, &stop, &step};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (given[i]->is_undefined()) return fail_undefined(*given[i]);
    if (given[i]->is_missing() || given[i]->is_none()) continue;
    if (!given[i]->is_integral()) return fail(rules::type, words("切片要用整数", "a slice takes integers"));
    parts[i] = given[i]->as_integer();
  }
  if (parts[2] == 0)
    return fail(rules::type, words("切片的步长不能是零", "the step of a slice cannot be zero"));
  std::optional<Sequence> items = object.is(Kind::Dict) ? std::nullopt : Sequence::of(object);
  if (!items) {
    const Wording what = described(object);
    return fail(rules::type, {"不能切取" + what.zh, "cannot take a slice of " + what.en});
  }
  const Bounds b = bounds_of(items->size(), parts[0], parts[1], parts[2].value_or(1));
  if (!spend(items->size() + 1)) return {};
  const auto at = [&](std::size_t n) {
    return static_cast<std::size_t>(b.start + static_cast<std::int64_t>(n) * b.step);
  };
  if (object.is_text()) {
    TextBuilder text(arena_);
    for (std::size_t n = 0; n < b.count; ++n) {
      if (b.step < 0 && !spend(1)) return {};
      text.append(items->at(at(n), arena_).as_text());
    }
    return object.is(Kind::Html) ? Value::trusted_html(text.view()) : Value::string(text.view());
  }
  if (object.is(Kind::Range)) {
    const Range& range = object.as_range();
    return Value::range(
        *arena_.make<Range>(Range{range.start + b.start * range.step, range.start + b.stop * range.step,
                                  range.step * b.step, b.count}));
  }
  ListBuilder list(arena_, b.count);
  for (std::size_t n = 0; n < b.count; ++n) list.push(items->at(at(n), arena_));
  return object.is(Kind::Tuple) ? list.tuple() : list.list();
}

bool Vm::unpack(const Value& value, std::size_t count, Value*& top) {
  std::optional<Sequence> items = sequence(value);
  if (!items) return false;
  if (items->size() != count) {
    fail(rules::type,
         words("要拆成 {} 个值，却有 {} 个", "expected {} values to unpack, found {}", count, items->size()));
    return false;
  }
  for (std::size_t i = 0; i < count; ++i) top[count - 1 - i] = items->at(i, arena_);
  top += count;
  return true;
}

Value Vm::make_dict(std::span<const Value> keys_and_values) {
  DictBuilder dict(arena_);
  for (std::size_t i = 0; i < keys_and_values.size(); i += 2) {
    const Value& key = keys_and_values[i];
    if (key.is_undefined()) return fail_undefined(key);
    if (!Dict::is_key(key)) {
      const Wording what = described(key);
      return fail(rules::type, {what.zh + "不能作字典的键", what.en + " cannot be a key of a dict"});
    }
    dict.set(key, keys_and_values[i + 1]);
  }
  return dict.dict();
}

Value Vm::concatenate(std::span<const Value> parts, Escape escape) {
  const bool is_escaped =
      is_escaping(escape) && std::ranges::any_of(parts, [](const Value& v) {
        return v.is(Kind::Html) || (v.is(Kind::Native) && v.as_native().type() == Native::Type::Module);
      });
  TextBuilder text(arena_);
  for (const Value& part : parts) {
    if (is_escaped && !part.is(Kind::Html)) {
      text.append_escaped(text_of(part));
    } else {
      text.append(text_of(part));
    }
    if (failed_) return {};
  }
  return is_escaped ? Value::trusted_html(text.view()) : Value::string(text.view());
}

bool Vm::truth(const Value& value) const {
  switch (value.kind()) {
    case Kind::Missing:
    case Kind::Undefined:
    case Kind::None:
      return false;
    case Kind::Boolean:
      return value.as_boolean();
    case Kind::Integer:
      return value.as_integer() != 0;
    case Kind::Number:
      return value.as_number() != 0.0;
    case Kind::String:
    case Kind::Html:
      return !value.as_text().empty();
    case Kind::List:
    case Kind::Tuple:
      return !value.as_list().empty();
    case Kind::Dict:
      return value.as_dict().size() > 0;
    case Kind::Range:
      return value.as_range().count > 0;
    case Kind::Object:
      return !value.as_object().is_sequence(value.handle()) || value.as_object().size(value.handle()) > 0;
    case Kind::Native:
      return true;
  }
  return false;
}

std::optional<Sequence> Vm::sequence(const Value& value) {
  if (std::optional<Sequence> items = Sequence::of(value)) return items;
  if (value.is_undefined()) {
    fail_undefined(value);
  } else {
    const Wording what = described(value);
    fail(rules::type, {"不能遍历" + what.zh, "cannot go through " + what.en});
  }
  return std::nullopt;
}

}  // namespace gazette::templates
