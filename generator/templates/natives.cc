#include "templates/natives.h"

namespace gazette::templates {

Value LoopState::field(LoopField field, Arena& arena) {
  const auto integer = [](std::size_t n) { return Value::integer(static_cast<std::int64_t>(n)); };
  const std::size_t length = items.size();
  switch (field) {
    case LoopField::None:
      return Value::missing();
    case LoopField::Index:
      return integer(index);
    case LoopField::Index0:
      return Value::integer(static_cast<std::int64_t>(index) - 1);
    case LoopField::Revindex:
      return integer(length - index + 1);
    case LoopField::Revindex0:
      return integer(length - index);
    case LoopField::First:
      return Value::boolean(index == 1);
    case LoopField::Last:
      return Value::boolean(index == length);
    case LoopField::Length:
      return integer(length);
    case LoopField::Depth:
      return integer(depth0 + 1);
    case LoopField::Depth0:
      return integer(depth0);
    case LoopField::Previtem:
      return index > 1 ? before : Value::missing();
    case LoopField::Nextitem:
      return index < length ? items.at(index, arena) : Value::missing();
  }
  return Value::missing();
}

}  // namespace gazette::templates
