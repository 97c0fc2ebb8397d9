// How the grams of an Entry are packed: by key, in slices by the highest bits of the key. Each is five
// bytes, the distance from the key before it in the slice and the marks; a longer distance is five bytes of
// ones and then eight bytes.
#pragma once

#include <array>
#include <bit>
#include <cstring>

#include "search/entry.h"
#include "search/gram.h"

namespace gazette::search {

namespace gram_details {

// The value whose lowest byte is first in memory.
constexpr std::uint64_t lowest_first(std::uint64_t value) {
  return std::endian::native == std::endian::little ? value : std::byteswap(value);
}

}  // namespace gram_details

class GramPacker {
 public:
  explicit GramPacker(Entry& entry) : entry_(entry) {}

  // REQUIRES: keys ascend.
  void add(std::uint64_t key, std::uint8_t marks) {
    const std::size_t slice = key >> (key_bits - slice_bits);
    while (slice_ < slice) begin_slice();
    const std::uint64_t value = (key - last_) << mark_bits | marks;
    last_ = key;
    append(value < long_mark ? value : long_mark, short_bytes);
    if (value >= long_mark) append(value, long_bytes);
  }
  void finish() {
    while (slice_ < slices) begin_slice();
    entry_.grams.append(long_bytes, '\0');  // so that a reader may take eight bytes anywhere
    entry_.grams.shrink_to_fit();
  }

  static constexpr std::size_t short_bytes = 5;
  static constexpr std::size_t long_bytes = 8;
  static constexpr std::uint64_t long_mark = (std::uint64_t{1} << 40U) - 1;

 private:
  void begin_slice() {
    entry_.slice[++slice_] = static_cast<std::uint32_t>(entry_.grams.size());
    last_ = std::uint64_t{slice_} << (key_bits - slice_bits);
  }
  void append(std::uint64_t value, std::size_t bytes) {
    const auto packed = std::bit_cast<std::array<char, long_bytes>>(gram_details::lowest_first(value));
    entry_.grams.append(packed.data(), bytes);
  }

  Entry& entry_;
  std::size_t slice_ = 0;
  std::uint64_t last_ = 0;
};

template <typename Each>
void for_each_gram(const Entry& entry, std::size_t number, Each each) {
  const auto value_at = [&](std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, entry.grams.data() + at, sizeof value);
    return gram_details::lowest_first(value) & (~std::uint64_t{0} >> (64 - 8 * bytes));
  };
  std::uint64_t key = std::uint64_t{number} << (key_bits - slice_bits);
  for (std::size_t at = entry.slice[number]; at < entry.slice[number + 1];) {
    std::uint64_t value = value_at(at, GramPacker::short_bytes);
    at += GramPacker::short_bytes;
    if (value == GramPacker::long_mark) {
      value = value_at(at, GramPacker::long_bytes);
      at += GramPacker::long_bytes;
    }
    key += value >> mark_bits;
    each(key, static_cast<std::uint8_t>(value & ((1U << mark_bits) - 1)));
  }
}

}  // namespace gazette::search
