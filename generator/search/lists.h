// Lists of ascending numbers as bits: Rice-coded gaps, of the numbers that are in the list or, where those
// are more than half, of the ones that are not (Witten, Moffat and Bell, "Managing Gigabytes", chapter 3).
//
// What is coded lies below the last number, which is written out. So a list stays the same, bit for bit,
// when the collection grows by documents that it does not name.
#pragma once

#include <cstdint>
#include <span>

#include "search/bits.h"

namespace gazette::search {

// The Rice parameter for `count` numbers below `universe`; the scripts compute it alike.
inline unsigned rice_parameter(std::uint32_t universe, std::uint32_t count) {
  if (count == 0) return 0;
  const std::uint64_t mean = std::uint64_t{universe} * 11 / (std::uint64_t{count} * 16);
  return mean == 0 ? 0 : static_cast<unsigned>(std::bit_width(mean) - 1);
}

// Without the count, which a reader has to know. The last number takes `width` bits.
// REQUIRES: values ascend, none repeats, the last is below 2^width.
void write_list(std::span<const std::uint32_t> values, unsigned width, BitWriter& bits);

}  // namespace gazette::search
