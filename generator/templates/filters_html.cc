// Filters about HTML, addresses and JSON.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "templates/code_points.h"
#include "templates/entities.h"
#include "templates/json_writer.h"
#include "templates/operators.h"
#include "templates/printing.h"
#include "templates/registry.h"
#include "templates/text_functions.h"
#include "templates/urlize.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

namespace {

constexpr std::int64_t widest_indent = 32;

Value html_where_escaping(Call& call, std::string_view text) {
  const std::string_view own = call.arena().copy(text);
  return call.autoescape() ? Value::trusted_html(own) : Value::string(own);
}

bool is_module(const Value& value) {
  return value.is(Kind::Native) && value.as_native().type() == Native::Type::Module;
}

Value escape(Call& call) {
  if (is_module(call.argument(0))) return Value::trusted_html(call.text(0));
  return Value::trusted_html(html_of(call.argument(0), call.vm()));
}

Value force_escape(Call& call) {
  TextBuilder out(call.arena());
  out.append_escaped(call.text(0));
  return Value::trusted_html(out.view());
}

Value safe(Call& call) {
  return Value::trusted_html(call.text(0));
}

// Takes what stands between `open` and the first `close` after it out of the text.
std::string without(std::string_view text, std::string_view open, std::string_view close) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find(open);
    const std::size_t end = begin == std::string_view::npos ? begin : text.find(close, begin + open.size());
    if (end == std::string_view::npos) {
      out += text;
      return out;
    }
    out += text.substr(0, begin);
    text.remove_prefix(end + close.size());
  }
}

Value striptags(Call& call) {
  const std::string stripped = without(without(call.text(0), "<!--", "-->"), "<", ">");
  std::string joined;
  for (const std::string_view word : words_of(stripped)) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return Value::string(call.arena().copy(without_references(joined)));
}

enum class Quoting { Path, Query };

std::string quoted(std::string_view text, Quoting quoting) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '.' || c == '-' || c == '~';
    if (plain || (c == '/' && quoting == Quoting::Path)) {
      out += c;
    } else if (c == ' ' && quoting == Quoting::Query) {
      out += '+';
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

Value urlencode(Call& call) {
  const Value& value = call.argument(0);
  Vm& vm = call.vm();
  const bool is_one = value.is_text() || (!Sequence::of(value) && !value.is_undefined());
  if (is_one) return Value::string(call.arena().copy(quoted(call.text(0), Quoting::Path)));
  std::string out;
  const auto add = [&](const Value& key, const Value& item) {
    if (!out.empty()) out += '&';
    out += quoted(vm.text_of(key), Quoting::Query) + '=' + quoted(vm.text_of(item), Quoting::Query);
  };
  if (value.is(Kind::Dict)) {
    for (const Dict::Entry& entry : value.as_dict().entries()) add(entry.key, entry.value);
    return Value::string(call.arena().copy(out));
  }
  Sequence items = call.items(0);
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    const Value pair = items.at(i, call.arena());
    std::optional<Sequence> parts = vm.sequence(pair);
    if (!parts) return {};
    if (parts->size() != 2)
      return call.fail(words("每一项要是名称和值", "each item must be a name and a value"));
    add(parts->at(0, call.arena()), parts->at(1, call.arena()));
  }
  return Value::string(call.arena().copy(out));
}

Value urlize(Call& call) {
  LinkStyle style;
  if (call.given(1) && !call.argument(1).is_none()) {
    style.longest = static_cast<std::size_t>(std::max<std::int64_t>(call.integer(1), 0));
  }
  std::set<std::string_view> rel{"noopener"};
  const bool has_rel = call.given(4) && !call.argument(4).is_none();
  for (const std::string_view word : words_of(has_rel ? call.text(4) : std::string_view{})) rel.insert(word);
  if (call.truth(2)) rel.insert("nofollow");
  for (const std::string_view word : rel) style.rel += (style.rel.empty() ? "" : " ") + std::string(word);
  if (call.given(3) && !call.argument(3).is_none()) style.target = call.text(3);
  std::vector<std::string_view> schemes;
  if (call.given(5) && !call.argument(5).is_none()) {
    Sequence items = call.items(5);
    for (std::size_t i = 0; i < items.size(); ++i)
      schemes.push_back(call.vm().text_of(items.at(i, call.arena())));
  }
  for (const std::string_view scheme : schemes) {
    if (!is_scheme(scheme))
      return call.fail(words("“{}”不是地址的开头", "'{}' is no start of an address", scheme));
  }
  style.schemes = schemes;
  if (call.failed()) return {};
  return html_where_escaping(call, linked(html_of(call.argument(0), call.vm()), style));
}

Value xmlattr(Call& call) {
  if (!call.argument(0).is(Kind::Dict)) return call.fail_expecting(0, words("字典", "a dict"));
  TextBuilder out(call.arena());
  for (const Dict::Entry& entry : call.argument(0).as_dict().entries()) {
    if (entry.value.is_none() || entry.value.is_undefined()) continue;
    if (!entry.key.is_text() ||
        entry.key.as_text().find_first_of("\t\n\r\f\v />=") != std::string_view::npos) {
      const std::string name(call.vm().text_of(entry.key));
      return call.fail(words("“{}”不能作属性名", "'{}' cannot be the name of an attribute", name));
    }
    if (out.size() > 0 || call.truth(1, true)) out.append(' ');
    out.append(html_of(entry.key, call.vm()));
    out.append("=\"");
    out.append(html_of(entry.value, call.vm()));
    out.append('"');
  }
  return call.autoescape() ? Value::trusted_html(out.view()) : Value::string(out.view());
}

// JSON that is safe in HTML outside of double-quoted attributes.
Value tojson(Call& call) {
  JsonStyle style;
  style.text = JsonText::Ascii;
  style.keys = JsonKeys::Sorted;
  if (call.given(1) && !call.argument(1).is_none()) {
    const std::int64_t indent = call.integer(1);
    if (call.failed()) return {};
    if (indent > widest_indent) return call.fail(words("缩进太宽", "the indent is too wide"));
    style.indent = static_cast<std::size_t>(std::max<std::int64_t>(indent, 0));
  }
  JsonWriter writer(call.arena(), call.vm().budget(), style);
  writer.write(call.argument(0));
  if (!call.vm().within_limits()) return {};
  if (!writer.unwritable().is_missing()) {
    if (writer.unwritable().is_undefined()) return call.vm().fail_undefined(writer.unwritable());
    const Wording what = described(writer.unwritable());
    return call.fail({what.zh + "不能写成 JSON", what.en + " cannot be written as JSON"});
  }
  if (writer.has_unsortable_keys()) {
    return call.fail(
        words("字典的键种类不同，不能排序", "the keys of a dict are of different kinds and have no order"));
  }
  TextBuilder out(call.arena());
  for (const char c : writer.take()) {
    switch (c) {
      case '<':
        out.append("\\u003c");
        break;
      case '>':
        out.append("\\u003e");
        break;
      case '&':
        out.append("\\u0026");
        break;
      case '\'':
        out.append("\\u0027");
        break;
      default:
        out.append(c);
        break;
    }
  }
  return Value::trusted_html(out.view());
}

constexpr std::string_view value[] = {"value"};
constexpr std::string_view of_urlize[] = {"value", "trim_url_limit", "nofollow", "target",
                                          "rel",   "extra_schemes"};
constexpr std::string_view of_xmlattr[] = {"d", "autospace"};
constexpr std::string_view of_tojson[] = {"value", "indent"};

constexpr Callable table[] = {
    {.name = "e", .parameters = value, .required = 1, .invoke = escape},
    {.name = "escape", .parameters = value, .required = 1, .invoke = escape},
    {.name = "forceescape", .parameters = value, .required = 1, .invoke = force_escape},
    {.name = "safe", .parameters = value, .required = 1, .invoke = safe},
    {.name = "striptags", .parameters = value, .required = 1, .invoke = striptags},
    {.name = "tojson", .parameters = of_tojson, .required = 1, .invoke = tojson},
    {.name = "urlencode", .parameters = value, .required = 1, .invoke = urlencode},
    {.name = "urlize", .parameters = of_urlize, .required = 1, .invoke = urlize},
    {.name = "xmlattr", .parameters = of_xmlattr, .required = 1, .invoke = xmlattr},
};

}  // namespace

std::span<const Callable> html_filters() {
  return table;
}

}  // namespace gazette::templates
