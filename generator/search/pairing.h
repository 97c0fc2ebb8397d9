// The characters and pairs that a table of phrases is made of: Re-Pair (Larsson and Moffat, "Offline
// dictionary-based compression", 1999), stopped when the table is full.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gazette::search {

// A character, or two earlier pairings one after the other (character is 0).
struct Pairing {
  char32_t character = 0;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

inline constexpr std::size_t most_phrases = 2400;

// Frequent characters by frequency, then pairs in the order in which they were made. No pair crosses a
// line feed. The work is linear in the size of the texts, but for a heap of the pairs.
std::vector<Pairing> frequent_pairs(std::span<const std::string> texts);

}  // namespace gazette::search
