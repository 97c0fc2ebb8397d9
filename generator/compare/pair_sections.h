// Which section of one report answers to which of another.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "compare/outline.h"

namespace gazette::compare {

// Two sections that are about the same, or one that has no counterpart. Positions in Outline::sections.
struct SectionPair {
  std::optional<std::size_t> earlier;
  std::optional<std::size_t> later;
};

// Every section of both, each once: in the order of the later report; what only the earlier one has comes
// after the section that it followed there.
//
// The worth of a pair is the likeness of the titles and that of the texts (likeness.h), with a little for
// standing at the same place; pairs are chosen so that their worth together is greatest (assignment.h),
// and none below a likeness at which a reader would say that the two have nothing to do with each other.
// Openings answer to each other, whatever they say.
std::vector<SectionPair> pair_sections(const Outline& earlier, const Outline& later);

}  // namespace gazette::compare
