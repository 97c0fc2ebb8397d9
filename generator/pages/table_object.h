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
  using Read = Value (*)(const Views& views, Key key, Arena& arena);
  std::string_view name;
  Read read;
  // What tells in its place whether the value is what it was (fact_states.h); null: the value itself. Where
  // that is dear to make, a value that differs whenever it differs.
  Read stands_for = nullptr;
};

// What stands for an attribute of a report or activity that depends on the report's own file alone, or on
// what another attribute of the report tells as well.
template <typename Key>
Value told_elsewhere(const Views&, Key, Arena&) {
  return Value::none();
}

// Tells the ReadLog that keeps the arena company that a render has read an attribute, by its position in the
// table.
template <typename Key>
void note_read(Arena& arena, Key key, std::size_t attribute);

// How a key is kept in the 64 bits of a handle: specialised beside each kind of key.
template <typename Key>
Handle handle_of(Key key);
template <typename Key>
Key key_of(Handle handle);

// REQUIRES: the table has fewer names than slots and, with `views`, outlives the object.
template <typename Key>
class TableObject final : public templates::Object {
 public:
  TableObject(std::string_view type_name, const Views& views, std::span<const Attribute<Key>> table,
              std::span<const std::string_view> names)
      : type_name_(type_name), views_(views), table_(table), names_(names) {
    for (std::size_t i = 0; i < table.size(); ++i) {
      std::size_t slot = slot_of(table[i].name);
      while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
      slots_[slot] = static_cast<std::uint8_t>(i + 1);
    }
  }

  std::string_view type_name() const override { return type_name_; }
  Value get(Handle self, std::string_view name, Arena& arena) const override {
    for (std::size_t slot = slot_of(name); slots_[slot] != 0; slot = (slot + 1) % slots_.size()) {
      const std::size_t position = slots_[slot] - 1U;
      const Attribute<Key>& attribute = table_[position];
      if (attribute.name != name) continue;
      if (arena.companion() != nullptr) note_read(arena, key_of<Key>(self), position);
      return attribute.read(views_, key_of<Key>(self), arena);
    }
    return Value::missing();
  }
  std::size_t size(Handle) const override { return table_.size(); }
  std::span<const std::string_view> names(Handle) const override { return names_; }

 private:
  // A table has some thirty names, read hundreds of times a page: a few of their bytes tell them apart.
  static std::size_t slot_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(name[i]); };
    return (name.size() * 7U + byte(0) * 31U + byte(name.size() / 2) * 5U + byte(name.size() - 1)) %
           slot_count;
  }

  static constexpr std::size_t slot_count = 128;

  std::string_view type_name_;
  const Views& views_;
  std::span<const Attribute<Key>> table_;
  std::span<const std::string_view> names_;
  std::array<std::uint8_t, slot_count> slots_{};  // position in the table + 1, or 0: open addressing
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
