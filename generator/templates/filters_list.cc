// Filters on lists and dicts as a whole.
#include <algorithm>
#include <string>

#include "templates/attribute_path.h"
#include "templates/collections.h"
#include "templates/operators.h"
#include "templates/printing.h"
#include "templates/registry.h"
#include "templates/text_builder.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

Value nothing(Call& call) {
  return call.vm().undefined({Absence::Reason::Empty, {}, {}, {}, nullptr, {}});
}

Value attr(Call& call) {
  const Value& object = call.argument(0);
  const std::string_view name = call.text(1);
  if (call.failed()) return {};
  if (object.is_undefined()) return call.vm().fail_undefined(object);
  // What a dict holds are its items, not its attributes.
  const bool is_item = object.is(Kind::Dict) && find_callable(dict_methods(), name) == nullptr;
  if (!is_item) return call.vm().attribute(object, name);
  return call.vm().undefined({Absence::Reason::Attribute, call.arena().copy(name), object, {}, nullptr, {}});
}

Value batch(Call& call) {
  Sequence items = call.items(0);
  const std::int64_t size = call.integer(1);
  const bool fills = call.given(2) && !call.argument(2).is_none();
  if (call.failed()) return {};
  ListBuilder rows(call.arena());
  ListBuilder row(call.arena());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (static_cast<std::int64_t>(row.size()) == size) {
      rows.push(row.list());
      row = ListBuilder(call.arena());
    }
    row.push(items.at(i, call.arena()));
  }
  if (row.size() == 0) return rows.list();
  const auto full = static_cast<std::size_t>(std::max<std::int64_t>(size, 0));
  if (fills && row.size() < full) {
    if (!call.vm().spend(full - row.size())) return {};
    while (row.size() < full && !call.arena().exhausted()) row.push(call.argument(2));
  }
  rows.push(row.list());
  return rows.list();
}

Value otherwise(Call& call) {
  const Value& value = call.argument(0);
  const bool replace = value.is_undefined() || (call.truth(2) && !call.vm().truth(value));
  if (!replace) return value;
  return call.given(1) ? call.argument(1) : Value::string("");
}

Value first(Call& call) {
  Sequence items = call.items(0);
  if (call.failed()) return {};
  return items.size() == 0 ? nothing(call) : items.at(0, call.arena());
}

Value last(Call& call) {
  Sequence items = call.items(0);
  if (call.failed()) return {};
  return items.size() == 0 ? nothing(call) : items.at(items.size() - 1, call.arena());
}

Value length(Call& call) {
  const Value& value = call.argument(0);
  if (value.is(Kind::Native) && value.as_native().type() == Native::Type::Loop) {
    return Value::integer(static_cast<std::int64_t>(static_cast<LoopState&>(value.as_native()).items.size()));
  }
  Sequence items = call.items(0);
  return Value::integer(static_cast<std::int64_t>(items.size()));
}

Value items_of(Call& call) {
  const Value& value = call.argument(0);
  ListBuilder pairs(call.arena());
  const auto add = [&](const Value& key, const Value& item) {
    const Value pair[] = {key, item};
    pairs.push(Value::tuple(call.arena().copy(std::span<const Value>(pair))));
  };
  if (value.is_undefined()) return pairs.list();
  if (value.is(Kind::Dict)) {
    for (const Dict::Entry& entry : value.as_dict().entries()) add(entry.key, entry.value);
    return pairs.list();
  }
  if (value.is(Kind::Object) && !value.as_object().is_sequence(value.handle())) {
    for (const std::string_view name : value.as_object().names(value.handle())) {
      add(Value::string(name), value.as_object().get(value.handle(), name, call.arena()));
    }
    return pairs.list();
  }
  return call.fail_expecting(0, words("字典", "a dict"));
}

// With autoescape, one safe part makes the others be escaped.
Value join(Call& call) {
  Sequence items = call.items(0);
  const AttributePath path = AttributePath::of(call, call.argument(2));
  if (call.failed()) return {};
  const Value separator = call.given(1) ? call.argument(1) : Value::string("");
  ListBuilder parts(call.arena(), items.size());
  bool is_html = separator.is(Kind::Html);
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    const Value part = path.follow(call, items.at(i, call.arena()));
    parts.push(part);
    is_html = is_html || part.is(Kind::Html);
  }
  is_html = is_html && call.autoescape();
  TextBuilder out(call.arena());
  const auto put = [&](const Value& part) {
    out.append(is_html ? html_of(part, call.vm()) : call.vm().text_of(part));
  };
  for (std::size_t i = 0; i < parts.size() && !call.failed() && !call.arena().exhausted(); ++i) {
    if (i > 0) put(separator);
    put(parts.items()[i]);
  }
  return is_html ? Value::trusted_html(out.view()) : Value::string(out.view());
}

Value list(Call& call) {
  Sequence items = call.items(0);
  ListBuilder result(call.arena(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) result.push(items.at(i, call.arena()));
  return result.list();
}

Value reverse(Call& call) {
  const Value& value = call.argument(0);
  Sequence items = call.items(0);
  if (call.failed()) return {};
  if (!value.is_text()) {
    ListBuilder result(call.arena(), items.size());
    for (std::size_t i = items.size(); i > 0; --i) result.push(items.at(i - 1, call.arena()));
    return result.list();
  }
  const std::span<char> room = call.arena().bytes(value.as_text().size());
  if (room.size() < value.as_text().size()) return {};
  std::size_t end = room.size();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string_view character = items.at(i, call.arena()).as_text();
    end -= character.size();
    std::ranges::copy(character, room.begin() + static_cast<std::ptrdiff_t>(end));
  }
  const std::string_view text(room.data() + end, room.size() - end);
  return value.is(Kind::Html) ? Value::trusted_html(text) : Value::string(text);
}

// As many lists as `slices`, the first ones an item longer.
Value slice(Call& call) {
  Sequence items = call.items(0);
  const std::int64_t slices = call.integer(1);
  const bool fills = call.given(2) && !call.argument(2).is_none();
  if (call.failed()) return {};
  if (slices == 0) return call.fail(words("不能分成零份", "cannot make no slices at all"));
  ListBuilder result(call.arena());
  if (slices < 0) return result.list();
  const auto count = static_cast<std::size_t>(slices);
  if (!call.vm().spend(count)) return {};
  const std::size_t each = items.size() / count;
  const std::size_t longer = items.size() % count;
  std::size_t next = 0;
  for (std::size_t n = 0; n < count && !call.arena().exhausted(); ++n) {
    ListBuilder part(call.arena());
    const std::size_t end = next + each + (n < longer ? 1 : 0);
    for (; next < end; ++next) part.push(items.at(next, call.arena()));
    if (fills && n >= longer) part.push(call.argument(2));
    result.push(part.list());
  }
  return result.list();
}

Value sum(Call& call) {
  Sequence items = call.items(0);
  const AttributePath path = AttributePath::of(call, call.argument(1));
  Value total = call.given(2) ? call.argument(2) : Value::integer(0);
  if (!call.failed() && total.is_text())
    return call.fail(words("文字用 join 连接", "texts are joined by 'join'"));
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    const Value item = path.follow(call, items.at(i, call.arena()));
    if (call.failed()) return {};
    if (item.is_undefined()) return call.vm().fail_undefined(item);
    total = add(total, item, call.vm());
  }
  return total;
}

constexpr std::string_view value[] = {"value"};
constexpr std::string_view seq[] = {"seq"};
constexpr std::string_view of_attr[] = {"obj", "name"};
constexpr std::string_view of_batch[] = {"value", "linecount", "fill_with"};
constexpr std::string_view of_default[] = {"value", "default_value", "boolean"};
constexpr std::string_view of_join[] = {"value", "d", "attribute"};
constexpr std::string_view of_slice[] = {"value", "slices", "fill_with"};
constexpr std::string_view of_sum[] = {"iterable", "attribute", "start"};

constexpr Callable table[] = {
    {.name = "attr", .parameters = of_attr, .required = 2, .invoke = attr},
    {.name = "batch", .parameters = of_batch, .required = 2, .invoke = batch},
    {.name = "count", .parameters = value, .required = 1, .invoke = length},
    {.name = "d", .parameters = of_default, .required = 1, .invoke = otherwise},
    {.name = "default", .parameters = of_default, .required = 1, .invoke = otherwise},
    {.name = "first", .parameters = seq, .required = 1, .invoke = first},
    {.name = "items", .parameters = value, .required = 1, .invoke = items_of},
    {.name = "join", .parameters = of_join, .required = 1, .invoke = join},
    {.name = "last", .parameters = seq, .required = 1, .invoke = last},
    {.name = "length", .parameters = value, .required = 1, .invoke = length},
    {.name = "list", .parameters = value, .required = 1, .invoke = list},
    {.name = "reverse", .parameters = value, .required = 1, .invoke = reverse},
    {.name = "slice", .parameters = of_slice, .required = 2, .invoke = slice},
    {.name = "sum", .parameters = of_sum, .required = 1, .invoke = sum},
};

}  // namespace

std::span<const Callable> list_filters() {
  return table;
}

}  // namespace gazette::templates
