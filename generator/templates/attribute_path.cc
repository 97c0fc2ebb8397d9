#include "templates/attribute_path.h"

#include <algorithm>
#include <charconv>

#include "templates/vm.h"
#include "text/letters.h"

namespace gazette::templates {

using diagnostics::words;

AttributePath AttributePath::parse(std::string_view text) {
  AttributePath path;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    const std::string_view part = text.substr(begin, end - begin);
    const bool is_number =
        !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    std::int64_t index = 0;
    if (is_number && std::from_chars(part.data(), part.data() + part.size(), index).ec == std::errc{}) {
      path.steps_.push_back(Value::integer(index));
    } else {
      path.steps_.push_back(Value::string(part));
    }
    if (end == text.size()) return path;
    begin = end + 1;
  }
}

AttributePath AttributePath::of(Call& call, const Value& argument) {
  if (argument.is_missing() || argument.is_none()) return {};
  if (argument.is_text()) return parse(argument.as_text());
  AttributePath path;
  if (argument.is_undefined()) {
    call.vm().fail_undefined(argument);
  } else if (argument.is_integral()) {
    path.steps_.push_back(argument);
  } else {
    call.fail(words("attribute 要是文字或整数", "an attribute is a text or an integer"));
  }
  return path;
}

std::vector<AttributePath> AttributePath::all_of(Call& call, const Value& argument) {
  if (!argument.is_text()) return {of(call, argument)};
  std::vector<AttributePath> paths;
  std::string_view rest = argument.as_text();
  while (true) {
    const std::size_t comma = rest.find(',');
    paths.push_back(parse(rest.substr(0, comma)));
    if (comma == std::string_view::npos) return paths;
    rest.remove_prefix(comma + 1);
  }
}

Value AttributePath::follow(Call& call, Value item, const Value& otherwise) const {
  for (const Value& step : steps_) {
    item = call.vm().item(item, step);
    if (call.failed()) return {};
    if (item.is_undefined() && !otherwise.is_missing() && !otherwise.is_none()) item = otherwise;
  }
  return item;
}

Value key_of(Call& call, const Value& value, bool case_sensitive) {
  if (case_sensitive || !value.is_text()) return value;
  return Value::string(call.arena().copy(text::lower_case(value.as_text())));
}

}  // namespace gazette::templates
