#include "pages/activity_words.h"

namespace gazette::pages {

using model::VocabularyKind;

std::string ids_of(const catalog::Catalog& catalog, VocabularyKind kind,
                   const std::vector<std::uint32_t>& terms) {
  std::string ids;
  for (const std::uint32_t term : terms) {
    if (!ids.empty()) ids += ' ';
    ids += catalog.vocabulary(kind)[term].id;
  }
  return ids;
}

ActivityWords describe_activities(const catalog::Catalog& catalog, const timeline::Timeline& timeline,
                                  Language language) {
  ActivityWords words;
  words.date_of.reserve(timeline.entries.size());
  const model::PartialDate* last = nullptr;
  for (const timeline::Entry& entry : timeline.entries) {
    const model::PartialDate& date = activity_of(catalog, entry).date;
    if (last == nullptr || *last != date) {  // equal dates stand together
      words.dates.push_back({date_words(date, Year::Left, language),
                             date_words(date, Year::Named, language).when, date.edtf()});
    }
    last = &date;
    words.date_of.push_back(static_cast<std::uint32_t>(words.dates.size() - 1));
  }
  for (const catalog::Report& report : catalog.reports) {
    words.unit_ids.push_back(ids_of(catalog, VocabularyKind::Units, report.of(VocabularyKind::Units)));
    words.theme_ids.push_back(ids_of(catalog, VocabularyKind::Themes, report.of(VocabularyKind::Themes)));
  }
  return words;
}

}  // namespace gazette::pages
