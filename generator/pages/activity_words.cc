#include "pages/activity_words.h"

#include <fmt/format.h>

#include "pages/body_marks.h"

namespace gazette::pages {

namespace {

using model::VocabularyKind;
using timeline::ActivityId;

std::string ids_of(const catalog::Catalog& catalog, VocabularyKind kind,
                   const std::vector<std::uint32_t>& terms) {
  std::string ids;
  for (const std::uint32_t term : terms) {
    if (!ids.empty()) ids += ' ';
    ids += catalog.vocabulary(kind)[term].id;
  }
  return ids;
}

}  // namespace

std::vector<ActivityWords> describe_activities(const catalog::Catalog& catalog,
                                               const timeline::Timeline& timeline,
                                               const taxonomy::Taxonomy& taxonomy,
                                               const std::vector<std::string>& report_addresses,
                                               Language language, parallel::Jobs jobs) {
  std::vector<ActivityWords> words(timeline.entries.size());
  parallel::for_each_index(timeline.by_report.size(), jobs, [&](std::size_t r) {
    const catalog::Report& report = catalog.reports[r];
    std::size_t number = 0;  // a report's page lists its activities in the timeline's order
    for (const ActivityId id : timeline.by_report[r]) {
      const timeline::Entry& entry = timeline.entries[index_of(id)];
      const recognition::ReportDeed& deed = deed_of(catalog, entry);
      const model::PartialDate& date = deed.activity.date;
      const std::string anchor =
          deed.pieces.empty() ? fmt::format("act.{}", number + 1) : deed_anchor(entry.number);
      ++number;
      words[index_of(id)] = {
          .in_year = date_words(date, Year::Left, language),
          .when_full = date_words(date, Year::Named, language).when,
          .url = fmt::format("{}#{}", report_addresses[r], anchor),
          .edtf = date.edtf(),
          .unit_ids = ids_of(catalog, VocabularyKind::Units, report.of(VocabularyKind::Units)),
          .theme_ids = ids_of(catalog, VocabularyKind::Themes, report.of(VocabularyKind::Themes)),
          .campaign_ids =
              ids_of(catalog, VocabularyKind::Campaigns, taxonomy.activities[index_of(id)].campaigns)};
    }
  });
  return words;
}

}  // namespace gazette::pages
