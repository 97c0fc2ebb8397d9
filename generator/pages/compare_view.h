// What the layout compare.html is given: a unit's year beside the one before, section by section.
#pragma once

#include <utility>
#include <vector>

#include "pages/plan.h"
#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

// Which two reports of two years are laid side by side: those of the longest period that both years have,
// else of each year the newest. Withdrawn ones only where there is no other.
// REQUIRES: neither list is empty; newest first.
std::pair<catalog::ReportId, catalog::ReportId> reports_to_compare(
    const catalog::Catalog& catalog, const std::vector<catalog::ReportId>& earlier,
    const std::vector<catalog::ReportId>& later);

// All reports of both years.
std::vector<catalog::ReportId> compared_reports(const Views& views, const PlannedPage& page);

// What is not of the texts, and what is.
void add_compare(const Views& views, const PlannedPage& page, templates::DictBuilder& root, Arena& arena);
void add_compared_texts(const Views& views, const PlannedPage& page, templates::DictBuilder& root,
                        Arena& arena);

}  // namespace gazette::pages
