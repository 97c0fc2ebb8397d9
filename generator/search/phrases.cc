#include "search/phrases.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "search/bits.h"
#include "search/lists.h"
#include "search/pairing.h"
#include "text/utf8.h"

namespace gazette::search {

namespace {

constexpr std::uint32_t no_number = UINT32_MAX;
constexpr std::uint32_t missing = UINT32_MAX;
constexpr unsigned code_point_bits = 21;
constexpr unsigned most_width = 12;
constexpr std::uint32_t most_character = 0xFFFF;  // frequent_pairs() takes none beyond
constexpr std::uint32_t escape = 0;               // the number of "a character that has no code"

// The last one is the escape.
bool is_pair(const std::vector<Pairing>& made, std::size_t i) {
  return made[i].character == 0 && i + 1 < made.size();
}

// A child in the table: its parent and character above child_bits, its own number below.
constexpr unsigned child_bits = 24;
constexpr unsigned character_bits = 16;
std::uint64_t key_of(std::uint32_t node, char32_t c) {
  return std::uint64_t{node} << character_bits | c;
}
std::size_t slot_of(std::uint64_t key, std::size_t size) {
  return (key * 0x9E3779B97F4A7C15U >> 32U) & (size - 1);
}

// The widths of the classes that make the sum of all codes' bits least, by dynamic programming over the
// first rank of a class.
template <std::size_t classes>
std::array<std::uint8_t, classes> best_widths(const std::vector<std::uint32_t>& uses) {
  const std::size_t count = uses.size();
  std::vector<std::uint64_t> sum(count + 1, 0);
  for (std::size_t i = 0; i < count; ++i) sum[i + 1] = sum[i] + uses[i];
  constexpr std::uint64_t never = UINT64_MAX;
  std::array<std::vector<std::uint64_t>, classes + 1> best;
  std::array<std::vector<std::uint8_t>, classes> chosen;
  best[classes].assign(count + 1, never);
  best[classes][count] = 0;
  for (std::size_t c = classes; c-- > 0;) {
    best[c].assign(count + 1, never);
    chosen[c].assign(count + 1, 0);
    for (std::size_t begin = 0; begin <= count; ++begin) {
      for (unsigned width = 0; width <= most_width; ++width) {
        const std::size_t end = std::min(count, begin + (std::size_t{1} << width));
        if (best[c + 1][end] == never) continue;
        const std::uint64_t cost = best[c + 1][end] + (sum[end] - sum[begin]) * (width + 3);
        if (cost < best[c][begin]) {
          best[c][begin] = cost;
          chosen[c][begin] = static_cast<std::uint8_t>(width);
        }
      }
    }
  }
  std::array<std::uint8_t, classes> widths{};
  std::size_t begin = 0;
  for (std::size_t c = 0; c < classes; ++c) {
    widths[c] = chosen[c][begin];
    begin = std::min(count, begin + (std::size_t{1} << widths[c]));
  }
  return widths;
}

}  // namespace

std::uint32_t Phrases::child(std::uint32_t node, char32_t c) const {
  if (c > most_character) return missing;
  if (node == 0) return roots_[c];
  const std::uint64_t key = key_of(node, c);
  for (std::size_t at = slot_of(key, children_.size());; at = (at + 1) & (children_.size() - 1)) {
    if (children_[at] >> child_bits == key)
      return static_cast<std::uint32_t>(children_[at] & ((1U << child_bits) - 1));
    if (children_[at] == 0) return missing;
  }
}

void Phrases::add_phrase(const std::u32string& phrase, std::uint32_t number) {
  std::uint32_t node = 0;
  for (const char32_t c : phrase) {
    std::uint32_t next = child(node, c);
    if (next == missing) {
      next = static_cast<std::uint32_t>(number_at_.size());
      number_at_.push_back(no_number);
      if (node == 0) {
        roots_[c] = next;
      } else {
        const std::uint64_t key = key_of(node, c);
        std::size_t at = slot_of(key, children_.size());
        while (children_[at] != 0) at = (at + 1) & (children_.size() - 1);
        children_[at] = key << child_bits | next;
      }
    }
    node = next;
  }
  number_at_[node] = number;
}

void Phrases::grow_tree(const std::vector<std::u32string>& phrases) {
  std::size_t characters = 0;
  for (const std::u32string& phrase : phrases) characters += phrase.size();
  assert(characters < std::size_t{1} << child_bits && "nodes have numbers of 24 bits");
  children_.assign(std::bit_ceil(characters * 3 / 2 + 16), 0);
  roots_.assign(std::size_t{most_character} + 1, missing);
  number_at_.assign(1, no_number);
  for (std::uint32_t number = 0; number < phrases.size(); ++number) {
    if (!phrases[number].empty()) add_phrase(phrases[number], number);
  }
}

// Calls each(number, 0), or each(escape, the character) where no phrase begins.
template <typename Each>
void Phrases::read(std::string_view text, Each each) const {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint first = text::code_point_at(text, at);
    std::uint32_t number = no_number;
    std::size_t end = at + first.length;
    std::uint32_t node = child(0, first.value);
    for (std::size_t next = end; node != missing;) {
      if (number_at_[node] != no_number) {
        number = number_at_[node];
        end = next;
      }
      if (next >= text.size()) break;
      const text::CodePoint point = text::code_point_at(text, next);
      node = child(node, point.value);
      next += point.length;
    }
    if (number == no_number) {
      each(escape, first.value);
    } else {
      each(number, U'\0');
    }
    at = end;
  }
}

void Phrases::number_codes(const std::vector<std::uint32_t>& uses) {
  std::vector<std::uint32_t> order(uses.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t number) { return uses[number]; });
  std::vector<std::uint32_t> descending;
  descending.reserve(order.size());
  for (const std::uint32_t number : order) descending.push_back(uses[number]);
  widths_ = best_widths<classes>(descending);
  std::vector<std::uint32_t> class_of(uses.size());
  for (std::uint32_t c = 0, rank = 0; c < classes; ++c) {
    for (std::uint32_t i = 0; i < (1U << widths_[c]) && rank < order.size(); ++i) class_of[order[rank++]] = c;
  }
  std::array<std::uint32_t, classes> used{};
  for (const std::uint32_t c : class_of) {
    codes_.push_back({static_cast<std::uint16_t>((c << widths_[c]) | used[c]++),
                      static_cast<std::uint8_t>(class_bits + widths_[c]), static_cast<std::uint8_t>(c)});
  }
}

std::string Phrases::table() const {
  BitWriter bits;
  for (const std::uint8_t width : widths_) bits.write(width, 4);
  bits.write_count(static_cast<std::uint32_t>(levels_.size()));
  std::uint32_t before = 0;
  for (const std::uint32_t count : levels_) {
    bits.write_count(count);
    const unsigned k = rice_parameter(before == 0 ? most_character : before, count);
    const auto width = static_cast<unsigned>(std::bit_width(before));
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const Entry& entry = entries_[before + i];
      bits.write_rice(entry.first - last, k);
      last = entry.first;
      if (before > 0) bits.write(entry.second, width);
    }
    before += count;
  }
  for (const Code& code : codes_) bits.write_rice(static_cast<std::uint32_t>(classes) - 1 - code.number, 0);
  return bits.text();
}

std::string Phrases::write(std::string_view text) const {
  std::vector<std::pair<std::uint32_t, char32_t>> read_codes;
  read_codes.reserve(text.size() / 6);
  read(text, [&](std::uint32_t number, char32_t c) { read_codes.emplace_back(number, c); });
  BitWriter bits;
  bits.write_count(static_cast<std::uint32_t>(read_codes.size()));
  for (const auto& [number, c] : read_codes) {
    bits.write(codes_[number].bits, codes_[number].width);
    if (number == escape) bits.write(c, code_point_bits);
  }
  return bits.text();
}

namespace {

// The order in which the table has its entries: characters by code point, the escape before them, then
// pairs by levels, so that both halves of a pair are in levels before its own, and in a level by their
// halves. Gives for each pairing its number.
std::vector<std::uint32_t> number_by_levels(const std::vector<Pairing>& made,
                                            std::vector<std::uint32_t>& levels) {
  std::vector<std::uint32_t> level(made.size(), 0);
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (is_pair(made, i)) level[i] = 1 + std::max(level[made[i].first], level[made[i].second]);
  }
  std::vector<std::uint32_t> number(made.size(), 0);
  std::uint32_t next = 0;
  for (std::uint32_t at = 0; next < made.size(); ++at) {
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < made.size(); ++i) {
      if (level[i] == at) members.push_back(i);
    }
    std::ranges::sort(members, {}, [&](std::uint32_t i) {
      return at == 0 ? std::pair{static_cast<std::uint32_t>(made[i].character), 0U}
                     : std::pair{number[made[i].first], number[made[i].second]};
    });
    for (const std::uint32_t i : members) number[i] = next++;
    levels.push_back(static_cast<std::uint32_t>(members.size()));
  }
  return number;
}

}  // namespace

Phrases learn_phrases(std::span<const std::string> texts) {
  std::vector<Pairing> made = frequent_pairs(texts);
  made.push_back({});  // the escape

  Phrases result;
  const std::vector<std::uint32_t> number = number_by_levels(made, result.levels_);
  std::vector<std::u32string> phrases(made.size());
  result.entries_.resize(made.size());
  for (std::size_t i = 0; i < made.size(); ++i) {
    const Pairing& one = made[i];
    if (is_pair(made, i)) {
      phrases[number[i]] = phrases[number[one.first]] + phrases[number[one.second]];
      result.entries_[number[i]] = {number[one.first], number[one.second]};
    } else if (one.character != 0) {
      phrases[number[i]] = std::u32string(1, one.character);
      result.entries_[number[i]] = {static_cast<std::uint32_t>(one.character), 0};
    }
  }
  result.grow_tree(phrases);
  // How often a greedy reader meets each.
  std::vector<std::uint32_t> uses(made.size(), 0);
  for (const std::string& text : texts)
    result.read(text, [&](std::uint32_t found, char32_t) { ++uses[found]; });
  result.number_codes(uses);
  return result;
}

}  // namespace gazette::search
