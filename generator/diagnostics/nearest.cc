#include "diagnostics/nearest.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace gazette::diagnostics {

namespace {

// Names longer than this are not compared: no author mistypes them into each other.
constexpr std::size_t longest_name = 200;

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    letters += c.value >= 'A' && c.value <= 'Z' ? c.value - 'A' + 'a' : c.value;
    i += c.length;
  }
  return letters;
}

std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    before.swap(previous);
    previous.swap(current);
  }
  return previous[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > longest_name) return std::nullopt;
  const std::u32string letters = letters_of(word);
  std::optional<std::string_view> best;
  std::size_t best_distance = SIZE_MAX;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > longest_name) continue;
    const std::u32string other = letters_of(candidate);
    const std::size_t allowed = std::max<std::size_t>(1, std::max(letters.size(), other.size()) / 3);
    const std::size_t shorter = std::min(letters.size(), other.size());
    if (std::max(letters.size(), other.size()) - shorter > allowed) continue;
    const std::size_t distance = edit_distance(letters, other);
    // One letter of one is no likeness at all.
    if (distance <= allowed && distance < best_distance &&
        distance < std::max(letters.size(), other.size())) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

Wording did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::optional<std::string_view> near = nearest(word, candidates);
  return near ? words("是不是“{}”？", "did you mean '{}'?", *near) : Wording{};
}

}  // namespace gazette::diagnostics
