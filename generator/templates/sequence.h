// A Sequence is anything that can be gone through, as one thing: a list or tuple, the keys of a dict,
// the characters of a text, a range, an object.
#pragma once

#include <cstddef>
#include <optional>

#include "templates/arena.h"
#include "templates/value.h"

namespace gazette::templates {

// A view: what it goes through must outlive it. Cheap to copy.
class Sequence {
 public:
  Sequence() = default;
  // nullopt for what cannot be gone through: numbers, none, undefined.
  static std::optional<Sequence> of(const Value& value);

  std::size_t size() const { return size_; }
  // Fast in any order; for a text only where each index is the one before or after the last.
  // The characters of safe HTML are plain texts, as in Python. REQUIRES: index < size().
  Value at(std::size_t index, Arena& arena);

 private:
  Value character(std::size_t index);

  Value value_;
  std::size_t size_ = 0;
  std::size_t text_index_ = 0;  // of the character that text_offset_ is at
  std::size_t text_offset_ = 0;
};

// The length of a text in code points, of a list, a dict, a range, an object; nullopt where it has none.
std::optional<std::size_t> length_of(const Value& value);

}  // namespace gazette::templates
