// What is said of activities in words, made once: each is shown on many pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "pages/date_words.h"
#include "timeline/timeline.h"

namespace gazette::pages {

// A date of the timeline, which many activities share.
struct TimelineDate {
  DateWords in_year;      // without the year, as the timeline of its year shows it
  std::string when_full;  // with it
  std::string edtf;
};

struct ActivityWords {
  std::vector<TimelineDate> dates;     // in the timeline's order, each once
  std::vector<std::uint32_t> date_of;  // by ActivityId: its position in dates
  // By ReportId: ids separated by blanks, as the filters of the timeline read them.
  std::vector<std::string> unit_ids;
  std::vector<std::string> theme_ids;

  const TimelineDate& date(timeline::ActivityId id) const { return dates[date_of[timeline::index_of(id)]]; }
};

ActivityWords describe_activities(const catalog::Catalog& catalog, const timeline::Timeline& timeline,
                                  Language language);

// The ids of terms of one kind, separated by blanks.
std::string ids_of(const catalog::Catalog& catalog, model::VocabularyKind kind,
                   const std::vector<std::uint32_t>& terms);

}  // namespace gazette::pages
