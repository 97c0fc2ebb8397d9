// A gram is one symbol of a block of text or two neighbouring ones. It is known by its key, a hash that
// assets/search/query.js computes alike (keyOf).
//
// The highest bits of a key choose the shard, so that a gram stays in its shard whatever else changes.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>

namespace gazette::search {

// What the symbols are the key of. The beginning of a word is a gram of its own kind.
enum class GramKind : std::uint32_t { Prefix = 0, One = 1, Two = 2 };

inline constexpr unsigned key_bits = 42;
inline constexpr unsigned low_key_bits = 10;

namespace gram_details {

inline std::uint32_t stirred(std::uint32_t hash, std::uint32_t symbol, std::uint32_t factor) {
  hash = (hash ^ symbol) * factor;
  hash ^= hash >> 15U;
  hash *= 0xC2B2AE35U;
  return hash ^ (hash >> 13U);
}

}  // namespace gram_details

inline std::uint64_t key_of(GramKind kind, std::span<const std::uint32_t> symbols) {
  std::uint32_t high = 0x243F6A88U + static_cast<std::uint32_t>(kind);
  std::uint32_t low = 0x85A308D3U + static_cast<std::uint32_t>(kind);
  for (const std::uint32_t symbol : symbols) {
    high = gram_details::stirred(high, symbol, 0x9E3779B1U);
    low = gram_details::stirred(low, symbol, 0x85EBCA6BU);
  }
  return std::uint64_t{high} << low_key_bits | low >> (32 - low_key_bits);
}

}  // namespace gazette::search
