#include "catalog/catalog.h"

#include <tuple>

namespace gazette::catalog {

namespace {

using Day = std::tuple<int, int, int>;

Day first_day(const model::DatePart& part) {
  return {part.year, part.month == 0 ? 1 : part.month, part.day == 0 ? 1 : part.day};
}
Day last_day(const model::DatePart& part) {
  return {part.year, part.month == 0 ? 12 : part.month, part.day == 0 ? 31 : part.day};
}

}  // namespace

bool is_in_progress(const Term& term, const model::CivilDate& today) {
  const Day now(today.year(), today.month(), today.day());
  return term.since && first_day(term.since->begin()) <= now &&
         (!term.until || now <= last_day(term.until->begin()));
}

}  // namespace gazette::catalog
