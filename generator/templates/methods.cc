// Methods of lists, dicts, `loop` and cyclers. Those that would change a list or dict are refused.
#include <algorithm>

#include "templates/collections.h"
#include "templates/comparison.h"
#include "templates/registry.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

Value refuse_list(Call& call) {
  return call.fail(words("模板里的列表不能改变，没有 {}",
                         "lists do not change in a template: there is no '{}'", call.callable().name),
                   words("另造一个：{{% set x = x + […] %}}", "make a new one: {{% set x = x + […] %}}"));
}

Value refuse_dict(Call& call) {
  return call.fail(words("模板里的字典不能改变，没有 {}",
                         "dicts do not change in a template: there is no '{}'", call.callable().name),
                   words("另造一个：dict(d, k=…)", "make a new one: dict(d, k=…)"));
}

Value count(Call& call) {
  Sequence items = call.items(0);
  std::int64_t found = 0;
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    if (equal(items.at(i, call.arena()), call.argument(1), call.vm().budget())) ++found;
  }
  return Value::integer(found);
}

Value index(Call& call) {
  Sequence items = call.items(0);
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    if (equal(items.at(i, call.arena()), call.argument(1), call.vm().budget())) {
      return Value::integer(static_cast<std::int64_t>(i));
    }
  }
  return call.fail(words("列表里没有这个值", "the list has no such item"));
}

Value copy(Call& call) {
  return call.argument(0);
}

// Of a dict, or of an object that is a mapping.
Value items(Call& call) {
  const Callable* const filter = find_callable(list_filters(), "items");
  return call.vm().call_filter(*filter, {{&call.argument(0), 1}, {}, {}, nullptr});
}

Value part_of_items(Call& call, std::size_t part) {
  const Value pairs = items(call);
  if (call.failed()) return {};
  ListBuilder list(call.arena(), pairs.as_list().size());
  for (const Value& pair : pairs.as_list()) list.push(pair.as_list()[part]);
  return list.list();
}
Value keys(Call& call) {
  return part_of_items(call, 0);
}
Value values(Call& call) {
  return part_of_items(call, 1);
}

Value get(Call& call) {
  const Value& owner = call.argument(0);
  const Value& key = call.argument(1);
  Value found;
  if (owner.is(Kind::Dict)) {
    if (key.is_undefined()) return call.vm().fail_undefined(key);
    found = owner.as_dict().get(key);
  } else if (key.is_text()) {
    found = owner.as_object().get(owner.handle(), key.as_text(), call.arena());
  }
  if (!found.is_missing()) return found;
  return call.given(2) ? call.argument(2) : Value::none();
}

LoopState& loop_of(Call& call) {
  return static_cast<LoopState&>(call.argument(0).as_native());
}
CyclerValue& cycler_of(Call& call) {
  return static_cast<CyclerValue&>(call.argument(0).as_native());
}

Value cycle(Call& call) {
  if (call.rest().empty()) return call.fail(words("cycle 至少要一个值", "'cycle' takes at least one value"));
  return call.rest()[(loop_of(call).index - 1) % call.rest().size()];
}

// Whether the arguments differ from those of the call before.
Value changed(Call& call) {
  LoopState& loop = loop_of(call);
  const Value now = Value::tuple(call.arena().copy(call.rest()));
  const bool same = !loop.changed.is_missing() && equal(loop.changed, now, call.vm().budget());
  loop.changed = now;
  return Value::boolean(!same);
}

Value next(Call& call) {
  CyclerValue& cycler = cycler_of(call);
  const Value current = cycler.items[cycler.position];
  cycler.position = (cycler.position + 1) % cycler.items.size();
  return current;
}

Value reset(Call& call) {
  cycler_of(call).position = 0;
  return Value::none();
}

constexpr std::string_view self[] = {"self"};
constexpr std::string_view self_value[] = {"self", "value"};
constexpr std::string_view self_key_default[] = {"self", "key", "default"};

constexpr Callable method(std::string_view name, std::span<const std::string_view> parameters,
                          std::size_t required, Value (*invoke)(Call&)) {
  return {.name = name, .parameters = parameters, .required = required, .invoke = invoke, .hidden = 1};
}
constexpr Callable with_more(std::string_view name, Value (*invoke)(Call&)) {
  return {.name = name,
          .parameters = self,
          .required = 1,
          .invoke = invoke,
          .takes_more = true,
          .takes_keywords = true,
          .hidden = 1};
}

constexpr Callable of_lists[] = {
    method("count", self_value, 2, count), method("index", self_value, 2, index),
    method("copy", self, 1, copy),         with_more("append", refuse_list),
    with_more("extend", refuse_list),      with_more("insert", refuse_list),
    with_more("pop", refuse_list),         with_more("remove", refuse_list),
    with_more("clear", refuse_list),       with_more("sort", refuse_list),
    with_more("reverse", refuse_list),
};

constexpr Callable of_dicts[] = {
    method("get", self_key_default, 2, get), method("items", self, 1, items),
    method("keys", self, 1, keys),           method("values", self, 1, values),
    method("copy", self, 1, copy),           with_more("update", refuse_dict),
    with_more("setdefault", refuse_dict),    with_more("pop", refuse_dict),
    with_more("popitem", refuse_dict),       with_more("clear", refuse_dict),
};

constexpr Callable of_loops[] = {with_more("cycle", cycle), with_more("changed", changed)};

constexpr Callable of_cyclers[] = {method("next", self, 1, next), method("reset", self, 1, reset)};

}  // namespace

std::span<const Callable> list_methods() {
  return of_lists;
}
std::span<const Callable> dict_methods() {
  return of_dicts;
}
std::span<const Callable> loop_methods() {
  return of_loops;
}
std::span<const Callable> cycler_methods() {
  return of_cyclers;
}

}  // namespace gazette::templates
