// The Timeline: every activity of the published reports, declared or found in their texts, in order.
//
// order_activities() makes it from the catalog; it knows no address. Earlier first; within a year the
// order of model::TimelineKey, then the exact date, the owner's name, the title and the report, so that
// no two builds differ. Concurrent const access needs no lock.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "catalog/catalog.h"
#include "recognition/findings.h"

namespace gazette::timeline {

// A position on the timeline, so that ascending ids are in its order.
enum class ActivityId : std::uint32_t {};
inline std::size_t index_of(ActivityId id) {
  return static_cast<std::size_t>(id);
}

struct Entry {
  catalog::ReportId report{};
  std::uint32_t number = 0;  // in the report's findings.deeds
};

struct YearRange {
  int year = 0;
  std::uint32_t begin = 0;  // positions, end exclusive
  std::uint32_t end = 0;
};

struct Timeline {
  std::vector<Entry> entries;                      // by ActivityId
  std::vector<YearRange> years;                    // earliest first, those with activities
  std::vector<std::vector<ActivityId>> by_report;  // by ReportId, in order

  const YearRange* year(int year) const;
};

Timeline order_activities(const catalog::Catalog& catalog);

const recognition::ReportDeed& deed_of(const catalog::Catalog& catalog, const Entry& entry);
const model::Activity& activity_of(const catalog::Catalog& catalog, const Entry& entry);

// Where within its year an activity is listed: under a month, after one (a quarter, a half), or at the
// end of the year, where the month is not known.
struct Section {
  enum class Kind { Month, Quarter, Half, Unknown };
  Kind kind = Kind::Month;
  int number = 0;  // of the month, quarter or half
  bool operator==(const Section&) const = default;
};
Section section_of(const model::PartialDate& date);

}  // namespace gazette::timeline
