// The memory of running functions: their locals and what they compute with. Kept from render to render.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "templates/value.h"

namespace gazette::templates {

// What is taken last is given back first.
class ValueStack {
 public:
  // Uninitialised.
  Value* take(std::size_t count) {
    if (chunk_ < chunks_.size() && chunks_[chunk_].size - chunks_[chunk_].used >= count) {
      Value* const result = chunks_[chunk_].values.get() + chunks_[chunk_].used;
      chunks_[chunk_].used += count;
      return result;
    }
    return take_from_next(count);
  }
  void give_back(std::size_t count) {
    chunks_[chunk_].used -= count;
    while (chunk_ > 0 && chunks_[chunk_].used == 0) --chunk_;
  }

 private:
  struct Chunk {
    std::unique_ptr<Value[]> values;
    std::size_t size;
    std::size_t used;
  };

  Value* take_from_next(std::size_t count);

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;
};

// Room that is given back when it goes.
class StackRoom {
 public:
  StackRoom(ValueStack& stack, std::size_t count) : stack_(stack), count_(count), begin_(stack.take(count)) {}
  ~StackRoom() { stack_.give_back(count_); }
  StackRoom(const StackRoom&) = delete;
  StackRoom& operator=(const StackRoom&) = delete;

  Value* begin() const { return begin_; }

 private:
  ValueStack& stack_;
  std::size_t count_;
  Value* begin_;
};

}  // namespace gazette::templates
