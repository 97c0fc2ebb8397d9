// How a timeline is spread over its pages: by whole months, so that a month is looked for on one page.
//
// Pure functions of the frozen catalog, timeline and taxonomy; the planner counts pages with them, the views
// cut by them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "pages/plan.h"
#include "taxonomy/taxonomy.h"
#include "timeline/timeline.h"

namespace gazette::pages {

// All activities of a timeline, over all its pages: newest year first, within it in the timeline's order.
// REQUIRES: the page's kind is Timeline (the latest two years with activities), TimelineYear or TimelineTerm.
std::vector<timeline::ActivityId> activities_on(const catalog::Catalog& catalog,
                                                const timeline::Timeline& timeline,
                                                const taxonomy::Taxonomy& taxonomy, const PlannedPage& page);

// Where in `ids` each page begins; the first at 0, also of an empty timeline. A page takes whole sections
// (months, and what stands beside them: quarters, months unknown) while they are at most `most` activities; a
// section that is longer by itself is cut.
std::vector<std::size_t> timeline_pages(const catalog::Catalog& catalog, const timeline::Timeline& timeline,
                                        std::span<const timeline::ActivityId> ids, std::size_t most);

// One year's activities as they stand on a timeline: positions in all of it, newest year first.
struct TimelineYearPart {
  std::string_view first;                     // address of the timeline's first page
  std::span<const timeline::ActivityId> all;  // of the timeline
  std::span<const std::size_t> begins;        // of its pages
  std::size_t begin = 0, end = 0;             // of the year, in `all`
};

TimelineMonths months_within(const catalog::Catalog& catalog, const timeline::Timeline& timeline,
                             const TimelineYearPart& part);

// The number, from 1, of the page on which the activity at this position stands.
std::size_t page_of(std::span<const std::size_t> begins, std::size_t position);

}  // namespace gazette::pages
