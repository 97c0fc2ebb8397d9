// Bits as a JavaScript string that is nearly as short as the bits.
//
// Seven bits a character, so that a character is one byte of UTF-8. The five characters that a string
// literal cannot hold (NUL, line feed, carriage return, the quotation mark, the backslash) are written as
// the characters 128 further on; a reader takes `charCodeAt(i) & 127` and need not know. On random bits
// that is 1.19 bytes for a byte; base 64 is 1.33.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace gazette::search {

class BitWriter {
 public:
  // The lowest `count` bits of value, the highest of them first. REQUIRES: count <= 32.
  void write(std::uint32_t value, unsigned count) {
    current_ = current_ << count | (value & ((std::uint64_t{1} << count) - 1));
    used_ += count;
    if (used_ >= 32) {
      used_ -= 32;
      words_.push_back(static_cast<std::uint32_t>(current_ >> used_));
    }
  }

  // Rice code: value / 2^k in unary (so many ones, a zero), then k bits.
  void write_rice(std::uint32_t value, unsigned k) {
    for (std::uint32_t ones = value >> k; ones > 0;) {
      const unsigned part = ones < 24 ? ones : 24;
      write((1U << part) - 1, part);
      ones -= part;
    }
    write(0, 1);
    write(value, k);
  }

  // Elias gamma code of value + 1.
  void write_count(std::uint32_t value) {
    const auto width = static_cast<unsigned>(std::bit_width(value + 1));
    write(0, width - 1);
    write(value + 1, width);
  }

  std::size_t size() const { return words_.size() * 32 + used_; }

  // Some bits of another, which has been ended.
  void copy(const BitWriter& from, std::size_t begin, std::size_t count);

  // Fills the last word up with zeros.
  void end() {
    if (used_ > 0) write(0, 32 - used_);
  }

  // The string, without quotation marks; the last character is filled up with zeros.
  std::string text() const;

 private:
  std::vector<std::uint32_t> words_;
  std::uint64_t current_ = 0;  // its lowest used_ bits are still to be written
  unsigned used_ = 0;
};

}  // namespace gazette::search
