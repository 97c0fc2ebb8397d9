#include "search/pairing.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "text/utf8.h"

namespace gazette::search {

namespace {

constexpr std::uint32_t least_character = 6;  // times that a character must occur to have a code
constexpr std::uint32_t least_pair = 6;
constexpr std::size_t most_characters = 1000;
constexpr std::uint32_t none = UINT32_MAX;

class Repair {
 public:
  explicit Repair(std::span<const std::string> texts) {
    for (const std::string& text : texts) {
      for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::code_point_at(text, at);
        characters_.push_back(point.value);
        at += point.length;
      }
      characters_.push_back('\n');
    }
  }

  std::vector<Pairing> pairings() && {
    choose_characters();
    link();
    while (made_.size() + 1 < most_phrases && replace_best()) {
    }
    return std::move(made_);
  }

 private:
  struct Pair {
    std::uint32_t first;
    std::uint32_t second;
    std::uint32_t count = 0;
    std::vector<std::uint32_t> where;
  };
  // The most frequent first, among equals the one that was made first.
  struct Candidate {
    std::uint32_t count;
    std::uint32_t pair;
    bool operator<(const Candidate& other) const {
      return std::tie(count, other.pair) < std::tie(other.count, pair);
    }
  };

  void choose_characters() {
    std::map<char32_t, std::uint32_t> counts;
    for (const char32_t c : characters_) ++counts[c];
    std::vector<std::pair<std::uint32_t, char32_t>> frequent;
    for (const auto& [c, count] : counts) {
      if (count >= least_character && c < 0x10000 && c != 0) frequent.emplace_back(count, c);
    }
    std::ranges::stable_sort(frequent, std::greater{}, [](const auto& entry) { return entry.first; });
    if (frequent.size() > most_characters) frequent.resize(most_characters);
    std::unordered_map<char32_t, std::uint32_t> symbol_of;
    for (const auto& [count, c] : frequent) {
      symbol_of.emplace(c, static_cast<std::uint32_t>(made_.size()));
      made_.push_back({.character = c});
    }
    symbols_.reserve(characters_.size());
    for (const char32_t c : characters_) {
      const auto found = symbol_of.find(c);
      symbols_.push_back(found == symbol_of.end() || c == '\n' ? none : found->second);
    }
  }

  void link() {
    const auto size = static_cast<std::uint32_t>(symbols_.size());
    before_.resize(size);
    after_.resize(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      before_[i] = i == 0 ? none : i - 1;
      after_[i] = i + 1 == size ? none : i + 1;
    }
    for (std::uint32_t i = 0; i + 1 < size; ++i) count_up(i);
  }

  // The pair that begins at a place, or none.
  std::uint32_t* pair_at(std::uint32_t at, bool make) {
    if (at == none || after_[at] == none) return nullptr;
    const std::uint32_t first = symbols_[at];
    const std::uint32_t second = symbols_[after_[at]];
    if (first == none || second == none) return nullptr;
    const std::uint64_t key = std::uint64_t{first} << 32U | second;
    if (!make) {
      const auto found = number_of_.find(key);
      return found == number_of_.end() ? nullptr : &found->second;
    }
    const auto [found, added] = number_of_.try_emplace(key, static_cast<std::uint32_t>(pairs_.size()));
    if (added) pairs_.push_back({first, second, 0, {}});
    return &found->second;
  }

  void count_up(std::uint32_t at) {
    const std::uint32_t* const number = pair_at(at, true);
    if (number == nullptr) return;
    Pair& pair = pairs_[*number];
    ++pair.count;
    pair.where.push_back(at);
    touched_.push_back(*number);
  }
  void count_down(std::uint32_t at) {
    const std::uint32_t* const number = pair_at(at, false);
    if (number != nullptr && pairs_[*number].count > 0) --pairs_[*number].count;
  }

  bool replace_best() {
    std::ranges::sort(touched_);
    const auto repeated = std::ranges::unique(touched_);
    touched_.erase(repeated.begin(), repeated.end());
    for (const std::uint32_t number : touched_) {
      if (pairs_[number].count >= least_pair) waiting_.push({pairs_[number].count, number});
    }
    touched_.clear();
    while (!waiting_.empty()) {
      const Candidate best = waiting_.top();
      waiting_.pop();
      const std::uint32_t count = pairs_[best.pair].count;
      if (count < least_pair) continue;
      if (count < best.count) {
        waiting_.push({count, best.pair});
      } else if (count == best.count) {
        replace(best.pair);
        return true;
      }
    }
    return false;
  }

  void replace(std::uint32_t number) {
    const std::uint32_t first = pairs_[number].first;
    const std::uint32_t second = pairs_[number].second;
    const auto made = static_cast<std::uint32_t>(made_.size());
    made_.push_back({0, first, second});
    const std::vector<std::uint32_t> where = std::move(pairs_[number].where);
    pairs_[number].count = 0;
    for (const std::uint32_t at : where) {
      const std::uint32_t next = after_[at];
      if (symbols_[at] != first || next == none || symbols_[next] != second) continue;
      count_down(before_[at]);
      count_down(next);
      symbols_[at] = made;
      symbols_[next] = none;
      after_[at] = after_[next];
      if (after_[at] != none) before_[after_[at]] = at;
      if (before_[at] != none) count_up(before_[at]);
      count_up(at);
    }
    pairs_[number].count = 0;
  }

  std::vector<char32_t> characters_;
  std::vector<std::uint32_t> symbols_;  // none: no character with a code, or gone into the one before
  std::vector<std::uint32_t> before_;
  std::vector<std::uint32_t> after_;
  std::unordered_map<std::uint64_t, std::uint32_t> number_of_;  // pairs by their symbols
  std::vector<Pair> pairs_;
  std::priority_queue<Candidate> waiting_;
  std::vector<std::uint32_t> touched_;
  std::vector<Pairing> made_;
};

}  // namespace

std::vector<Pairing> frequent_pairs(std::span<const std::string> texts) {
  return Repair(texts).pairings();
}

}  // namespace gazette::search
