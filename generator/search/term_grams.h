// The grams of the names of units, themes, slogans and campaigns: which of them have each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/index.h"

namespace gazette::search {

struct TermUse {
  std::uint32_t term = 0;    // its number over all vocabularies
  std::uint32_t length = 0;  // symbols of its shortest name that has the gram, at most most_length
};

// Made for one index, from a collection that outlives it.
class TermGrams {
 public:
  explicit TermGrams(const Collection& collection);

  std::span<const std::uint64_t> keys() const { return keys_; }  // ascending
  std::span<const TermUse> uses_of(std::uint64_t key) const;     // by term
  const std::vector<std::uint32_t>& documents_of(std::uint32_t term) const { return documents_[term]; }

 private:
  std::vector<std::uint64_t> keys_;
  std::vector<std::size_t> begin_;  // of each key in uses_, and the end
  std::vector<TermUse> uses_;
  std::vector<std::vector<std::uint32_t>> documents_;  // by term, ascending
};

}  // namespace gazette::search
