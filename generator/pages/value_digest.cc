#include "pages/value_digest.h"

#include <bit>
#include <cstring>

namespace gazette::pages {

inline void ValueDigest::put(const void* bytes, std::size_t size) {
  if (bytes_.size() - size_ < size) bytes_.resize(2 * (size_ + size));
  std::memcpy(bytes_.data() + size_, bytes, size);
  size_ += size;
}

void ValueDigest::add_number(std::uint64_t number) {
  put(&number, sizeof(number));
}

void ValueDigest::add_text(std::string_view text) {
  add_number(text.size());
  if (!text.empty()) put(text.data(), text.size());
}

void ValueDigest::add(const Value& value) {
  using templates::Kind;
  const templates::Kind kind = value.kind();
  put(&kind, sizeof(kind));
  switch (kind) {
    case Kind::Missing:
    case Kind::Undefined:
    case Kind::None:
    case Kind::Native:  // only the engine makes these, while it renders
      return;
    case Kind::Boolean:
    case Kind::Integer:
      return add_number(static_cast<std::uint64_t>(value.as_integer()));
    case Kind::Number:
      return add_number(std::bit_cast<std::uint64_t>(value.as_number()));
    case Kind::String:
    case Kind::Html:
      return add_text(value.as_text());
    case Kind::List:
    case Kind::Tuple:
      add_number(value.as_list().size());
      for (const Value& item : value.as_list()) add(item);
      return;
    case Kind::Dict:
      add_number(value.as_dict().size());
      for (const templates::Dict::Entry& entry : value.as_dict().entries()) {
        add(entry.key);
        add(entry.value);
      }
      return;
    case Kind::Range:
      add_number(static_cast<std::uint64_t>(value.as_range().start));
      add_number(static_cast<std::uint64_t>(value.as_range().step));
      add_number(value.as_range().count);
      return;
    case Kind::Object:
      return add_number(views_.identity(value));
  }
}

}  // namespace gazette::pages
