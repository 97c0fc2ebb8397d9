#include "search/phrases.h"

#include <algorithm>
#include <numeric>

#include "search/bits.h"
#include "search/pairing.h"
#include "text/utf8.h"

namespace gazette::search {

namespace {

constexpr std::uint32_t no_rank = UINT32_MAX;
constexpr std::uint32_t missing = UINT32_MAX;
constexpr unsigned code_point_bits = 21;
constexpr unsigned most_width = 12;

std::uint64_t key_of(std::uint32_t node, char32_t c) {
  return (std::uint64_t{node} << code_point_bits | c) + 1;
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
  if (node == 0 && c < roots_.size()) return roots_[c];
  const std::uint64_t key = key_of(node, c);
  for (std::size_t at = slot_of(key, children_.size());; at = (at + 1) & (children_.size() - 1)) {
    if (children_[at].key == key) return children_[at].node;
    if (children_[at].key == 0) return missing;
  }
}

void Phrases::add_phrase(const std::u32string& phrase, std::uint32_t rank) {
  std::uint32_t node = 0;
  for (const char32_t c : phrase) {
    std::uint32_t next = child(node, c);
    if (next == missing) {
      next = static_cast<std::uint32_t>(rank_at_.size());
      rank_at_.push_back(no_rank);
      if (node == 0 && c < roots_.size()) roots_[c] = next;
      const std::uint64_t key = key_of(node, c);
      std::size_t at = slot_of(key, children_.size());
      while (children_[at].key != 0) at = (at + 1) & (children_.size() - 1);
      children_[at] = {key, next};
    }
    node = next;
  }
  rank_at_[node] = rank;
}

void Phrases::grow_tree(const std::vector<std::u32string>& phrases) {
  std::size_t characters = 0;
  for (const std::u32string& phrase : phrases) characters += phrase.size();
  children_.assign(std::bit_ceil(4 * characters + 16), {});
  roots_.assign(0x10000, missing);
  rank_at_.assign(1, no_rank);
  for (std::uint32_t rank = 0; rank < phrases.size(); ++rank) {
    if (!phrases[rank].empty()) add_phrase(phrases[rank], rank);
  }
}

// Calls each(rank, 0), or each(escape, the character) where no phrase begins.
template <typename Each>
void Phrases::read(std::string_view text, Each each) const {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint first = text::code_point_at(text, at);
    std::uint32_t rank = no_rank;
    std::size_t end = at + first.length;
    std::uint32_t node = child(0, first.value);
    for (std::size_t next = end; node != missing;) {
      if (rank_at_[node] != no_rank) {
        rank = rank_at_[node];
        end = next;
      }
      if (next >= text.size()) break;
      const text::CodePoint point = text::code_point_at(text, next);
      node = child(node, point.value);
      next += point.length;
    }
    if (rank == no_rank) {
      each(escape_, first.value);
    } else {
      each(rank, U'\0');
    }
    at = end;
  }
}

void Phrases::number_codes(const std::vector<std::uint32_t>& uses) {
  widths_ = best_widths<classes>(uses);
  codes_.clear();
  for (std::uint32_t c = 0; c < classes; ++c) {
    for (std::uint32_t i = 0; i < (1U << widths_[c]) && codes_.size() < uses.size(); ++i) {
      codes_.push_back({static_cast<std::uint16_t>((c << widths_[c]) | i),
                        static_cast<std::uint8_t>(class_bits + widths_[c])});
    }
  }
}

std::string Phrases::table() const {
  BitWriter bits;
  for (const std::uint8_t width : widths_) bits.write(width, 4);
  bits.write_count(static_cast<std::uint32_t>(entries_.size()));
  bits.write_count(escape_);
  const auto rank_bits = static_cast<unsigned>(std::bit_width(entries_.size()));
  for (const Entry& entry : entries_) {
    bits.write(entry.is_pair ? 1 : 0, 1);
    if (entry.is_pair) {
      bits.write(entry.first, rank_bits);
      bits.write(entry.second, rank_bits);
    } else {
      bits.write(entry.first, 16);  // learn_phrases() takes no character beyond
    }
  }
  return bits.take();
}

std::string Phrases::write(std::string_view text) const {
  std::vector<std::pair<std::uint32_t, char32_t>> read_codes;
  read_codes.reserve(text.size() / 6);
  read(text, [&](std::uint32_t rank, char32_t c) { read_codes.emplace_back(rank, c); });
  BitWriter bits;
  bits.write_count(static_cast<std::uint32_t>(read_codes.size()));
  for (const auto& [rank, c] : read_codes) {
    bits.write(codes_[rank].bits, codes_[rank].width);
    if (rank == escape_) bits.write(c, code_point_bits);
  }
  return bits.take();
}

Phrases learn_phrases(std::span<const std::string> texts) {
  std::vector<Pairing> made = frequent_pairs(texts);
  made.push_back({.character = 0});  // the escape
  const auto escape = static_cast<std::uint32_t>(made.size() - 1);

  // What each stands for, and how often a greedy reader meets it.
  std::vector<std::u32string> phrases(made.size());
  for (std::size_t i = 0; i < escape; ++i) {
    const Pairing& one = made[i];
    phrases[i] =
        one.character != 0 ? std::u32string(1, one.character) : phrases[one.first] + phrases[one.second];
  }
  Phrases result;
  result.escape_ = escape;
  result.grow_tree(phrases);
  std::vector<std::uint32_t> uses(made.size(), 0);
  for (const std::string& text : texts)
    result.read(text, [&](std::uint32_t rank, char32_t) { ++uses[rank]; });

  // Ranks by frequency.
  std::vector<std::uint32_t> order(made.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t i) { return uses[i]; });
  std::vector<std::uint32_t> rank(made.size());
  for (std::uint32_t r = 0; r < order.size(); ++r) rank[order[r]] = r;
  std::vector<std::u32string> ranked_phrases;
  std::vector<std::uint32_t> ranked_uses;
  for (const std::uint32_t i : order) {
    const Pairing& one = made[i];
    const bool pair = one.character == 0 && i != escape;
    result.entries_.push_back({pair ? rank[one.first] : static_cast<std::uint32_t>(one.character),
                               pair ? rank[one.second] : 0, pair});
    ranked_phrases.push_back(std::move(phrases[i]));
    ranked_uses.push_back(uses[i]);
  }
  result.escape_ = rank[escape];
  result.grow_tree(ranked_phrases);
  result.number_codes(ranked_uses);
  return result;
}

}  // namespace gazette::search
