#include "compare/pair_sections.h"

#include <algorithm>
#include <cmath>

#include "compare/assignment.h"
#include "compare/likeness.h"
#include "compare/section_role.h"

namespace gazette::compare {

namespace {

// The beginning of a section tells what it is about.
constexpr std::size_t letters_of_text = 600;
constexpr std::size_t letters_of_title = 60;
constexpr double share_of_title = 0.5;
constexpr double worth_of_place = 0.1;
constexpr double worth_of_role = 0.5;
constexpr double least_likeness = 0.15;

template <typename Text>
std::vector<std::string_view> all(const Outline& outline, Text Section::* part) {
  std::vector<std::string_view> texts;
  texts.reserve(outline.sections.size());
  for (const Section& section : outline.sections) texts.push_back(section.*part);
  return texts;
}

// What it is worth to pair each section of one outline with each of the other.
class Comparison {
 public:
  Comparison(const Outline& earlier, const Outline& later)
      : earlier_(earlier),
        later_(later),
        titles_(likeness_of(all(earlier, &Section::title), all(later, &Section::title), letters_of_title)),
        texts_(likeness_of(all(earlier, &Section::text), all(later, &Section::text), letters_of_text)) {}

  std::vector<std::vector<double>> worth() const {
    std::vector<std::vector<double>> table(earlier_.sections.size(),
                                           std::vector<double>(later_.sections.size(), 0));
    for (std::size_t i = 0; i < earlier_.sections.size(); ++i) {
      for (std::size_t j = 0; j < later_.sections.size(); ++j) table[i][j] = worth_of(i, j);
    }
    return table;
  }

 private:
  double worth_of(std::size_t i, std::size_t j) const {
    const bool opening = !earlier_.sections[i].heading;
    if (opening || !later_.sections[j].heading) return opening == !later_.sections[j].heading ? 2 : 0;
    const SectionRoles one = roles_of(earlier_.sections[i].title);
    const SectionRoles two = roles_of(later_.sections[j].title);
    if (!may_answer(one, two)) return 0;
    const double likeness = share_of_title * titles_[i][j] + (1 - share_of_title) * texts_[i][j] +
                            (one.any() ? worth_of_role : 0);
    if (likeness < least_likeness) return 0;
    return likeness + worth_of_place * (1 - std::abs(place(earlier_, i) - place(later_, j)));
  }

  // From 0 at the beginning to 1 at the end.
  static double place(const Outline& outline, std::size_t i) {
    const std::size_t last = outline.sections.size() - 1;
    return last == 0 ? 0 : static_cast<double>(i) / static_cast<double>(last);
  }

  const Outline& earlier_;
  const Outline& later_;
  std::vector<std::vector<double>> titles_;
  std::vector<std::vector<double>> texts_;
};

}  // namespace

std::vector<SectionPair> pair_sections(const Outline& earlier, const Outline& later) {
  const std::vector<std::optional<std::size_t>> counterpart =
      best_assignment(Comparison(earlier, later).worth());
  std::vector<SectionPair> pairs;
  for (std::size_t j = 0; j < later.sections.size(); ++j) {
    const auto found = std::ranges::find(counterpart, std::optional(j));
    const bool has = found != counterpart.end();
    pairs.push_back(
        {has ? std::optional(static_cast<std::size_t>(found - counterpart.begin())) : std::nullopt, j});
  }
  for (std::size_t i = 0; i < counterpart.size(); ++i) {
    if (counterpart[i]) continue;
    const auto before =
        i == 0 ? pairs.end() : std::ranges::find(pairs, std::optional(i - 1), &SectionPair::earlier);
    pairs.insert(before == pairs.end() ? pairs.begin() : before + 1, {i, std::nullopt});
  }
  return pairs;
}

}  // namespace gazette::compare
