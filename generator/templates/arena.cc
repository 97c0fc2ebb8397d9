#include "templates/arena.h"

#include <algorithm>
#include <cstring>

namespace gazette::templates {

namespace {

constexpr std::size_t usual_chunk = std::size_t{64} << 10;

}  // namespace

void* Arena::allocate_in_next_chunk(std::size_t bytes, std::size_t alignment) {
  if (bytes > always_served && (bytes > limit_ || used_ > limit_ - bytes)) {
    exhaust();
    return nullptr;
  }
  // Chunks kept from earlier renders come first; one that is too small for this request is passed over.
  std::size_t next = next_ == nullptr ? 0 : chunk_ + 1;
  while (next < chunks_.size() && chunks_[next].size < bytes + alignment) ++next;
  if (next == chunks_.size()) {
    const std::size_t size = std::max(usual_chunk, bytes + alignment);
    chunks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
  }
  chunk_ = next;
  next_ = chunks_[next].memory.get();
  end_ = next_ + chunks_[next].size;
  return allocate(bytes, alignment);
}

std::span<char> Arena::bytes(std::size_t count) {
  if (count > always_served && (count > limit_ || used_ > limit_ - count)) {
    exhaust();
    return {};
  }
  return {static_cast<char*>(allocate(count, 1)), count};
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  const std::span<char> room = bytes(text.size());
  if (room.empty()) return {};
  std::memcpy(room.data(), text.data(), text.size());
  return {room.data(), room.size()};
}

void Arena::reset() {
  next_ = nullptr;
  end_ = nullptr;
  chunk_ = 0;
  used_ = 0;
}

}  // namespace gazette::templates
