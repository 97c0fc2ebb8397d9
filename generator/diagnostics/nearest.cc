#include "diagnostics/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "text/utf8.h"

namespace gazette::diagnostics {

namespace {

// Names longer than this are not compared: no author mistypes them into each other.
constexpr std::size_t longest_name = 200;

void read_letters(std::string_view text, std::u32string& letters) {
  letters.clear();
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    letters += c.value >= 'A' && c.value <= 'Z' ? c.value - 'A' + 'a' : c.value;
    i += c.length;
  }
}

// Damerau–Levenshtein, row by row. One for many words, which all use its rows.
class EditDistance {
 public:
  // The distance, or `most` + 1 where it is more than that.
  std::size_t within(std::size_t most, const std::u32string& a, const std::u32string& b);

 private:
  std::vector<std::size_t> before_, previous_, current_;
};

std::size_t EditDistance::within(std::size_t most, const std::u32string& a, const std::u32string& b) {
  before_.resize(b.size() + 1);
  previous_.resize(b.size() + 1);
  current_.resize(b.size() + 1);
  std::iota(previous_.begin(), previous_.end(), std::size_t{0});
  std::size_t least_before = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t least = current_[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = previous_[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current_[j] = std::min({previous_[j] + 1, current_[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current_[j] = std::min(current_[j], before_[j - 2] + 1);
      }
      least = std::min(least, current_[j]);
    }
    if (least > most && least_before > most) return most + 1;
    least_before = least;
    before_.swap(previous_);
    previous_.swap(current_);
  }
  return std::min(previous_[b.size()], most + 1);
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > longest_name) return std::nullopt;
  std::u32string letters, other;
  read_letters(word, letters);
  EditDistance distances;
  std::optional<std::string_view> best;
  std::size_t best_distance = SIZE_MAX;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > longest_name) continue;
    read_letters(candidate, other);
    const std::size_t longer = std::max(letters.size(), other.size());
    const std::size_t shorter = std::min(letters.size(), other.size());
    // Nearer than the best so far; and one letter of one is no likeness at all.
    const std::size_t allowed =
        std::min({std::max<std::size_t>(1, longer / 3), best_distance - 1, longer - 1});
    if (longer == 0 || longer - shorter > allowed) continue;
    const std::size_t distance = distances.within(allowed, letters, other);
    if (distance > allowed) continue;
    best = candidate;
    best_distance = distance;
    if (distance == 0) break;
  }
  return best;
}

Wording did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::optional<std::string_view> near = nearest(word, candidates);
  return near ? words("是不是“{}”？", "did you mean '{}'?", *near) : Wording{};
}

}  // namespace gazette::diagnostics
