#include "recognition/recognize.h"

#include <algorithm>

#include "recognition/school_year.h"

namespace gazette::recognition {

Recognized recognize(const PhraseIndex& index, const model::Report& report, const markdown::Document& body,
                     const model::Recognition& wanted) {
  const ReadText text = read_document(body);
  const ReadText title = read_line(report.title.value);
  Recognized recognized;
  if ((wanted.slogans || wanted.campaigns) && !index.empty()) {
    recognized.occurrences = find_occurrences(index, report.title.value, title, text, body, report.year);
    std::erase_if(recognized.occurrences, [&](const Occurrence& o) {
      return o.vocabulary == model::VocabularyKind::Slogans ? !wanted.slogans : !wanted.campaigns;
    });
  }
  if (wanted.activities && report.finds_activities) {
    const ReportTime time{.year = report.year,
                          .period = report.period,
                          .date = report.date,
                          .school_year = school_year_in(title)};
    recognized.activities = find_activities(body, text, time);
  }
  return recognized;
}

std::vector<std::uint32_t> occurrences_tied_to(const FoundActivity& activity,
                                               std::span<const Occurrence> occurrences) {
  std::vector<std::uint32_t> tied;
  for (std::uint32_t i = 0; i < occurrences.size(); ++i) {
    const Occurrence& o = occurrences[i];
    if (o.block != activity.block || o.in_title_of_work) continue;
    if (o.text.begin < activity.sentence.begin || o.text.end > activity.sentence.end) continue;
    const bool known = std::ranges::any_of(tied, [&](std::uint32_t t) {
      return occurrences[t].vocabulary == o.vocabulary && occurrences[t].entry == o.entry;
    });
    if (!known) tied.push_back(i);
  }
  return tied;
}

}  // namespace gazette::recognition
