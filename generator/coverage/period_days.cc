#include "coverage/period_days.h"

#include <cassert>

namespace gazette::coverage {

namespace {

// The month in which a period ends.
int last_month_of(std::string_view code) {
  constexpr int months_of_quarter = 3;
  constexpr int months_of_half = 6;
  if (code == "annual") return 12;
  const int number = code[1] - '0';
  return number * (code[0] == 'Q' ? months_of_quarter : months_of_half);
}

}  // namespace

model::CivilDate end_of_period(std::string_view code, int year) {
  const int month = last_month_of(code);
  const auto end = model::CivilDate::of(year, month, model::days_in_month(year, month));
  assert(end && "a report's year is one that has days");
  return *end;
}

std::optional<model::CivilDate> last_day_for(const model::DuePeriod& period, const model::CivilDate& end) {
  if (period.due_month == 0) return std::nullopt;
  const auto same_year = model::CivilDate::of(end.year(), period.due_month, period.due_day);
  if (same_year && *same_year > end) return same_year;
  return model::CivilDate::of(end.year() + 1, period.due_month, period.due_day);
}

}  // namespace gazette::coverage
