#include "timeline/timeline.h"

#include <algorithm>
#include <tuple>

namespace gazette::timeline {

namespace {

std::vector<Entry> all_entries(const catalog::Catalog& catalog) {
  std::vector<Entry> entries;
  for (std::uint32_t r = 0; r < catalog.reports.size(); ++r) {
    const auto count = static_cast<std::uint32_t>(catalog.reports[r].findings.deeds.size());
    for (std::uint32_t i = 0; i < count; ++i) entries.push_back({catalog::ReportId{r}, i});
  }
  return entries;
}

std::vector<YearRange> year_ranges(const catalog::Catalog& catalog, const std::vector<Entry>& entries) {
  std::vector<YearRange> years;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const int year = activity_of(catalog, entries[i]).date.year();
    if (years.empty() || years.back().year != year) years.push_back({year, i, i});
    years.back().end = i + 1;
  }
  return years;
}

}  // namespace

const recognition::ReportDeed& deed_of(const catalog::Catalog& catalog, const Entry& entry) {
  return catalog.report(entry.report).findings.deeds[entry.number];
}

const model::Activity& activity_of(const catalog::Catalog& catalog, const Entry& entry) {
  return deed_of(catalog, entry).activity;
}

Section section_of(const model::PartialDate& date) {
  using model::Precision;
  const model::DatePart& part = date.begin();
  switch (part.precision) {
    case Precision::Day:
    case Precision::Month:
    case Precision::MaskedDay:
      return {Section::Kind::Month, part.month};
    case Precision::Quarter:
      return {Section::Kind::Quarter, part.section};
    case Precision::Half:
      return {Section::Kind::Half, part.section};
    case Precision::Year:
    case Precision::MaskedMonth:
    case Precision::MaskedBoth:
    case Precision::SomeMonth:
      return {Section::Kind::Unknown, 0};
  }
  return {};
}

Timeline order_activities(const catalog::Catalog& catalog) {
  Timeline timeline;
  timeline.entries = all_entries(catalog);
  std::ranges::sort(timeline.entries, [&](const Entry& a, const Entry& b) {
    const model::Activity& first = activity_of(catalog, a);
    const model::Activity& second = activity_of(catalog, b);
    const auto rank = [&](const Entry& entry, const model::Activity& activity) {
      return std::tuple(activity.date.key(), activity.date, catalog.report(entry.report).owner().index,
                        std::string_view(activity.title), entry.report, entry.number);
    };
    return rank(a, first) < rank(b, second);
  });
  timeline.years = year_ranges(catalog, timeline.entries);
  timeline.by_report.resize(catalog.reports.size());
  for (std::uint32_t a = 0; a < timeline.entries.size(); ++a) {
    timeline.by_report[catalog::index_of(timeline.entries[a].report)].push_back(ActivityId{a});
  }
  return timeline;
}

const YearRange* Timeline::year(int year) const {
  const auto found = std::ranges::find(years, year, &YearRange::year);
  return found == years.end() ? nullptr : &*found;
}

}  // namespace gazette::timeline
