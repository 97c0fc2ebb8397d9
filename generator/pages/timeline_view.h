// What the layout timeline.html is given.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "pages/plan.h"
#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

// Where a timeline shows each month: the address of the page, at the month; 12 of text or none.
Value month_urls(const TimelineMonths& months, Arena& arena);

void add_timeline(const Views& views, const PlannedPage& page, templates::DictBuilder& root, Arena& arena);

}  // namespace gazette::pages
