// The part of Vm that prints, captures, and calls.
#include <fmt/format.h>

#include <utility>

#include "diagnostics/nearest.h"
#include "templates/argument_wording.h"
#include "templates/printing.h"
#include "templates/rules.h"
#include "templates/vm.h"
#include "text/html.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

bool Vm::fail_output() {
  fail(rules::limit, words("页面超过 {} 字节", "the page is longer than {} bytes", limits().output_bytes));
  return false;
}

bool Vm::print(const Value& value, Escape escape) {
  switch (value.kind()) {
    case Kind::String:
      if (is_escaping(escape)) {
        text::append_escaped(out_, value.as_text());
      } else {
        out_.append(value.as_text());
      }
      return within_output();
    case Kind::Html:
      out_.append(value.as_text());
      return within_output();
    case Kind::Integer: {
      NumberRoom room;
      out_.append(text_of_integer(value.as_integer(), room));
      return within_output();
    }
    case Kind::Undefined:
      if (value.as_absence().reason == Absence::Reason::NoElse) return true;
      fail_undefined(value);
      return false;
    default:
      break;
  }
  const bool is_module = value.is(Kind::Native) && value.as_native().type() == Native::Type::Module;
  const bool is_html =
      value.is(Kind::Object) && value.as_object().printed(value.handle(), arena_).is(Kind::Html);
  const std::string_view text = text_of(value);
  if (is_escaping(escape) && !is_module && !is_html) {
    text::append_escaped(out_, text);
  } else {
    out_.append(text);
  }
  return !failed_ && within_output();
}

std::string_view Vm::text_of(const Value& value) {
  if (value.is_text()) return value.as_text();
  if (value.is_undefined()) {
    if (value.as_absence().reason != Absence::Reason::NoElse) fail_undefined(value);
    return {};
  }
  TextBuilder text(arena_);
  if (value.is(Kind::Object) && !value.as_object().is_sequence(value.handle())) {
    const Value printed = value.as_object().printed(value.handle(), arena_);
    if (printed.is_missing() || printed.is(Kind::Object)) {
      const Wording what = described(value);
      fail(rules::type,
           {fmt::format("{}不能直接输出", what.zh), fmt::format("{} cannot be printed as it is", what.en)},
           words("请输出它的某个属性", "print one of its attributes"));
      return {};
    }
    if (printed.is_text()) return printed.as_text();
    ValuePrinter(text, arena_, budget_).print(printed);
  } else {
    ValuePrinter(text, arena_, budget_).print(value);
  }
  within_limits();
  return text.view();
}

Value Vm::end_capture(bool is_html) {
  const std::size_t begin = captures_.back();
  captures_.pop_back();
  const std::string_view text = arena_.copy(std::string_view(out_).substr(begin));
  out_.resize(begin);
  return is_html ? Value::trusted_html(text) : Value::string(text);
}

}  // namespace gazette::templates
