#include "templates/text_functions.h"

#include "templates/text_builder.h"
#include "templates/vm.h"
#include "text/utf8.h"

namespace gazette::templates {

Value copied_like(Call& call, std::size_t argument, std::string_view text) {
  return borrowed_like(call, argument, call.arena().copy(text));
}

Value borrowed_like(const Call& call, std::size_t argument, std::string_view text) {
  return call.argument(argument).is(Kind::Html) ? Value::trusted_html(text) : Value::string(text);
}

std::string_view text_for(Call& call, std::size_t argument, bool into_html) {
  const std::string_view text = call.text(argument);
  if (!into_html || call.argument(argument).is(Kind::Html)) return text;
  TextBuilder escaped(call.arena());
  escaped.append_escaped(text);
  return escaped.view();
}

Value centered(Call& call, std::int64_t width, std::string_view fill) {
  const std::string_view text = call.text(0);
  const auto size = static_cast<std::int64_t>(text::count_code_points(text));
  if (width <= size) return borrowed_like(call, 0, text);
  const std::int64_t padding = width - size;
  const std::int64_t left = padding / 2 + (padding & width & 1);
  TextBuilder out(call.arena());
  for (std::int64_t i = 0; i < left && !call.arena().exhausted(); ++i) out.append(fill);
  out.append(text);
  for (std::int64_t i = left; i < padding && !call.arena().exhausted(); ++i) out.append(fill);
  return borrowed_like(call, 0, out.view());
}

Value replaced(Call& call, std::string_view text, std::string_view old, std::string_view with,
               std::int64_t count, bool is_html) {
  if (!call.vm().spend(text.size() / 16 + 1)) return {};
  TextBuilder out(call.arena());
  std::size_t pos = 0;
  while (count != 0 && !call.arena().exhausted()) {
    if (old.empty()) {  // between all characters, and at both ends
      out.append(with);
      if (pos >= text.size()) break;
      const std::size_t length = text::code_point_at(text, pos).length;
      out.append(text.substr(pos, length));
      pos += length;
    } else {
      const std::size_t found = text.find(old, pos);
      if (found == std::string_view::npos) break;
      out.append(text.substr(pos, found - pos));
      out.append(with);
      pos = found + old.size();
    }
    if (count > 0) --count;
  }
  if (pos < text.size()) out.append(text.substr(pos));
  return is_html ? Value::trusted_html(out.view()) : Value::string(out.view());
}

}  // namespace gazette::templates
