// What the layout timeline.html is given.
#pragma once

#include <span>

#include "pages/plan.h"
#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

// All activities of a timeline, over all its pages: newest year first, within it in the timeline's order.
std::vector<timeline::ActivityId> activities_on(const Views& views, const PlannedPage& page);

void add_timeline(const Views& views, const PlannedPage& page, templates::DictBuilder& root, Arena& arena);

}  // namespace gazette::pages
