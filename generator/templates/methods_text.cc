// Methods of texts: those of Python's str that templates use.
#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "templates/code_points.h"
#include "templates/collections.h"
#include "templates/operators.h"
#include "templates/registry.h"
#include "templates/text_builder.h"
#include "templates/text_functions.h"
#include "templates/vm.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

bool is_html(const Call& call) {
  return call.argument(0).is(Kind::Html);
}

// An argument that must be a text, where it is given and not none.
std::optional<std::string_view> text_argument(Call& call, std::size_t index) {
  if (!call.given(index) || call.argument(index).is_none()) return std::nullopt;
  if (!call.argument(index).is_text()) {
    call.fail_expecting(index, words("文字", "a text"));
    return std::nullopt;
  }
  return call.argument(index).as_text();
}

Value upper(Call& call) {
  return copied_like(call, 0, text::upper_case(call.text(0)));
}
Value lower(Call& call) {
  return copied_like(call, 0, text::lower_case(call.text(0)));
}
Value capitalize(Call& call) {
  return copied_like(call, 0, capitalized(call.text(0)));
}

// Upper case after what is no letter with case, else lower case.
Value title(Call& call) {
  std::string out;
  bool in_word = false;
  for (const std::string_view c : characters(call.text(0))) {
    out += in_word ? text::lower_case(c) : text::upper_case(c);
    in_word = text::has_case(text::code_point_at(c, 0).value);
  }
  return copied_like(call, 0, out);
}

Value strip_ends(Call& call, Ends ends) {
  std::optional<std::string_view> chars = text_argument(call, 1);
  if (chars) chars = text_for(call, 1, is_html(call));
  return call.failed() ? Value() : borrowed_like(call, 0, stripped(call.text(0), chars, ends));
}
Value strip(Call& call) {
  return strip_ends(call, Ends::Both);
}
Value lstrip(Call& call) {
  return strip_ends(call, Ends::Left);
}
Value rstrip(Call& call) {
  return strip_ends(call, Ends::Right);
}

// At white space, each run of it once.
void split_blanks(Call& call, std::int64_t most, bool from_right, ListBuilder& parts) {
  const std::vector<std::string_view> found = words_of(call.text(0));
  const auto limit = most < 0 ? found.size() : static_cast<std::size_t>(most);
  if (found.size() <= limit || found.empty()) {
    for (const std::string_view word : found) parts.push(borrowed_like(call, 0, word));
    return;
  }
  const std::string_view text = call.text(0);
  const auto offset = [&](std::string_view word) {
    return static_cast<std::size_t>(word.data() - text.data());
  };
  if (from_right) {
    const std::string_view last_kept = found[found.size() - limit - 1];
    const std::string_view rest = text.substr(0, offset(last_kept) + last_kept.size());
    parts.push(borrowed_like(call, 0, stripped(rest, std::nullopt, Ends::Right)));
    for (std::size_t i = found.size() - limit; i < found.size(); ++i)
      parts.push(borrowed_like(call, 0, found[i]));
  } else {
    for (std::size_t i = 0; i < limit; ++i) parts.push(borrowed_like(call, 0, found[i]));
    parts.push(borrowed_like(call, 0, stripped(text.substr(offset(found[limit])), std::nullopt, Ends::Left)));
  }
}

void split_at(Call& call, std::string_view separator, std::int64_t most, bool from_right,
              ListBuilder& parts) {
  std::string_view rest = call.text(0);
  std::vector<std::string_view> found;
  while (most < 0 || static_cast<std::int64_t>(found.size()) < most) {
    const std::size_t at = from_right ? rest.rfind(separator) : rest.find(separator);
    if (at == std::string_view::npos) break;
    found.push_back(from_right ? rest.substr(at + separator.size()) : rest.substr(0, at));
    rest = from_right ? rest.substr(0, at) : rest.substr(at + separator.size());
  }
  found.push_back(rest);
  if (from_right) std::ranges::reverse(found);
  for (const std::string_view part : found) parts.push(borrowed_like(call, 0, part));
}

Value split_text(Call& call, bool from_right) {
  const std::optional<std::string_view> separator = text_argument(call, 1);
  const std::int64_t most = call.integer(2, -1);
  if (call.failed()) return {};
  if (separator && separator->empty())
    return call.fail(words("分隔符不能是空的", "the separator cannot be empty"));
  ListBuilder parts(call.arena());
  if (separator) {
    split_at(call, *separator, most, from_right, parts);
  } else {
    split_blanks(call, most, from_right, parts);
  }
  return parts.list();
}
Value split(Call& call) {
  return split_text(call, false);
}
Value rsplit(Call& call) {
  return split_text(call, true);
}

Value splitlines(Call& call) {
  const bool keep = call.truth(1);
  const std::string_view text = call.text(0);
  const std::vector<std::string_view> lines = lines_of(text);
  ListBuilder parts(call.arena(), lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto begin = static_cast<std::size_t>(lines[i].data() - text.data());
    const std::size_t next =
        i + 1 < lines.size() ? static_cast<std::size_t>(lines[i + 1].data() - text.data()) : text.size();
    parts.push(borrowed_like(call, 0, keep ? text.substr(begin, next - begin) : lines[i]));
  }
  return parts.list();
}

// One text, or a tuple of which one will do.
Value at_end(Call& call, bool (*passes)(std::string_view, std::string_view)) {
  const Value& wanted = call.argument(1);
  const std::string_view text = call.text(0);
  if (wanted.is_text()) return Value::boolean(passes(text, wanted.as_text()));
  if (!wanted.is(Kind::Tuple)) return call.fail_expecting(1, words("文字", "a text"));
  return Value::boolean(std::ranges::any_of(
      wanted.as_list(), [&](const Value& v) { return v.is_text() && passes(text, v.as_text()); }));
}
Value startswith(Call& call) {
  return at_end(call, [](std::string_view text, std::string_view start) { return text.starts_with(start); });
}
Value endswith(Call& call) {
  return at_end(call, [](std::string_view text, std::string_view end) { return text.ends_with(end); });
}

Value replace(Call& call) {
  if (!text_argument(call, 1) || !text_argument(call, 2)) {
    return call.failed() ? Value() : call.fail(words("replace 要两段文字", "'replace' takes two texts"));
  }
  const std::int64_t count = call.integer(3, -1);
  if (call.failed()) return {};
  return replaced(call, call.text(0), text_for(call, 1, is_html(call)), text_for(call, 2, is_html(call)),
                  count, is_html(call));
}

// Unlike the filter, only texts can be joined.
Value join(Call& call) {
  Sequence items = call.items(1);
  TextBuilder out(call.arena());
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    const Value item = items.at(i, call.arena());
    if (item.is_undefined()) return call.vm().fail_undefined(item);
    if (!item.is_text() && !is_html(call))
      return call.fail(words("join 只能连接文字", "'join' joins texts only"));
    if (i > 0) out.append(call.text(0));
    out.append(is_html(call) ? html_of(item, call.vm()) : item.as_text());
  }
  return borrowed_like(call, 0, out.view());
}

enum class Missing { MinusOne, Fails };

Value position(Call& call, bool from_right, Missing missing) {
  const std::optional<std::string_view> wanted = text_argument(call, 1);
  if (!wanted) return call.failed() ? Value() : call.fail_expecting(1, words("文字", "a text"));
  const std::string_view text = call.text(0);
  const std::size_t found = from_right ? text.rfind(*wanted) : text.find(*wanted);
  if (found != std::string_view::npos) {
    return Value::integer(static_cast<std::int64_t>(text::count_code_points(text.substr(0, found))));
  }
  if (missing == Missing::MinusOne) return Value::integer(-1);
  return call.fail(words("找不到“{}”", "'{}' is not found", *wanted));
}
Value find(Call& call) {
  return position(call, false, Missing::MinusOne);
}
Value rfind(Call& call) {
  return position(call, true, Missing::MinusOne);
}
Value index(Call& call) {
  return position(call, false, Missing::Fails);
}
Value rindex(Call& call) {
  return position(call, true, Missing::Fails);
}

Value count(Call& call) {
  const std::optional<std::string_view> wanted = text_argument(call, 1);
  if (!wanted) return call.failed() ? Value() : call.fail_expecting(1, words("文字", "a text"));
  const std::string_view text = call.text(0);
  if (wanted->empty()) return Value::integer(static_cast<std::int64_t>(text::count_code_points(text) + 1));
  std::int64_t found = 0;
  for (std::size_t at = text.find(*wanted); at != std::string_view::npos;
       at = text.find(*wanted, at + wanted->size()))
    ++found;
  return Value::integer(found);
}

Value isdigit(Call& call) {
  return Value::boolean(all_characters(call.text(0), text::is_decimal));
}
Value isalpha(Call& call) {
  return Value::boolean(all_characters(call.text(0), text::is_letter));
}
Value isalnum(Call& call) {
  return Value::boolean(
      all_characters(call.text(0), [](char32_t c) { return text::is_letter(c) || text::is_numeric(c); }));
}
Value isspace(Call& call) {
  return Value::boolean(all_characters(call.text(0), text::is_white_space));
}
Value islower(Call& call) {
  return Value::boolean(is_all_lower(call.text(0)));
}
Value isupper(Call& call) {
  return Value::boolean(is_all_upper(call.text(0)));
}

Value zfill(Call& call) {
  const std::int64_t width = call.integer(1);
  if (call.failed()) return {};
  const std::string_view text = call.text(0);
  const auto size = static_cast<std::int64_t>(text::count_code_points(text));
  TextBuilder out(call.arena());
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  out.append(text.substr(0, sign));
  if (width > size) out.append(static_cast<std::size_t>(width - size), '0');
  out.append(text.substr(sign));
  return borrowed_like(call, 0, out.view());
}

std::optional<std::string_view> fill(Call& call) {
  if (!call.given(2)) return " ";
  const std::optional<std::string_view> text = text_argument(call, 2);
  if (text && text::count_code_points(*text) == 1) return text_for(call, 2, is_html(call));
  if (!call.failed()) call.fail(words("填充要一个字符", "the filling is one character"));
  return std::nullopt;
}

Value center(Call& call) {
  const std::int64_t width = call.integer(1);
  const std::optional<std::string_view> with = fill(call);
  return call.failed() ? Value() : centered(call, width, *with);
}

Value aligned(Call& call, bool left) {
  const std::int64_t width = call.integer(1);
  const std::optional<std::string_view> with = fill(call);
  if (call.failed()) return {};
  const std::string_view text = call.text(0);
  const std::int64_t padding = width - static_cast<std::int64_t>(text::count_code_points(text));
  TextBuilder out(call.arena());
  if (left) out.append(text);
  for (std::int64_t i = 0; i < padding && !call.arena().exhausted(); ++i) out.append(*with);
  if (!left) out.append(text);
  return borrowed_like(call, 0, out.view());
}
Value ljust(Call& call) {
  return aligned(call, true);
}
Value rjust(Call& call) {
  return aligned(call, false);
}

Value parts_around(Call& call, bool from_right) {
  const std::optional<std::string_view> separator = text_argument(call, 1);
  if (!separator || separator->empty()) {
    return call.failed() ? Value() : call.fail(words("分隔符不能是空的", "the separator cannot be empty"));
  }
  const std::string_view text = call.text(0);
  const std::string_view wanted = text_for(call, 1, is_html(call));
  const std::size_t at = from_right ? text.rfind(wanted) : text.find(wanted);
  const bool found = at != std::string_view::npos;
  const std::size_t end = found ? at + wanted.size() : 0;
  const std::string_view before = found ? text.substr(0, at) : from_right ? std::string_view{} : text;
  const std::string_view after = found ? text.substr(end) : from_right ? text : std::string_view{};
  const Value parts[] = {borrowed_like(call, 0, before),
                         borrowed_like(call, 0, found ? wanted : std::string_view{}),
                         borrowed_like(call, 0, after)};
  return Value::tuple(call.arena().copy(std::span<const Value>(parts)));
}
Value partition(Call& call) {
  return parts_around(call, false);
}
Value rpartition(Call& call) {
  return parts_around(call, true);
}

Value removeprefix(Call& call) {
  const std::optional<std::string_view> prefix = text_argument(call, 1);
  std::string_view text = call.text(0);
  if (prefix && text.starts_with(*prefix)) text.remove_prefix(prefix->size());
  return Value::string(text);
}
Value removesuffix(Call& call) {
  const std::optional<std::string_view> suffix = text_argument(call, 1);
  std::string_view text = call.text(0);
  if (suffix && text.ends_with(*suffix)) text.remove_suffix(suffix->size());
  return Value::string(text);
}

Value format(Call& call) {
  return call.fail(words("没有 format 方法", "texts have no method 'format'"),
                   words("用过滤器：\"%s\"|format(…)", "use the filter: \"%s\"|format(…)"));
}

constexpr std::string_view self[] = {"self"};
constexpr std::string_view self_chars[] = {"self", "chars"};
constexpr std::string_view self_split[] = {"self", "sep", "maxsplit"};
constexpr std::string_view self_keepends[] = {"self", "keepends"};
constexpr std::string_view self_text[] = {"self", "text"};
constexpr std::string_view self_replace[] = {"self", "old", "new", "count"};
constexpr std::string_view self_width[] = {"self", "width"};
constexpr std::string_view self_width_fill[] = {"self", "width", "fillchar"};

constexpr Callable plain(std::string_view name, Value (*invoke)(Call&)) {
  return {.name = name, .parameters = self, .required = 1, .invoke = invoke, .hidden = 1};
}
constexpr Callable with(std::string_view name, std::span<const std::string_view> parameters,
                        std::size_t required, Value (*invoke)(Call&)) {
  return {.name = name, .parameters = parameters, .required = required, .invoke = invoke, .hidden = 1};
}

constexpr Callable table[] = {
    plain("upper", upper),
    plain("lower", lower),
    plain("capitalize", capitalize),
    plain("title", title),
    with("strip", self_chars, 1, strip),
    with("lstrip", self_chars, 1, lstrip),
    with("rstrip", self_chars, 1, rstrip),
    with("split", self_split, 1, split),
    with("rsplit", self_split, 1, rsplit),
    with("splitlines", self_keepends, 1, splitlines),
    with("startswith", self_text, 2, startswith),
    with("endswith", self_text, 2, endswith),
    with("replace", self_replace, 3, replace),
    with("join", self_text, 2, join),
    with("find", self_text, 2, find),
    with("rfind", self_text, 2, rfind),
    with("index", self_text, 2, index),
    with("rindex", self_text, 2, rindex),
    with("count", self_text, 2, count),
    plain("isdigit", isdigit),
    plain("isalpha", isalpha),
    plain("isalnum", isalnum),
    plain("isspace", isspace),
    plain("islower", islower),
    plain("isupper", isupper),
    with("zfill", self_width, 2, zfill),
    with("center", self_width_fill, 2, center),
    with("ljust", self_width_fill, 2, ljust),
    with("rjust", self_width_fill, 2, rjust),
    with("partition", self_text, 2, partition),
    with("rpartition", self_text, 2, rpartition),
    with("removeprefix", self_text, 2, removeprefix),
    with("removesuffix", self_text, 2, removesuffix),
    {.name = "format",
     .parameters = self,
     .required = 1,
     .invoke = format,
     .takes_more = true,
     .takes_keywords = true,
     .hidden = 1},
};

}  // namespace

std::span<const Callable> text_methods() {
  return table;
}

}  // namespace gazette::templates
