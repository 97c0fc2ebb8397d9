#include "templates/sequence.h"

#include "templates/collections.h"
#include "text/utf8.h"

namespace gazette::templates {

std::optional<Sequence> Sequence::of(const Value& value) {
  const bool is_empty_undefined =
      value.is_undefined() && value.as_absence().reason == Absence::Reason::NoElse;
  const std::optional<std::size_t> size = is_empty_undefined ? 0 : length_of(value);
  if (!size) return std::nullopt;
  Sequence sequence;
  sequence.value_ = value;
  sequence.size_ = *size;
  return sequence;
}

Value Sequence::at(std::size_t index, Arena& arena) {
  switch (value_.kind()) {
    case Kind::List:
    case Kind::Tuple:
      return value_.as_list()[index];
    case Kind::Dict:
      return value_.as_dict().entries()[index].key;
    case Kind::Range:
      return Value::integer(value_.as_range().at(index));
    case Kind::String:
    case Kind::Html:
      return character(index);
    case Kind::Object:
      if (value_.as_object().is_sequence(value_.handle()))
        return value_.as_object().at(value_.handle(), index, arena);
      return Value::string(value_.as_object().names(value_.handle())[index]);
    case Kind::Missing:
    case Kind::Undefined:
    case Kind::None:
    case Kind::Boolean:
    case Kind::Integer:
    case Kind::Number:
    case Kind::Native:
      break;
  }
  return Value::none();
}

Value Sequence::character(std::size_t index) {
  const std::string_view text = value_.as_text();
  if (index < text_index_) {
    text_index_ = 0;
    text_offset_ = 0;
  }
  while (text_index_ < index) {
    text_offset_ += text::code_point_at(text, text_offset_).length;
    ++text_index_;
  }
  return Value::string(text.substr(text_offset_, text::code_point_at(text, text_offset_).length));
}

std::optional<std::size_t> length_of(const Value& value) {
  switch (value.kind()) {
    case Kind::List:
    case Kind::Tuple:
      return value.as_list().size();
    case Kind::Dict:
      return value.as_dict().size();
    case Kind::Range:
      return value.as_range().count;
    case Kind::String:
    case Kind::Html:
      return text::count_code_points(value.as_text());
    case Kind::Object:
      return value.as_object().size(value.handle());
    case Kind::Missing:
    case Kind::Undefined:
    case Kind::None:
    case Kind::Boolean:
    case Kind::Integer:
    case Kind::Number:
    case Kind::Native:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gazette::templates
