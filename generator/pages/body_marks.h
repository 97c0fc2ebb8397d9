// What is put into a report's text where it is shown: an id at every mention of a slogan or campaign and
// at the date of every activity, and a link at the first mention of each term.
//
// Ids are m.<n>, the n-th of the report's mentions, and d.<n>, the n-th of its deeds; no heading's anchor
// has a full stop in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/fill.h"
#include "pages/addresses.h"
#include "recognition/findings.h"
#include "templates/collections.h"

namespace gazette::pages {

std::string mention_anchor(std::size_t number);  // from 0; the anchor counts from 1
std::string deed_anchor(std::size_t number);
// Of the line in the list of the report's activities: act.<n>
std::string line_anchor(std::size_t number);

// By offset, for markdown::fill(). `root` leads from the page to the site's root. The HTML lives in the
// arena.
std::vector<markdown::Insertion> body_marks(const recognition::Findings& findings, const Addresses& addresses,
                                            std::string_view root, templates::Arena& arena);

}  // namespace gazette::pages
