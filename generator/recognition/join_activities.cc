// Which declared and found activities are one deed.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "model/civil_date.h"
#include "recognition/recognize.h"

namespace gazette::recognition {

namespace {

using model::DatePart;
using model::PartialDate;
using model::Precision;

// How much of the shorter wording's pairs of characters the longer one must have.
constexpr double enough_on_the_day = 0.35;
constexpr double enough_near_it = 0.6;

using Pairs = std::vector<std::uint64_t>;

// The pairs of neighbouring characters, sorted, each once; marks and blanks left out.
Pairs pairs_of(std::string_view words) {
  Pairs pairs;
  char32_t previous = 0;
  for (const Character& c : read_characters(words)) {
    if (c.is(trait::skipped | trait::bracket)) continue;
    if (previous != 0) pairs.push_back(std::uint64_t{previous} << 32U | c.value);
    previous = c.value;
  }
  std::ranges::sort(pairs);
  const auto repeated = std::ranges::unique(pairs);
  pairs.erase(repeated.begin(), repeated.end());
  return pairs;
}

double likeness(const Pairs& a, const Pairs& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter == 0) return 0;
  Pairs common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(shorter);
}

// The first and last day that a part can mean, as year, month * 100 + day.
using Day = std::pair<int, int>;

Day first_day(const DatePart& part) {
  switch (part.precision) {
    case Precision::Day:
      return {part.year, part.month * 100 + part.day};
    case Precision::Month:
    case Precision::MaskedDay:
      return {part.year, part.month * 100 + 1};
    case Precision::Quarter:
      return {part.year, (part.section * 3 - 2) * 100 + 1};
    case Precision::Half:
      return {part.year, (part.section * 6 - 5) * 100 + 1};
    case Precision::Year:
    case Precision::MaskedMonth:
    case Precision::MaskedBoth:
    case Precision::SomeMonth:
      return {part.year, 101};
  }
  return {part.year, 101};
}

Day last_day(const DatePart& part) {
  switch (part.precision) {
    case Precision::Day:
      return {part.year, part.month * 100 + part.day};
    case Precision::Month:
    case Precision::MaskedDay:
      return {part.year, part.month * 100 + 31};
    case Precision::Quarter:
      return {part.year, part.section * 300 + 31};
    case Precision::Half:
      return {part.year, part.section * 600 + 31};
    case Precision::Year:
    case Precision::MaskedMonth:
    case Precision::MaskedBoth:
    case Precision::SomeMonth:
      return {part.year, 1231};
  }
  return {part.year, 1231};
}

enum class Nearness { Apart, Near, SameDay };

Nearness nearness(const PartialDate& a, const PartialDate& b) {
  DatePart begin_a = a.begin();
  DatePart begin_b = b.begin();
  begin_a.approximate = begin_b.approximate = begin_a.uncertain = begin_b.uncertain = false;
  if (begin_a == begin_b) return Nearness::SameDay;
  const bool masked =
      begin_a.precision == Precision::MaskedMonth && begin_b.precision == Precision::MaskedMonth;
  if (masked) return Nearness::Apart;
  const auto within = [](const PartialDate& inner, const PartialDate& outer) {
    return first_day(outer.begin()) <= first_day(inner.begin()) &&
           last_day(inner.end()) <= last_day(outer.end());
  };
  return within(a, b) || within(b, a) ? Nearness::Near : Nearness::Apart;
}

// The clauses of found activities as pairs, read where a declared date comes near: most never are.
class Clauses {
 public:
  Clauses(std::span<const FoundActivity> found, std::string_view text)
      : found_(found), text_(text), pairs_(found.size()) {}

  const Pairs& pairs(std::uint32_t i) {
    const TextRange clause = found_[i].clause;
    if (!pairs_[i]) pairs_[i] = pairs_of(text_.substr(clause.begin, clause.size()));
    return *pairs_[i];
  }

 private:
  std::span<const FoundActivity> found_;
  std::string_view text_;
  std::vector<std::optional<Pairs>> pairs_;
};

// The found activity that tells the declared deed best, of those not yet taken.
std::optional<std::uint32_t> counterpart(const model::Activity& declared,
                                         std::span<const FoundActivity> found, Clauses& clauses,
                                         const std::vector<bool>& taken) {
  std::optional<Pairs> title;
  Pairs text;
  std::optional<std::uint32_t> best;
  double best_likeness = 0;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    if (taken[i]) continue;
    const Nearness near = nearness(declared.date, found[i].date);
    if (near == Nearness::Apart) continue;
    if (!title) {
      title = pairs_of(declared.title);
      text = pairs_of(declared.text);
    }
    const double alike = std::max(likeness(*title, clauses.pairs(i)), likeness(text, clauses.pairs(i)));
    if (alike < (near == Nearness::SameDay ? enough_on_the_day : enough_near_it) || alike <= best_likeness)
      continue;
    best = i;
    best_likeness = alike;
  }
  return best;
}

}  // namespace

std::vector<ReportActivity> join_activities(std::span<const model::Activity> declared,
                                            std::span<const FoundActivity> found, std::string_view text) {
  Clauses clauses(found, text);
  std::vector<ReportActivity> joined;
  std::vector<bool> taken(found.size(), false);
  for (const model::Activity& activity : declared) {
    const auto same = counterpart(activity, found, clauses, taken);
    if (same) taken[*same] = true;
    joined.push_back({activity, true, same.value_or(ReportActivity::not_found)});
  }
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    if (taken[i]) continue;
    const std::string clause(text.substr(found[i].clause.begin, found[i].clause.size()));
    joined.push_back(
        {{.date = found[i].date, .title = found[i].title, .text = clause, .place = ""}, false, i});
  }
  return joined;
}

}  // namespace gazette::recognition
