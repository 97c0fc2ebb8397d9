// Which reports a reader of one report may want next.
#pragma once

#include <cstdint>
#include <vector>

#include "taxonomy/taxonomy.h"

namespace gazette::taxonomy {

struct RelatedReport {
  ReportId report{};
  std::uint32_t score = 0;
};

// For each report its nearest ones, the best first, at most `most`; never the report itself.
//
// The score of two reports is the sum over what they share (a campaign 6, a slogan 4, a theme 3, a unit
// 5), each divided by the logarithm of how many reports share it, so that what few have in common counts
// more, and less 1/8 of it for each year between the two, up to 6. Equal scores: the newer first.
std::vector<std::vector<RelatedReport>> related_reports(const catalog::Catalog& catalog,
                                                        const Taxonomy& taxonomy, std::size_t most,
                                                        parallel::Jobs jobs);

}  // namespace gazette::taxonomy
