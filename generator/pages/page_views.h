// What each kind of page gives its layout besides root, site and page; docs/layouts.md is the list.
#pragma once

#include "pages/plan.h"
#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

// Sets the names of the page's own kind in `root`, but for those of add_page_texts().
void add_page_names(const Views& views, const PlannedPage& page, templates::DictBuilder& root, Arena& arena);

// The names that hold the texts of reports, of the pages where these stand again: all of a compilation's
// or comparison. What they are made of besides the names above are the reports of texts_on().
void add_page_texts(const Views& views, const PlannedPage& page, templates::DictBuilder& root, Arena& arena);
std::vector<catalog::ReportId> texts_on(const Views& views, const PlannedPage& page);

// The object `page`: its title, address, crumbs, pager.
Value page_value(const Views& views, const PlannedPage& page, Arena& arena);

// How many entries the list of a page has in all.
std::size_t entries_of(const Views& views, const PlannedPage& page);

}  // namespace gazette::pages
