// What a template may read of one kind of thing, as a table of names and functions.
//
// The thing itself is a key (an id, a year) that fits into a template value, so that views are made
// without memory of their own and read the frozen site directly.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "templates/value.h"

namespace gazette::pages {

class Views;

using templates::Arena;
using templates::Handle;
using templates::Value;

template <typename Key>
struct Attribute {
  std::string_view name;
  Value (*read)(const Views& views, Key key, Arena& arena);
};

// How a key is kept in the 64 bits of a handle: specialised beside each kind of key.
template <typename Key>
Handle handle_of(Key key);
template <typename Key>
Key key_of(Handle handle);

// REQUIRES: the table is sorted by name and, with `views`, outlives the object.
template <typename Key>
class TableObject final : public templates::Object {
 public:
  TableObject(std::string_view type_name, const Views& views, std::span<const Attribute<Key>> table,
              std::span<const std::string_view> names)
      : type_name_(type_name), views_(views), table_(table), names_(names) {}

  std::string_view type_name() const override { return type_name_; }
  Value get(Handle self, std::string_view name, Arena& arena) const override {
    const auto found = std::ranges::lower_bound(table_, name, {}, &Attribute<Key>::name);
    if (found == table_.end() || found->name != name) return Value::missing();
    return found->read(views_, key_of<Key>(self), arena);
  }
  std::size_t size(Handle) const override { return table_.size(); }
  std::span<const std::string_view> names(Handle) const override { return names_; }

 private:
  std::string_view type_name_;
  const Views& views_;
  std::span<const Attribute<Key>> table_;
  std::span<const std::string_view> names_;
};

template <typename Key, std::size_t N>
constexpr std::array<std::string_view, N> names_of(const std::array<Attribute<Key>, N>& table) {
  std::array<std::string_view, N> names;
  for (std::size_t i = 0; i < N; ++i) names[i] = table[i].name;
  return names;
}

template <typename Key, std::size_t N>
constexpr bool is_sorted_by_name(const std::array<Attribute<Key>, N>& table) {
  return std::ranges::is_sorted(table, {}, &Attribute<Key>::name);
}

}  // namespace gazette::pages
