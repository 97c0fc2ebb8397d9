// Lists and dicts that a render makes, in its arena.
//
//   ListBuilder list(arena, reports.size());
//   for (...) list.push(Value::object(report_object, handle));
//   return list.list();
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "templates/arena.h"
#include "templates/value.h"

namespace gazette::templates {

// Grows in the arena; what it gives stays valid until the arena is reset, also when the builder goes.
class ListBuilder {
 public:
  explicit ListBuilder(Arena& arena, std::size_t expected = 0);

  void push(const Value& value);  // does nothing where the arena is exhausted
  std::size_t size() const { return size_; }
  std::span<Value> items() { return {items_, size_}; }

  Value list() const { return Value::list({items_, size_}); }
  Value tuple() const { return Value::tuple({items_, size_}); }

 private:
  bool grow(std::size_t capacity);

  Arena* arena_;
  Value* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// An ordered map, in the order in which keys were first set. Keys are values that can be compared for
// equality: texts, numbers, none, tuples of them (1, 1.0 and true are one key, as in Python).
// Small ones are searched, larger ones have a hash index.
class Dict {
 public:
  struct Entry {
    Value key;
    Value value;
    std::uint64_t hash;
  };

  // The value, or missing. Borrowing: the dict outlives the render or is in its arena.
  Value get(std::string_view key) const;
  Value get(const Value& key) const;
  // The same, for who knows the hash of the key, hash_of_text(key); nullptr where there is none.
  const Value* find(std::string_view key, std::uint64_t hash) const;

  std::span<const Entry> entries() const { return {entries_, size_}; }
  std::size_t size() const { return size_; }

  // The same as `dict.set` while a dict is built and on namespaces; templates cannot reach it otherwise.
  // REQUIRES: is_key(key).
  void set(Arena& arena, const Value& key, const Value& value);
  void set(Arena& arena, std::string_view key, const Value& value) { set(arena, Value::string(key), value); }

  // False for lists, dicts and undefined, which cannot be keys.
  static bool is_key(const Value& value);

 private:
  std::optional<std::size_t> find(const Value& key, std::uint64_t hash) const;
  bool grow(Arena& arena);
  void index(std::size_t entry);

  Entry* entries_ = nullptr;
  std::uint32_t* slots_ = nullptr;  // entry + 1, or 0: open addressing, twice the capacity
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

class DictBuilder {
 public:
  explicit DictBuilder(Arena& arena) : arena_(arena), dict_(arena.make<Dict>()) {}

  // The key is borrowed as Value::string borrows.
  void set(std::string_view key, const Value& value) { dict_->set(arena_, key, value); }
  void set(const Value& key, const Value& value) { dict_->set(arena_, key, value); }

  Value dict() const { return Value::dict(*dict_); }

 private:
  Arena& arena_;
  Dict* dict_;
};

}  // namespace gazette::templates
