#include "pages/activity_words.h"

#include <fmt/format.h>

namespace gazette::pages {

std::vector<ActivityWords> describe_activities(const catalog::Catalog& catalog,
                                               const timeline::Timeline& timeline,
                                               const std::vector<std::string>& report_addresses,
                                               Language language, parallel::Jobs jobs) {
  std::vector<ActivityWords> words(timeline.entries.size());
  parallel::for_each_index(timeline.by_report.size(), jobs, [&](std::size_t report) {
    // A report's page numbers its activities in the timeline's order.
    std::size_t number = 0;
    for (const timeline::ActivityId id : timeline.by_report[report]) {
      const model::PartialDate& date = activity_of(catalog, timeline.entries[index_of(id)]).date;
      words[index_of(id)] = {date_words(date, Year::Left, language),
                             date_words(date, Year::Named, language).when,
                             fmt::format("{}#act.{}", report_addresses[report], ++number)};
    }
  });
  return words;
}

}  // namespace gazette::pages
