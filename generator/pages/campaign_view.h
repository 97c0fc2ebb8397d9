// What the page of a campaign has besides that of any term: when which unit did something for it.
#pragma once

#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

// `strip`: {years: [{year, at}], units: {<id of the unit>: {count, marks: [{at, now}]}}}. `at` is a share
// of the axis, 0 to 100; what is only known to a quarter or a year is counted and not marked.
// `activities_by_year`: [{year, count}] without a gap.
void add_campaign(const Views& views, const PlannedPage& page, templates::DictBuilder& root, Arena& arena);

}  // namespace gazette::pages
