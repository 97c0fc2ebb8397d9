// Filters that compare the items of a list: sort, group, unique, least and most.
#include <string>
#include <vector>

#include "templates/attribute_path.h"
#include "templates/collections.h"
#include "templates/comparison.h"
#include "templates/registry.h"
#include "templates/stable_sort.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

// A list with, for each item, what it is ordered by.
struct Keyed {
  std::vector<Value> items;
  std::vector<Value> keys;
};

// by='zh': texts are ordered as in a Chinese dictionary, by='en' as in an English one. nullptr: by code
// point.
const text::Collator* collator_of(Call& call, std::size_t argument) {
  if (!call.given(argument) || call.argument(argument).is_none()) return nullptr;
  const std::string_view word = call.text(argument);
  if (call.failed()) return nullptr;
  const text::Collator* const collator = call.vm().program().collator(word);
  if (collator == nullptr) call.fail(words("by 要是 zh 或 en，不是“{}”", "'by' is zh or en, not '{}'", word));
  return collator;
}

// Texts that collate alike are told apart by their characters, so that equal ones stay together.
Value collated(Call& call, const text::Collator* collator, const Value& key) {
  if (collator == nullptr || !key.is_text()) return key;
  std::string bytes = collator->sort_key(key.as_text());
  bytes += '\0';
  bytes += key.as_text();
  return Value::string(call.arena().copy(bytes));
}

bool less(Call& call, const Value& a, const Value& b) {
  if (call.failed()) return false;
  const auto found = order(a, b, call.vm().budget());
  if (found) return *found < 0;
  if (call.vm().within_limits()) call.vm().fail_order(a, b);
  return false;
}

std::vector<std::size_t> sorted(Call& call, const std::vector<Value>& keys, bool reverse) {
  return stable_order(keys.size(), [&](std::size_t a, std::size_t b) {
    return reverse ? less(call, keys[b], keys[a]) : less(call, keys[a], keys[b]);
  });
}

Value list_of(Call& call, const std::vector<Value>& items, const std::vector<std::size_t>& order) {
  ListBuilder list(call.arena(), items.size());
  for (const std::size_t i : order) list.push(items[i]);
  return list.list();
}

// Items by one attribute; fails for keys that are undefined.
Keyed keyed(Call& call, const AttributePath& path, bool case_sensitive, const Value& fallback = {}) {
  Keyed result;
  Sequence items = call.items(0);
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    const Value item = items.at(i, call.arena());
    const Value key = path.follow(call, item, fallback);
    if (key.is_undefined()) call.vm().fail_undefined(key);
    result.items.push_back(item);
    result.keys.push_back(key_of(call, key, case_sensitive));
  }
  return result;
}

Value sort(Call& call) {
  const bool reverse = call.truth(1);
  const bool case_sensitive = call.truth(2);
  const std::vector<AttributePath> paths = AttributePath::all_of(call, call.argument(3));
  const text::Collator* const collator = collator_of(call, 4);
  if (call.failed()) return {};
  Sequence items = call.items(0);
  Keyed all;
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    const Value item = items.at(i, call.arena());
    ListBuilder keys(call.arena(), paths.size());
    for (const AttributePath& path : paths) {
      const Value key = path.follow(call, item);
      if (key.is_undefined()) call.vm().fail_undefined(key);
      keys.push(collated(call, collator, key_of(call, key, case_sensitive)));
    }
    all.items.push_back(item);
    all.keys.push_back(keys.size() == 1 ? keys.items()[0] : keys.list());
  }
  if (call.failed()) return {};
  return list_of(call, all.items, sorted(call, all.keys, reverse));
}

Value dictsort(Call& call) {
  const bool case_sensitive = call.truth(1);
  const std::string_view by = call.text(2, "key");
  const bool reverse = call.truth(3);
  if (call.failed()) return {};
  const text::Collator* const collator = call.vm().program().collator(by);
  if (by != "key" && by != "value" && collator == nullptr) {
    return call.fail(
        words("by 要是 key、value、zh 或 en，不是“{}”", "'by' is key, value, zh or en, not '{}'", by));
  }
  const Callable* const items_filter = find_callable(list_filters(), "items");
  const Value pairs = call.vm().call_filter(*items_filter, {{&call.argument(0), 1}, {}, {}, nullptr});
  if (call.failed()) return {};
  Keyed all;
  for (const Value& pair : pairs.as_list()) {
    const Value key = key_of(call, pair.as_list()[by == "value" ? 1 : 0], case_sensitive);
    all.items.push_back(pair);
    all.keys.push_back(collated(call, collator, key));
  }
  return list_of(call, all.items, sorted(call, all.keys, reverse));
}

Value groupby(Call& call) {
  const AttributePath path = AttributePath::of(call, call.argument(1));
  const Value fallback = call.argument(2);
  const bool case_sensitive = call.truth(3);
  const text::Collator* const collator = collator_of(call, 4);
  if (call.failed()) return {};
  Keyed all = keyed(call, path, case_sensitive, fallback);
  for (Value& key : all.keys) key = collated(call, collator, key);
  const std::vector<std::size_t> order = sorted(call, all.keys, false);
  if (call.failed()) return {};
  ListBuilder groups(call.arena());
  for (std::size_t i = 0; i < order.size() && call.vm().within_limits();) {
    const Value& key = all.keys[order[i]];
    const Value grouper = path.follow(call, all.items[order[i]], fallback);
    ListBuilder members(call.arena());
    while (i < order.size() && equal(all.keys[order[i]], key, call.vm().budget()))
      members.push(all.items[order[i++]]);
    if (members.size() == 0) members.push(all.items[order[i++]]);  // a key that is not equal to itself
    const Value pair[] = {grouper, members.list()};
    groups.push(Value::group(call.arena().copy(std::span<const Value>(pair))));
  }
  return groups.list();
}

Value unique(Call& call) {
  const bool case_sensitive = call.truth(1);
  const AttributePath path = AttributePath::of(call, call.argument(2));
  const text::Collator* const collator = collator_of(call, 3);
  if (call.failed()) return {};
  const Keyed all = keyed(call, path, case_sensitive);
  if (call.failed()) return {};
  Dict seen;
  ListBuilder list(call.arena());
  for (std::size_t i = 0; i < all.items.size(); ++i) {
    const bool is_text = collator != nullptr && all.keys[i].is_text();
    const Value key =
        is_text ? Value::string(call.arena().copy(collator->sort_key(all.keys[i].as_text()))) : all.keys[i];
    if (!Dict::is_key(key))
      return call.fail(words("列表和字典不能去重", "lists and dicts have no identity to go by"));
    if (!seen.get(key).is_missing()) continue;
    seen.set(call.arena(), key, Value::none());
    list.push(all.items[i]);
  }
  return list.list();
}

Value extreme(Call& call, bool greatest) {
  const bool case_sensitive = call.truth(1);
  const AttributePath path = AttributePath::of(call, call.argument(2));
  if (call.failed()) return {};
  const Keyed all = keyed(call, path, case_sensitive);
  if (call.failed()) return {};
  if (all.items.empty()) return call.vm().undefined({Absence::Reason::Empty, {}, {}, {}, nullptr, {}});
  std::size_t best = 0;
  for (std::size_t i = 1; i < all.items.size(); ++i) {
    const bool better =
        greatest ? less(call, all.keys[best], all.keys[i]) : less(call, all.keys[i], all.keys[best]);
    if (better) best = i;
  }
  return all.items[best];
}

Value least(Call& call) {
  return extreme(call, false);
}
Value most(Call& call) {
  return extreme(call, true);
}

constexpr std::string_view of_sort[] = {"value", "reverse", "case_sensitive", "attribute", "by"};
constexpr std::string_view of_dictsort[] = {"value", "case_sensitive", "by", "reverse"};
constexpr std::string_view of_groupby[] = {"value", "attribute", "default", "case_sensitive", "by"};
constexpr std::string_view of_unique[] = {"value", "case_sensitive", "attribute", "by"};
constexpr std::string_view of_extreme[] = {"value", "case_sensitive", "attribute"};

constexpr Callable table[] = {
    {.name = "dictsort", .parameters = of_dictsort, .required = 1, .invoke = dictsort},
    {.name = "groupby", .parameters = of_groupby, .required = 2, .invoke = groupby},
    {.name = "max", .parameters = of_extreme, .required = 1, .invoke = most},
    {.name = "min", .parameters = of_extreme, .required = 1, .invoke = least},
    {.name = "sort", .parameters = of_sort, .required = 1, .invoke = sort},
    {.name = "unique", .parameters = of_unique, .required = 1, .invoke = unique},
};

}  // namespace

std::span<const Callable> order_filters() {
  return table;
}

}  // namespace gazette::templates
