// Thirty bits of FNV-1a: the hash of content that stands behind '?' in an address, and what chooses the
// sample for the table of phrases. A browser shows an old file for a new one only where it kept a former
// state of the same file with the same hash: one of a thousand million changes.
#pragma once

#include <cstdint>
#include <string_view>

namespace gazette::search {

class ShortHash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  std::uint32_t value() const { return static_cast<std::uint32_t>(hash_ >> 34U); }

  static constexpr unsigned bits = 30;

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325U;
};

}  // namespace gazette::search
