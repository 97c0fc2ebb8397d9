#include "templates/natives.h"

namespace gazette::templates {

Value LoopState::field(std::string_view name, Arena& arena) {
  const auto integer = [](std::size_t n) { return Value::integer(static_cast<std::int64_t>(n)); };
  const std::size_t length = items.size();
  if (name == "index") return integer(index);
  if (name == "index0") return Value::integer(static_cast<std::int64_t>(index) - 1);
  if (name == "first") return Value::boolean(index == 1);
  if (name == "last") return Value::boolean(index == length);
  if (name == "length") return integer(length);
  if (name == "revindex") return integer(length - index + 1);
  if (name == "revindex0") return integer(length - index);
  if (name == "depth") return integer(depth0 + 1);
  if (name == "depth0") return integer(depth0);
  if (name == "previtem") return index > 1 ? before : Value::missing();
  if (name == "nextitem") return index < length ? items.at(index, arena) : Value::missing();
  return Value::missing();
}

}  // namespace gazette::templates
