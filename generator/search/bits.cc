#include "search/bits.h"

#include <array>

namespace gazette::search {

namespace {

constexpr unsigned character_bits = 7;

constexpr bool needs_two_bytes(unsigned c) {
  return c == 0 || c == '\n' || c == '\r' || c == '"' || c == '\\';
}

// What a character is written as: one byte, or the two of the character 128 further on, the first lowest.
constexpr std::array<std::uint16_t, 128> written = [] {
  std::array<std::uint16_t, 128> table{};
  for (unsigned c = 0; c < table.size(); ++c) {
    const unsigned far = 0x80U + c;
    const unsigned two = (0xC0U | far >> 6U) | (0x80U | (far & 0x3FU)) << 8U;
    table[c] = static_cast<std::uint16_t>(needs_two_bytes(c) ? two : c);
  }
  return table;
}();

}  // namespace

void BitWriter::copy(const BitWriter& from, std::size_t begin, std::size_t count) {
  while (count > 0) {
    const auto skipped = static_cast<unsigned>(begin % 32);
    const auto part = static_cast<unsigned>(count < 32 - skipped ? count : 32 - skipped);
    write(from.words_[begin / 32] >> (32 - skipped - part), part);
    begin += part;
    count -= part;
  }
}

std::string BitWriter::text() const {
  std::string out;
  out.reserve(size() / character_bits + size() / 128 + 8);
  std::uint64_t bits = 0;
  unsigned have = 0;
  const auto put = [&] {
    have -= character_bits;
    const std::uint16_t bytes = written[bits >> have & 0x7FU];
    out.push_back(static_cast<char>(bytes & 0xFFU));
    if (bytes > 0xFFU) out.push_back(static_cast<char>(bytes >> 8U));
  };
  for (const std::uint32_t word : words_) {
    bits = bits << 32U | word;
    have += 32;
    while (have >= character_bits) put();
  }
  bits = bits << used_ | (current_ & ((std::uint64_t{1} << used_) - 1));
  have += used_;
  while (have >= character_bits) put();
  if (have > 0) {
    bits <<= character_bits - have;
    have = character_bits;
    put();
  }
  return out;
}

}  // namespace gazette::search
