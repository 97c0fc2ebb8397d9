// A timeline as it is spread over its pages: planned once, shown by each of them.
//
// plan_timeline() makes it from the frozen catalog, timeline and taxonomy; constant afterwards. Pages end
// with a month, so that a month is looked for on one page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "taxonomy/taxonomy.h"
#include "timeline/timeline.h"

namespace gazette::pages {

// The months of one year on a timeline.
struct TimelineMonths {
  std::array<std::uint32_t, 12> counts{};  // of activities
  std::array<std::string, 12> urls;        // the page that shows it, at the month; empty without an activity
};

struct TimelineYear {
  int year = 0;
  std::size_t begin = 0, end = 0;  // positions in the timeline's activities
  TimelineMonths months;
};

struct PlannedTimeline {
  std::string address;                           // of its first page
  std::vector<timeline::ActivityId> activities;  // newest year first, within it in the timeline's order
  std::vector<std::size_t> begins;  // position in activities of each page's first; never empty, from 0
  std::vector<TimelineYear> years;  // newest first
  // By VocabularyKind: what any of the activities is about, ascending. Of slogans it is not asked.
  std::array<std::vector<std::uint32_t>, model::all_vocabularies.size()> about;

  // Pages are numbered from 1.
  std::size_t page_of(std::size_t position) const;
  std::span<const timeline::ActivityId> on_page(std::size_t number) const;
};

// `ids` ascending. A page takes whole sections (months, and what stands beside them: quarters, months
// unknown) while they are at most `most` activities; a section that is longer by itself is cut.
PlannedTimeline plan_timeline(const catalog::Catalog& catalog, const timeline::Timeline& timeline,
                              const taxonomy::Taxonomy& taxonomy, std::span<const timeline::ActivityId> ids,
                              std::string address, std::size_t most);

}  // namespace gazette::pages
