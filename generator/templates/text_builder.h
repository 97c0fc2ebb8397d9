// Builds a text in an arena, piece by piece.
#pragma once

#include <cstddef>
#include <string_view>

#include "templates/arena.h"

namespace gazette::templates {

// Once the arena is exhausted the builder takes no more; the render is stopped by whoever called.
class TextBuilder {
 public:
  explicit TextBuilder(Arena& arena) : arena_(arena) {}

  void append(std::string_view text);
  void append(char c) { append(std::string_view(&c, 1)); }
  void append(std::size_t count, char c);
  void append_escaped(std::string_view text);
  // A hint: how much is to come.
  void reserve(std::size_t size);

  std::size_t size() const { return size_; }
  // What was built; valid until the arena is reset.
  std::string_view view() const { return {data_, size_}; }

 private:
  bool grow(std::size_t capacity);

  Arena& arena_;
  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace gazette::templates
