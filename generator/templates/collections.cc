#include "templates/collections.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "templates/comparison.h"

namespace gazette::templates {

namespace {

// Below this size a dict is searched from end to end, which is faster than hashing into a table.
constexpr std::size_t searched = 8;

// Keys hold no list or dict, so that comparing two costs what they hold.
bool same_key(const Value& a, const Value& b) {
  Budget keys_are_small(UINT64_MAX);
  return equal(a, b, keys_are_small);
}

template <typename T>
T* array_in(Arena& arena, std::size_t count) {
  if (count > arena.limit() / sizeof(T)) {
    arena.exhaust();
    return nullptr;
  }
  return static_cast<T*>(arena.allocate(count * sizeof(T), alignof(T)));
}

}  // namespace

ListBuilder::ListBuilder(Arena& arena, std::size_t expected) : arena_(&arena) {
  if (expected > 0) grow(expected);
}

void ListBuilder::push(const Value& value) {
  if (size_ == capacity_ && !grow(std::max<std::size_t>(8, capacity_ * 2))) return;
  new (items_ + size_) Value(value);
  ++size_;
}

bool ListBuilder::grow(std::size_t capacity) {
  Value* const room = arena_->exhausted() ? nullptr : array_in<Value>(*arena_, capacity);
  if (room == nullptr) return false;
  if (size_ > 0) std::memcpy(static_cast<void*>(room), items_, size_ * sizeof(Value));
  items_ = room;
  capacity_ = capacity;
  return true;
}

bool Dict::is_key(const Value& value) {
  switch (value.kind()) {
    case Kind::None:
    case Kind::Boolean:
    case Kind::Integer:
    case Kind::Number:
    case Kind::String:
    case Kind::Html:
    case Kind::Range:
    case Kind::Object:
    case Kind::Native:
      return true;
    case Kind::Tuple:
      return std::ranges::all_of(value.as_list(),
                                 [](const Value& v) { return !v.is(Kind::Tuple) && is_key(v); });
    case Kind::Missing:
    case Kind::Undefined:
    case Kind::List:
    case Kind::Dict:
      return false;
  }
  return false;
}

std::optional<std::size_t> Dict::find(const Value& key, std::uint64_t hash) const {
  if (slots_ == nullptr) {
    for (std::size_t i = 0; i < size_; ++i) {
      if (entries_[i].hash == hash && same_key(entries_[i].key, key)) return i;
    }
    return std::nullopt;
  }
  const std::size_t mask = capacity_ * 2 - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::size_t i = slots_[slot] - 1;
    if (entries_[i].hash == hash && same_key(entries_[i].key, key)) return i;
  }
  return std::nullopt;
}

Value Dict::get(const Value& key) const {
  if (!is_key(key)) return Value::missing();
  const std::optional<std::size_t> found = find(key, hash_of_key(key));
  return found ? entries_[*found].value : Value::missing();
}

Value Dict::get(std::string_view key) const {
  const Value* const found = find(key, hash_of_text(key));
  return found != nullptr ? *found : Value::missing();
}

const Value* Dict::find(std::string_view key, std::uint64_t hash) const {
  const auto is_it = [&](const Entry& e) {
    return e.hash == hash && e.key.is_text() && e.key.as_text() == key;
  };
  if (slots_ == nullptr) {
    for (std::size_t i = 0; i < size_; ++i) {
      if (is_it(entries_[i])) return &entries_[i].value;
    }
    return nullptr;
  }
  const std::size_t mask = capacity_ * 2 - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (is_it(entry)) return &entry.value;
  }
  return nullptr;
}

void Dict::set(Arena& arena, const Value& key, const Value& value) {
  assert(is_key(key) && "whoever sets a key has looked whether it is one");
  const std::uint64_t hash = hash_of_key(key);
  if (const std::optional<std::size_t> found = find(key, hash)) {
    entries_[*found].value = value;
    return;
  }
  if (size_ == capacity_ && !grow(arena)) return;
  new (entries_ + size_) Entry{key, value, hash};
  ++size_;
  if (slots_ != nullptr) index(size_ - 1);
}

bool Dict::grow(Arena& arena) {
  const std::size_t capacity = capacity_ == 0 ? 4 : capacity_ * 2;
  if (arena.exhausted() || capacity > UINT32_MAX / 2) return false;
  auto* const entries = array_in<Entry>(arena, capacity);
  if (entries == nullptr) return false;
  std::uint32_t* slots = nullptr;
  if (capacity > searched) {
    slots = array_in<std::uint32_t>(arena, capacity * 2);
    if (slots == nullptr) return false;
    std::fill_n(slots, capacity * 2, 0U);
  }
  if (size_ > 0) std::memcpy(static_cast<void*>(entries), entries_, size_ * sizeof(Entry));
  entries_ = entries;
  slots_ = slots;
  capacity_ = capacity;
  if (slots_ != nullptr) {
    for (std::size_t i = 0; i < size_; ++i) index(i);
  }
  return true;
}

void Dict::index(std::size_t entry) {
  const std::size_t mask = capacity_ * 2 - 1;
  std::size_t slot = entries_[entry].hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = static_cast<std::uint32_t>(entry + 1);
}

}  // namespace gazette::templates
