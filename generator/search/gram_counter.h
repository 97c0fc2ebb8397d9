// Counts the grams of one document: where each stands, as marks (entry.h), and how often.
//
// A table with open addressing. Keys are random, and the highest bits of a key are its place, so the table is
// in the order of the keys but for short runs.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "search/entry.h"
#include "search/gram.h"

namespace gazette::search {

class GramCounter {
 public:
  // REQUIRES: add() is called `most` times at most.
  explicit GramCounter(std::size_t most)
      : shift_(key_bits - static_cast<unsigned>(std::bit_width(most))),
        counts_(std::bit_floor(most) * 2 + 2) {}

  void add(std::uint64_t key, unsigned marks) {
    for (std::size_t at = key >> shift_;; at = at + 1 < counts_.size() ? at + 1 : 0) {
      std::uint64_t& count = counts_[at];
      if (count == 0) count = key << key_shift;
      if (count >> key_shift != key) continue;
      count |= marks;
      if ((count & all_times) != all_times) count += one_time;
      return;
    }
  }

  // Calls each(key, marks, times), by key.
  template <typename Each>
  void for_each(Each each) {
    std::erase(counts_, std::uint64_t{0});
    for (auto at = counts_.begin(); at != counts_.end(); ++at) {  // by insertion, since nearly in order
      const std::uint64_t count = *at;
      auto hole = at;
      for (; hole != counts_.begin() && *(hole - 1) > count; --hole) *hole = *(hole - 1);
      *hole = count;
    }
    for (const std::uint64_t count : counts_) {
      each(count >> key_shift, static_cast<unsigned>(count & (one_time - 1)),
           static_cast<std::uint32_t>((count & all_times) / one_time));
    }
  }

 private:
  static constexpr unsigned key_shift = 64 - key_bits;
  static constexpr std::uint64_t one_time = std::uint64_t{1} << mark_bits;
  static constexpr std::uint64_t all_times = (std::uint64_t{1} << key_shift) - one_time;

  unsigned shift_;
  std::vector<std::uint64_t> counts_;  // the key, how often, the marks; 0: free
};

}  // namespace gazette::search
