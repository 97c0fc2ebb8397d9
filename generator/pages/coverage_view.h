// What the layout coverage.html and the home page are given of who has reported on what.
#pragma once

#include "pages/plan.h"
#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

void add_coverage(const Views& views, const PlannedPage& page, templates::DictBuilder& root, Arena& arena);

// {name, year, url, due, required, submitted, missing, levels} of the current period, or none.
Value current_coverage(const Views& views, Arena& arena);

}  // namespace gazette::pages
