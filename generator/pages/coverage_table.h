// Who has reported on what in one year, as a table for office programs.
#pragma once

#include <string>

#include "pages/site_parts.h"

namespace gazette::pages {

// CSV with a byte-order mark, in the portal's language: a row for each unit in the order of the tree and
// two with the totals; how many are there and how many should be stand in columns of their own, since
// office programs read "2/3" as a day.
// REQUIRES: the coverage has that year.
std::string coverage_table(const SiteParts& parts, int year);

}  // namespace gazette::pages
