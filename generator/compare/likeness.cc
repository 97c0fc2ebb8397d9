#include "compare/likeness.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstdint>

#include "text/utf8.h"

namespace gazette::compare {

namespace {

// The sign that a character counts as: letters themselves, capitals as small ones, any figure as '0', all
// else as none.
char32_t sign_of(char32_t c) {
  if (text::is_usual_ideograph(c)) return c;
  if (c >= '0' && c <= '9') return '0';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if ((c >= 'a' && c <= 'z') || text::is_cjk_letter(c)) return c;
  return 0;
}

// Numbers pairs from 0 in the order of their first occurrence; open addressing.
class PairNumbers {
 public:
  explicit PairNumbers(std::size_t most_pairs)
      : slots_(std::bit_ceil(std::max<std::size_t>(most_pairs * 2, 16))), mask_(slots_.size() - 1) {
    assert(most_pairs < std::size_t{1} << number_bits);
  }

  std::uint32_t number_of(char32_t first, char32_t second) {
    const std::uint64_t pair = static_cast<std::uint64_t>(first) << sign_bits | second;
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;  // Fibonacci hashing: Knuth, TAOCP 3, 6.4
    std::size_t at = (pair * golden >> 32U) & mask_;
    while (slots_[at] != 0 && slots_[at] >> number_bits != pair) at = (at + 1) & mask_;
    if (slots_[at] == 0) slots_[at] = pair << number_bits | count_++;
    return static_cast<std::uint32_t>(slots_[at] & ((std::uint64_t{1} << number_bits) - 1));
  }

 private:
  // A slot is a pair of signs and its number in one word, since the table is larger than the nearest caches.
  static constexpr unsigned sign_bits = 21;  // of a code point
  static constexpr unsigned number_bits = 64 - 2 * sign_bits;

  std::vector<std::uint64_t> slots_;  // 0: free, since no sign is 0
  std::size_t mask_;
  std::uint32_t count_ = 0;
};

struct WeighedPair {
  std::uint32_t pair = 0;
  double weight = 0;  // first how often, then what it counts
};

struct WeighedText {
  std::vector<WeighedPair> pairs;
  double length = 0;
};

// All texts of one comparison: their pairs have common numbers.
class WeighedTexts {
 public:
  WeighedTexts(std::span<const std::string_view> ones, std::span<const std::string_view> others,
               std::size_t most)
      : most_(most), numbers_(room_for(ones) + room_for(others)) {
    for (const std::string_view text : ones) count(text);
    for (const std::string_view text : others) count(text);
    weigh();
  }

  const WeighedText& operator[](std::size_t i) const { return texts_[i]; }
  std::size_t pairs() const { return entries_.size(); }

 private:
  std::size_t room_for(std::span<const std::string_view> texts) const {
    std::size_t room = 0;
    for (const std::string_view text : texts) room += std::min(most_, text.size());
    return room;
  }

  void count(std::string_view text) {
    texts_.emplace_back().pairs.reserve(std::min(most_, text.size() / 3));
    char32_t last = 0;
    for (std::size_t i = 0, letters = 0; i < text.size() && letters < most_;) {
      const text::CodePoint c = text::code_point_at(text, i);
      i += c.length;
      const char32_t sign = sign_of(c.value);
      if (sign == '0' && last == '0') continue;
      if (sign != 0) ++letters;
      if (sign != 0 && last != 0) add(numbers_.number_of(last, sign));
      last = sign;
    }
  }

  void add(std::uint32_t pair) {
    if (pair == entries_.size()) entries_.emplace_back();
    Entry& entry = entries_[pair];
    std::vector<WeighedPair>& pairs = texts_.back().pairs;
    const auto text = static_cast<std::uint32_t>(texts_.size());
    if (entry.last_text != text) {
      entry = {text, static_cast<std::uint32_t>(pairs.size()), entry.texts + 1};
      pairs.push_back({pair, 0});
    }
    pairs[entry.position].weight += 1;
  }

  void weigh() {
    for (WeighedText& text : texts_) {
      double squares = 0;
      for (WeighedPair& pair : text.pairs) {
        const std::uint32_t texts = entries_[pair.pair].texts;
        pair.weight = texts > 1 ? std::sqrt(pair.weight) / texts : 0;
        squares += pair.weight * pair.weight;
      }
      text.length = std::sqrt(squares);
    }
  }

  // Of a pair: the last text that has it, from 1, where that one keeps it, and how many texts have it.
  struct Entry {
    std::uint32_t last_text = 0;
    std::uint32_t position = 0;
    std::uint32_t texts = 0;
  };

  std::size_t most_;
  PairNumbers numbers_;
  std::vector<WeighedText> texts_;
  std::vector<Entry> entries_;  // by pair
};

}  // namespace

std::vector<std::vector<double>> likeness_of(std::span<const std::string_view> ones,
                                             std::span<const std::string_view> others, std::size_t most) {
  const WeighedTexts texts(ones, others, most);
  std::vector<std::vector<double>> table(ones.size(), std::vector<double>(others.size(), 0));
  std::vector<double> weights(texts.pairs(), 0);  // of one text, by pair
  for (std::size_t i = 0; i < ones.size(); ++i) {
    for (const WeighedPair& pair : texts[i].pairs) weights[pair.pair] = pair.weight;
    for (std::size_t j = 0; j < others.size(); ++j) {
      const WeighedText& other = texts[ones.size() + j];
      if (texts[i].length == 0 || other.length == 0) continue;
      double product = 0;
      for (const WeighedPair& pair : other.pairs) product += pair.weight * weights[pair.pair];
      table[i][j] = product / (texts[i].length * other.length);
    }
    for (const WeighedPair& pair : texts[i].pairs) weights[pair.pair] = 0;
  }
  return table;
}

}  // namespace gazette::compare
