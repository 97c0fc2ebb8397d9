#include "search/lists.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <vector>

#include "text/utf8.h"

namespace gazette::search {
namespace {

// Reads what BitWriter has written, as the scripts do.
class BitReader {
 public:
  explicit BitReader(const std::string& payload) {
    for (std::size_t at = 0; at < payload.size();) {
      const text::CodePoint point = text::code_point_at(payload, at);
      for (int bit = 6; bit >= 0; --bit) bits_.push_back((point.value & 127U) >> bit & 1U);
      at += point.length;
    }
  }
  std::uint32_t read(unsigned count) {
    std::uint32_t value = 0;
    while (count-- > 0) value = value << 1U | (bits_.at(at_++) ? 1U : 0U);
    return value;
  }
  std::uint32_t rice(unsigned k) {
    std::uint32_t ones = 0;
    while (read(1) == 1) ++ones;
    return ones << k | read(k);
  }
  std::vector<std::uint32_t> list(std::uint32_t count, unsigned width) {
    if (count == 0) return {};
    const std::uint32_t last = read(width);
    const std::uint32_t others = count - 1;
    const bool sparse = std::uint64_t{others} * 2 <= last;
    std::vector<bool> named(last, !sparse);
    const std::uint32_t coded = sparse ? others : last - others;
    const unsigned k = rice_parameter(last, coded);
    for (std::uint32_t i = 0, next = 0; i < coded; ++i) {
      const std::uint32_t value = next + rice(k);
      named.at(value) = sparse;
      next = value + 1;
    }
    std::vector<std::uint32_t> values;
    for (std::uint32_t i = 0; i < last; ++i) {
      if (named[i]) values.push_back(i);
    }
    values.push_back(last);
    return values;
  }

 private:
  std::vector<bool> bits_;
  std::size_t at_ = 0;
};

TEST(Bits, AreAStringThatAScriptCanHold) {
  BitWriter bits;
  for (std::uint32_t value = 0; value < 128; ++value) bits.write(value, 7);
  const std::string payload = bits.text();
  EXPECT_EQ(payload.find_first_of(std::string("\0\n\r\"\\", 5)), std::string::npos);
  EXPECT_FALSE(text::first_invalid_utf8(payload).has_value());
  BitReader reader(payload);
  for (std::uint32_t value = 0; value < 128; ++value) EXPECT_EQ(reader.read(7), value);
}

TEST(Bits, CountsAndRiceCodesComeBack) {
  BitWriter bits;
  bits.write_count(0);
  bits.write_rice(1000, 2);
  bits.write(0xFFFFFFFF, 32);
  bits.write_rice(5, 0);
  BitReader reader(bits.text());
  EXPECT_EQ(reader.read(1), 1U);  // a count of 0 is one bit
  EXPECT_EQ(reader.rice(2), 1000U);
  EXPECT_EQ(reader.read(32), 0xFFFFFFFFU);
  EXPECT_EQ(reader.rice(0), 5U);
}

TEST(Bits, CopiedFromAnyPlaceAreTheSame) {
  BitWriter pool;
  for (std::uint32_t value = 0; value < 40; ++value) pool.write(value, 6);
  pool.end();
  for (std::uint32_t first = 0; first < 30; ++first) {
    BitWriter bits;
    bits.write(1, 1 + first % 3);
    bits.copy(pool, std::size_t{6} * first, 60);
    EXPECT_EQ(bits.size(), 61 + first % 3);
    BitReader reader(bits.text());
    EXPECT_EQ(reader.read(1 + first % 3), 1U);
    for (std::uint32_t value = first; value < first + 10; ++value) EXPECT_EQ(reader.read(6), value);
  }
}

TEST(Lists, ComeBackAtAnyDensity) {
  std::mt19937 random(5);
  for (const unsigned percent : {1U, 10U, 40U, 60U, 95U, 100U}) {
    std::vector<std::uint32_t> values;
    for (std::uint32_t i = 0; i < 2000; ++i) {
      if (random() % 100 < percent) values.push_back(i);
    }
    BitWriter bits;
    write_list(values, 11, bits);
    EXPECT_EQ(BitReader(bits.text()).list(static_cast<std::uint32_t>(values.size()), 11), values) << percent;
  }
}

TEST(Lists, OfAllDocumentsTakesNoRoom) {
  std::vector<std::uint32_t> values(10'000);
  std::iota(values.begin(), values.end(), 0U);
  BitWriter bits;
  write_list(values, 14, bits);
  EXPECT_EQ(bits.text().size(), 2U);
}

}  // namespace
}  // namespace gazette::search
