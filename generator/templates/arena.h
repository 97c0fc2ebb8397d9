// An Arena is where everything that one render makes lives: strings, lists, dicts, macros.
//
// It only grows; reset() gives all of it back at once, so nothing stored in it may have a destructor
// that matters. Memory is kept from one render to the next. One thread at a time.
//
// A limit bounds what hostile or mistaken templates can take: past it the arena is exhausted(), small
// requests are still served and large ones give nullptr, and the engine stops the render with an error.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace gazette::templates {

class Arena {
 public:
  static constexpr std::size_t default_limit = std::size_t{256} << 20;

  explicit Arena(std::size_t limit = default_limit) : limit_(limit) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // nullptr only where the limit is passed and more than `always_served` bytes are asked for.
  void* allocate(std::size_t bytes, std::size_t alignment);

  // A T that lives until reset(); its destructor is never run.
  template <typename T, typename... Args>
  T* make(Args&&... args) {
    static_assert(sizeof(T) <= always_served);
    return new (allocate(sizeof(T), alignof(T))) T(std::forward<Args>(args)...);
  }

  // Uninitialised bytes; empty where the limit is passed (and exhausted() tells).
  std::span<char> bytes(std::size_t count);

  // A copy of the text that lives until reset(); empty where the limit is passed.
  std::string_view copy(std::string_view text);

  // The same for values of a trivial type.
  template <typename T>
  std::span<const T> copy(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (values.empty()) return {};
    auto* const room = static_cast<T*>(allocate(values.size_bytes(), alignof(T)));
    if (room == nullptr) return {};
    std::uninitialized_copy(values.begin(), values.end(), room);
    return {room, values.size()};
  }

  bool exhausted() const { return used_ > limit_; }
  void exhaust() { used_ = limit_ + 1; }  // as if more had been asked for than there may be
  std::size_t used() const { return used_; }
  std::size_t limit() const { return limit_; }

  // What the owner of the objects that a render reads keeps for that render, and finds again in
  // Object::get(); null where it keeps nothing. Stays over reset().
  void* companion() const { return companion_; }
  void set_companion(void* companion) { companion_ = companion; }

  // Ends the life of everything made so far.
  void reset();

  static constexpr std::size_t always_served = 4096;

 private:
  struct Chunk {
    std::unique_ptr<std::byte[]> memory;
    std::size_t size;
  };

  void* allocate_in_next_chunk(std::size_t bytes, std::size_t alignment);

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;  // the one being filled; chunks_.size() where there is none
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
  std::size_t used_ = 0;
  std::size_t limit_;
  void* companion_ = nullptr;
};

inline void* Arena::allocate(std::size_t bytes, std::size_t alignment) {
  const auto address = reinterpret_cast<std::size_t>(next_);
  const std::size_t padding = (alignment - address % alignment) % alignment;
  const auto room = static_cast<std::size_t>(end_ - next_);
  if (padding + bytes > room || next_ == nullptr) return allocate_in_next_chunk(bytes, alignment);
  std::byte* const result = next_ + padding;
  next_ = result + bytes;
  used_ += padding + bytes;
  return result;
}

}  // namespace gazette::templates
