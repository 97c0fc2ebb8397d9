#include "markdown/tree_memory.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

namespace gazette::markdown {

namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t first_block = std::size_t{512} << 10U;  // enough for a usual report

constexpr std::size_t aligned(std::size_t size) {
  return (size + alignment - 1) / alignment * alignment;
}

// Each piece is preceded by its size. Only the last piece can grow in place or be given back, which is
// how the library uses its buffers.
class Blocks {
 public:
  void* take(std::size_t size) {
    const std::size_t needed = alignment + aligned(size);
    if (needed > left()) add_block(needed);
    std::byte* const piece = next_ + alignment;
    size_of(piece) = size;
    last_ = piece;
    next_ = piece + aligned(size);
    return piece;
  }

  void* grow(void* old, std::size_t size) {
    if (old == nullptr) return take(size);
    auto* const piece = static_cast<std::byte*>(old);
    const std::size_t old_size = size_of(piece);
    if (size <= old_size) return old;
    if (piece == last_ && piece + aligned(size) <= end_) {
      size_of(piece) = size;
      next_ = piece + aligned(size);
      return old;
    }
    void* const larger = take(size);
    std::memcpy(larger, old, old_size);
    return larger;
  }

  void give_back(void* piece) {
    if (piece == nullptr || piece != last_) return;
    next_ = last_ - alignment;
    last_ = nullptr;
  }

  // The first block stays for the thread's next tree.
  void reset() {
    if (blocks_.empty()) return;
    blocks_.resize(1);
    next_ = blocks_[0].get();
    end_ = next_ + first_block;
    last_ = nullptr;
  }

  bool in_use = false;

 private:
  static std::size_t& size_of(std::byte* piece) { return *reinterpret_cast<std::size_t*>(piece - alignment); }
  std::size_t left() const { return static_cast<std::size_t>(end_ - next_); }

  // The first block always has the same size, so that reset() knows it.
  void add_block(std::size_t needed) {
    if (blocks_.empty() && needed > first_block)
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(first_block));
    const std::size_t size = blocks_.empty() ? first_block : std::max(4 * first_block, needed);
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = blocks_.back().get();
    end_ = next_ + size;
    last_ = nullptr;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
  std::byte* last_ = nullptr;
};

Blocks& blocks() {
  thread_local Blocks of_this_thread;
  return of_this_thread;
}

// A failed allocation ends the program, as it does inside the library: no exception may cross its frames.
void* allocate_cleared(std::size_t count, std::size_t size) noexcept {
  void* const piece = blocks().take(count * size);
  std::memset(piece, 0, count * size);
  return piece;
}

void* reallocate(void* piece, std::size_t size) noexcept {
  return blocks().grow(piece, size);
}

void release(void* piece) noexcept {
  blocks().give_back(piece);
}

}  // namespace

TreeMemory::TreeMemory() {
  assert(!blocks().in_use && "one tree at a time on a thread");
  blocks().in_use = true;
}

TreeMemory::~TreeMemory() {
  blocks().reset();
  blocks().in_use = false;
}

cmark_mem* TreeMemory::callbacks() {
  static constinit cmark_mem callbacks{allocate_cleared, reallocate, release};
  return &callbacks;
}

}  // namespace gazette::markdown
