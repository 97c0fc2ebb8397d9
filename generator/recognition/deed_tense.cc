#include "recognition/deed_tense.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

model::CivilDate last_day_of(int year, int month) {
  return *model::CivilDate::of(year, month, model::days_in_month(year, month));
}

constexpr int months_of_half = 6;
constexpr int months_of_quarter = 3;

// The last day that a report can tell of: the one on which it was made, else the last of its period.
std::optional<model::CivilDate> end_of_time(const ReportTime& time) {
  if (time.date) return time.date;
  if (!time.period) return std::nullopt;
  switch (time.period->kind) {
    case model::PeriodKind::Half:
      return last_day_of(time.year, time.period->number * months_of_half);
    case model::PeriodKind::Quarter:
      return last_day_of(time.year, time.period->number * months_of_quarter);
    case model::PeriodKind::Month:
      return last_day_of(time.year, time.period->number);
    case model::PeriodKind::Annual:
    case model::PeriodKind::Other:
      return std::nullopt;
  }
  return std::nullopt;
}

// The first month that a part tells of; 0 where it tells of none.
int first_month_of(const model::DatePart& part) {
  if (part.precision == model::Precision::Quarter) return (part.section - 1) * months_of_quarter + 1;
  if (part.precision == model::Precision::Half) return (part.section - 1) * months_of_half + 1;
  return part.month;
}

bool is_after(const model::DatePart& part, const std::optional<model::CivilDate>& day) {
  if (!day) return false;
  constexpr int end_of_month = 21;  // 月底 of the month is now where the report is made so late in it
  const bool late = part.approximate && part.day >= end_of_month && day->day() >= end_of_month;
  const bool by_month = part.day == 0 || late;
  return std::tuple<int, int, int>(part.year, first_month_of(part), by_month ? 0 : part.day) >
         std::tuple(day->year(), day->month(), by_month ? 0 : day->day());
}

}  // namespace

bool is_over(const ReportTime& time, const ResolvedDate& resolved) {
  const model::DatePart& begin = resolved.date.begin();
  return time.date && begin.precision == model::Precision::Day && begin.year == time.date->year() &&
         !is_after(resolved.date.end(), time.date);
}

Tense tense_of(const ReadText& text, const ReportTime& time, const Dated& dated, const ResolvedDate& resolved,
               Tense of_section) {
  const model::DatePart& begin = resolved.date.begin();
  if (of_section == Tense::Planned) {
    return is_over(time, resolved) ? Tense::PastAmongPlans : Tense::Planned;
  }
  if (first_month_of(begin) != 0 && is_after(begin, end_of_time(time))) return Tense::Planned;
  if (resolved.year_source != YearSource::Report && begin.year > time.year) {
    const bool before_publication =
        time.date && begin.month != 0 &&
        std::pair<int, int>(begin.year, begin.month) <= std::pair(time.date->year(), time.date->month());
    if (!before_publication) return Tense::Planned;
  }
  constexpr std::uint32_t opening = 8;
  constexpr std::uint32_t longest_lead = 24;
  const auto before = [&](std::uint32_t most) {
    const std::uint32_t end = std::min(dated.sentence + most, dated.written.place.begin);
    return Stretch{dated.sentence, std::max(end, dated.sentence)};
  };
  if (announces_plans(text.characters, before(opening))) return Tense::Planned;
  // 下半年，我们将重点抓好以下工作：9月…
  const Stretch lead = before(longest_lead);
  const bool later = begins(text.characters, lead, U"下半年") || begins(text.characters, lead, U"接下来");
  return later && holds(text.characters, lead, U"将") ? Tense::Planned : Tense::Told;
}

}  // namespace gazette::recognition
