#include "pages/timeline_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace gazette::pages {

namespace {

using timeline::ActivityId;
using timeline::Timeline;

const model::PartialDate& date_of(const catalog::Catalog& catalog, const Timeline& timeline, ActivityId id) {
  return timeline::activity_of(catalog, timeline.entries[index_of(id)]).date;
}

// REQUIRES: ids ascending.
std::vector<ActivityId> newest_year_first(const catalog::Catalog& catalog, const Timeline& timeline,
                                          std::span<const ActivityId> ids) {
  const auto year = [&](ActivityId id) { return date_of(catalog, timeline, id).year(); };
  std::vector<ActivityId> result;
  result.reserve(ids.size());
  for (std::size_t end = ids.size(); end > 0;) {
    std::size_t begin = end;
    while (begin > 0 && year(ids[begin - 1]) == year(ids[end - 1])) --begin;
    std::ranges::copy(ids.subspan(begin, end - begin), std::back_inserter(result));
    end = begin;
  }
  return result;
}

std::vector<ActivityId> range_of(std::uint32_t begin, std::uint32_t end) {
  std::vector<ActivityId> ids;
  ids.reserve(end - begin);
  for (std::uint32_t a = begin; a < end; ++a) ids.push_back(ActivityId{a});
  return ids;
}

}  // namespace

std::vector<ActivityId> activities_on(const catalog::Catalog& catalog, const Timeline& timeline,
                                      const taxonomy::Taxonomy& taxonomy, const PlannedPage& page) {
  if (page.kind == PageKind::TimelineTerm)
    return newest_year_first(catalog, timeline, taxonomy.of(page.term()).activities);
  if (page.kind == PageKind::TimelineYear) {
    const timeline::YearRange* const year = timeline.year(static_cast<int>(page.subject));
    return range_of(year->begin, year->end);
  }
  if (timeline.years.empty()) return {};
  const std::size_t first = timeline.years.size() >= 2 ? timeline.years.size() - 2 : 0;
  const std::vector<ActivityId> latest = range_of(timeline.years[first].begin, timeline.years.back().end);
  return newest_year_first(catalog, timeline, latest);
}

std::vector<std::size_t> timeline_pages(const catalog::Catalog& catalog, const Timeline& timeline,
                                        std::span<const ActivityId> ids, std::size_t most) {
  std::vector<std::size_t> begins{0};
  if (ids.size() <= most) return begins;
  const auto same_section = [&](ActivityId a, ActivityId b) {
    const model::PartialDate& one = date_of(catalog, timeline, a);
    const model::PartialDate& other = date_of(catalog, timeline, b);
    return one.year() == other.year() && timeline::section_of(one) == timeline::section_of(other);
  };
  for (std::size_t begin = 0; begin < ids.size();) {
    std::size_t end = begin + 1;
    while (end < ids.size() && same_section(ids[begin], ids[end])) ++end;
    if (end - begins.back() > most && begin > begins.back()) begins.push_back(begin);
    while (end - begins.back() > most) begins.push_back(begins.back() + most);
    begin = end;
  }
  return begins;
}

TimelineMonths months_within(const catalog::Catalog& catalog, const Timeline& timeline,
                             const TimelineYearPart& part) {
  TimelineMonths months;
  for (std::size_t at = part.begin; at < part.end; ++at) {
    const model::PartialDate& date = date_of(catalog, timeline, part.all[at]);
    const auto month = date.month();
    if (!month) continue;
    const auto m = static_cast<std::size_t>(*month - 1);
    ++months.counts[m];
    if (!months.urls[m].empty()) continue;
    months.urls[m] =
        fmt::format("{}#m{}-{:02}", list_address(part.first, page_of(part.begins, at)), date.year(), *month);
  }
  return months;
}

std::size_t page_of(std::span<const std::size_t> begins, std::size_t position) {
  return static_cast<std::size_t>(std::ranges::upper_bound(begins, position) - begins.begin());
}

}  // namespace gazette::pages
