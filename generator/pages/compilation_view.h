// What the layout compilation.html is given: the reports of a unit's year or of a campaign, each with its
// text as it stands among the others.
#pragma once

#include <span>
#include <vector>

#include "pages/plan.h"
#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

// All reports of a compilation, over all its parts, the oldest first; one without a date stands at the
// end of its year. Of a campaign those that declare it or name it in their titles: a report that uses its
// name somewhere is listed on its page, and would fill the volume with what is not about it.
std::vector<catalog::ReportId> compiled_reports(const Views& views, const PlannedPage& page);
// Those of them that stand on this page.
std::span<const catalog::ReportId> part_of_compilation(const Views& views, const PlannedPage& page,
                                                       std::span<const catalog::ReportId> all);

// What is not of the texts, and what is.
void add_compilation(const Views& views, const PlannedPage& page, templates::DictBuilder& root);
void add_compiled_texts(const Views& views, const PlannedPage& page, templates::DictBuilder& root,
                        Arena& arena);

}  // namespace gazette::pages
