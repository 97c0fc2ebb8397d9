// What the layout timeline.html is given.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "pages/plan.h"
#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

// One year's activities as they stand on a timeline: positions in all of it, newest year first.
struct TimelineYearPart {
  std::string_view first;                     // address of the timeline's first page
  std::span<const timeline::ActivityId> all;  // of the timeline
  std::span<const std::size_t> begins;        // of its pages
  std::size_t begin = 0, end = 0;             // of the year, in `all`
};

// Where it shows each month: the address of the page, at the month; 12 of text or none.
Value month_urls(const Views& views, const TimelineYearPart& part, Arena& arena);

void add_timeline(const Views& views, const PlannedPage& page, templates::DictBuilder& root, Arena& arena);

}  // namespace gazette::pages
