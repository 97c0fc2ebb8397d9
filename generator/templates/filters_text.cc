// Filters on texts.
#include <algorithm>
#include <string>
#include <vector>

#include "templates/code_points.h"
#include "templates/percent_format.h"
#include "templates/registry.h"
#include "templates/text_builder.h"
#include "templates/text_functions.h"
#include "templates/text_wrap.h"
#include "templates/vm.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

constexpr std::int64_t usual_leeway = 5;

// The text that a filter is applied to; anything else but a text is refused.
bool needs_text(Call& call) {
  if (call.argument(0).is_text()) return true;
  call.fail_expecting(0, words("文字", "a text"));
  return false;
}

Value capitalize(Call& call) {
  return copied_like(call, 0, capitalized(call.text(0)));
}
Value lower(Call& call) {
  return copied_like(call, 0, text::lower_case(call.text(0)));
}
Value upper(Call& call) {
  return copied_like(call, 0, text::upper_case(call.text(0)));
}
Value center(Call& call) {
  const std::int64_t width = call.integer(1, 80);
  return call.failed() ? Value() : centered(call, width, " ");
}

Value format(Call& call) {
  const Value& pattern = call.argument(0);
  const Value text = pattern.is_text() ? pattern : Value::string(call.text(0));
  if (call.failed()) return {};
  if (call.keywords() == nullptr) return percent_format(text, Value::tuple(call.rest()), call.vm());
  if (!call.rest().empty()) {
    return call.fail(
        words("参数要么都按位置，要么都按名称", "arguments are given either all by position or all by name"));
  }
  return percent_format(text, Value::dict(*call.keywords()), call.vm());
}

Value indent(Call& call) {
  if (!needs_text(call)) return {};
  std::string_view indention;
  if (call.given(1) && call.argument(1).is_text()) {
    indention = call.text(1);  // the layout author's word, also within safe HTML
  } else {
    const std::int64_t width = std::max<std::int64_t>(call.integer(1, 4), 0);
    if (call.failed()) return {};
    TextBuilder blanks(call.arena());
    blanks.append(static_cast<std::size_t>(width), ' ');
    indention = blanks.view();
  }
  const bool first = call.truth(2);
  const bool blank = call.truth(3);
  // A line end is added so that what ends with one keeps it.
  const std::string text = std::string(call.text(0)) + '\n';
  TextBuilder out(call.arena());
  bool is_first = true;
  for (const std::string_view line : lines_of(text)) {
    if (call.arena().exhausted()) break;
    if (!is_first) out.append('\n');
    if (is_first ? first : blank || !line.empty()) out.append(indention);
    out.append(line);
    is_first = false;
  }
  return borrowed_like(call, 0, out.view());
}

// The rules of autoescape: what is safe goes into what is safe as it is, all else is escaped before.
Value replace(Call& call) {
  const std::int64_t count = call.given(3) && !call.argument(3).is_none() ? call.integer(3) : -1;
  const bool is_html =
      call.autoescape() &&
      (call.argument(0).is(Kind::Html) || call.argument(1).is(Kind::Html) || call.argument(2).is(Kind::Html));
  const std::string_view text = text_for(call, 0, is_html);
  const std::string_view old = text_for(call, 1, is_html);
  const std::string_view with = text_for(call, 2, is_html);
  return call.failed() ? Value() : replaced(call, text, old, with, count, is_html);
}

Value string(Call& call) {
  if (call.argument(0).is_text()) return call.argument(0);
  const std::string_view text = call.text(0);
  return Value::string(text);
}

Value title(Call& call) {
  static constexpr std::string_view before_words = "-({[<";
  std::string out;
  std::string word;
  const auto finish = [&] {
    out += capitalized(word);
    word.clear();
  };
  for (const std::string_view c : characters(call.text(0))) {
    const bool separates = (c.size() == 1 && before_words.find(c[0]) != std::string_view::npos) ||
                           text::is_white_space(text::code_point_at(c, 0).value);
    if (separates) {
      finish();
      out += c;
    } else {
      word += c;
    }
  }
  finish();
  return Value::string(call.arena().copy(out));  // a plain text, as Jinja2 gives
}

Value trim(Call& call) {
  const bool has_chars = call.given(1) && !call.argument(1).is_none();
  if (!has_chars) return borrowed_like(call, 0, stripped(call.text(0), std::nullopt, Ends::Both));
  const std::string_view chars = text_for(call, 1, call.argument(0).is(Kind::Html));
  return borrowed_like(call, 0, stripped(call.text(0), chars, Ends::Both));
}

Value truncate(Call& call) {
  if (!needs_text(call)) return {};
  const std::string_view text = call.text(0);
  const std::int64_t length = call.integer(1, 255);
  const bool killwords = call.truth(2);
  const std::string_view end = text_for(call, 3, call.argument(0).is(Kind::Html));
  const std::string_view ellipsis = call.given(3) ? end : "...";
  const bool has_leeway = call.given(4) && !call.argument(4).is_none();
  const std::int64_t leeway = has_leeway ? call.integer(4) : usual_leeway;
  if (call.failed()) return {};
  const auto end_size =
      static_cast<std::int64_t>(text::count_code_points(call.given(3) ? call.text(3) : ellipsis));
  if (length < end_size) {
    return call.fail(words("长度不能小于省略号的长度 {}",
                           "the length cannot be less than the {} characters of the ending", end_size));
  }
  if (leeway < 0) return call.fail(words("leeway 不能为负", "leeway cannot be negative"));
  if (static_cast<std::int64_t>(text::count_code_points(text)) <= length + leeway) return call.argument(0);
  std::string_view kept = text::first_code_points(text, static_cast<std::size_t>(length - end_size));
  if (!killwords) kept = kept.substr(0, std::min(kept.rfind(' '), kept.size()));
  TextBuilder out(call.arena());
  out.append(kept);
  out.append(ellipsis);
  return borrowed_like(call, 0, out.view());
}

Value wordcount(Call& call) {
  std::int64_t count = 0;
  bool in_word = false;
  const std::string_view text = call.text(0);
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    const bool is_word = is_word_character(c.value);
    if (is_word && !in_word) ++count;
    in_word = is_word;
    i += c.length;
  }
  return Value::integer(count);
}

Value wordwrap(Call& call) {
  if (!needs_text(call)) return {};
  const std::int64_t width = call.integer(1, 79);
  const bool break_long_words = call.truth(2, true);
  const std::string_view between = call.given(3) && !call.argument(3).is_none() ? call.text(3) : "\n";
  const bool break_on_hyphens = call.truth(4, true);
  if (call.failed()) return {};
  if (width <= 0) return call.fail(words("宽度必须大于零", "the width must be more than zero"));
  TextBuilder out(call.arena());
  bool first = true;
  for (const std::string_view line : lines_of(call.text(0))) {
    if (!std::exchange(first, false)) out.append(between);
    const WrapRules rules{static_cast<std::size_t>(width), break_long_words, break_on_hyphens};
    bool first_piece = true;
    for (const std::string& piece : wrapped(line, rules)) {
      if (!std::exchange(first_piece, false)) out.append(between);
      out.append(piece);
    }
  }
  return Value::string(out.view());
}

constexpr std::string_view s[] = {"s"};
constexpr std::string_view value[] = {"value"};
constexpr std::string_view of_center[] = {"value", "width"};
constexpr std::string_view of_indent[] = {"s", "width", "first", "blank"};
constexpr std::string_view of_replace[] = {"s", "old", "new", "count"};
constexpr std::string_view of_trim[] = {"value", "chars"};
constexpr std::string_view of_truncate[] = {"s", "length", "killwords", "end", "leeway"};
constexpr std::string_view of_wordwrap[] = {"s", "width", "break_long_words", "wrapstring",
                                            "break_on_hyphens"};

constexpr Callable table[] = {
    {.name = "capitalize", .parameters = s, .required = 1, .invoke = capitalize},
    {.name = "center", .parameters = of_center, .required = 1, .invoke = center},
    {.name = "format",
     .parameters = value,
     .required = 1,
     .invoke = format,
     .takes_more = true,
     .takes_keywords = true},
    {.name = "indent", .parameters = of_indent, .required = 1, .invoke = indent},
    {.name = "lower", .parameters = s, .required = 1, .invoke = lower},
    {.name = "replace", .parameters = of_replace, .required = 3, .invoke = replace},
    {.name = "string", .parameters = s, .required = 1, .invoke = string},
    {.name = "title", .parameters = s, .required = 1, .invoke = title},
    {.name = "trim", .parameters = of_trim, .required = 1, .invoke = trim},
    {.name = "truncate", .parameters = of_truncate, .required = 1, .invoke = truncate},
    {.name = "upper", .parameters = s, .required = 1, .invoke = upper},
    {.name = "wordcount", .parameters = s, .required = 1, .invoke = wordcount},
    {.name = "wordwrap", .parameters = of_wordwrap, .required = 1, .invoke = wordwrap},
};

}  // namespace

std::span<const Callable> text_filters() {
  return table;
}

}  // namespace gazette::templates
