// What is said of all activities, in words, made once: each activity is shown on many pages.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "pages/date_words.h"
#include "parallel/parallel.h"
#include "taxonomy/taxonomy.h"
#include "timeline/timeline.h"

namespace gazette::pages {

struct ActivityWords {
  DateWords in_year;      // without the year, as the timeline of its year shows it
  std::string when_full;  // with it
  std::string url;        // its report's page, at its date in the text, else at its line in the list
  std::string edtf;
  // Ids separated by blanks, as the filters of the timeline read them.
  std::string unit_ids;
  std::string theme_ids;
  std::string campaign_ids;
};

// By ActivityId.
std::vector<ActivityWords> describe_activities(const catalog::Catalog& catalog,
                                               const timeline::Timeline& timeline,
                                               const taxonomy::Taxonomy& taxonomy,
                                               const std::vector<std::string>& report_addresses,
                                               Language language, parallel::Jobs jobs);

}  // namespace gazette::pages
