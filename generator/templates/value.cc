#include "templates/value.h"

#include <cassert>

namespace gazette::templates {

bool Object::is_sequence(Handle /*self*/) const {
  return false;
}

Value Object::get(Handle /*self*/, std::string_view /*name*/, Arena& /*arena*/) const {
  return Value::missing();
}

Value Object::at(Handle /*self*/, std::size_t /*index*/, Arena& /*arena*/) const {
  assert(false && "an object that says it is a sequence overrides at()");
  return Value::missing();
}

std::size_t Object::size(Handle self) const {
  return names(self).size();
}

std::span<const std::string_view> Object::names(Handle /*self*/) const {
  return {};
}

Value Object::printed(Handle /*self*/, Arena& /*arena*/) const {
  return Value::missing();
}

bool Value::same_as(const Value& other) const {
  if (kind() != other.kind()) return false;
  switch (kind()) {
    case Kind::Missing:
    case Kind::None:
      return true;
    case Kind::Boolean:
      return first_.boolean == other.first_.boolean;
    case Kind::Integer:
      return first_.integer == other.first_.integer;
    case Kind::Number:
      return first_.number == other.first_.number;
    case Kind::String:
    case Kind::Html:
      return as_text() == other.as_text();
    case Kind::List:
    case Kind::Tuple:
      return first_.items == other.first_.items && second_.size == other.second_.size;
    case Kind::Undefined:
      return first_.absence == other.first_.absence;
    case Kind::Dict:
      return first_.dict == other.first_.dict;
    case Kind::Range:
      return first_.range == other.first_.range;
    case Kind::Object:
      return first_.object == other.first_.object && second_.handle == other.second_.handle;
    case Kind::Native:
      return first_.native == other.first_.native;
  }
  return false;
}

}  // namespace gazette::templates
