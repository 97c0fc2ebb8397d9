#include "taxonomy/related.h"

#include <algorithm>
#include <bit>

namespace gazette::taxonomy {

namespace {

using catalog::Catalog;
using model::all_vocabularies;
using model::VocabularyKind;

// Scores are whole numbers, so that no rounding differs between machines.
constexpr std::uint32_t unit_of_score = 1024;
// No report further away in years is a candidate.
constexpr int widest_gap = 6;

std::uint32_t weight_of(VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::Units:
      return 5;
    case VocabularyKind::Themes:
      return 3;
    case VocabularyKind::Slogans:
      return 4;
    case VocabularyKind::Campaigns:
      return 6;
  }
  return 0;
}

// The ids of the reports near enough in years, end exclusive; ids are newest first.
struct Candidates {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

Candidates near_in_years(const Taxonomy& taxonomy, int year) {
  const auto earlier = [](const YearUse& use) { return -use.year; };  // years are newest first
  const auto begin = std::ranges::lower_bound(taxonomy.years, -(year + widest_gap), {}, earlier);
  const auto end = std::ranges::upper_bound(taxonomy.years, -(year - widest_gap), {}, earlier);
  return begin == end ? Candidates{} : Candidates{begin->first_report, (end - 1)->end_report};
}

// Adds to scores[id] what each candidate shares with the report.
void add_scores(const Taxonomy& taxonomy, const catalog::Report& report, const Candidates& candidates,
                std::vector<std::uint32_t>& scores) {
  for (const VocabularyKind kind : all_vocabularies) {
    for (const std::uint32_t term : report.of(kind)) {
      const std::vector<ReportId>& sharing = taxonomy.of({kind, term}).reports;
      const std::uint32_t points =
          weight_of(kind) * unit_of_score / static_cast<std::uint32_t>(std::bit_width(sharing.size()));
      const auto begin = std::ranges::lower_bound(sharing, ReportId{candidates.begin});
      const auto end = std::ranges::lower_bound(sharing, ReportId{candidates.end});
      for (auto other = begin; other != end; ++other) scores[static_cast<std::uint32_t>(*other)] += points;
    }
  }
}

// The best, best first; the scores of all candidates are zero again.
std::vector<RelatedReport> take_best(const Catalog& catalog, ReportId self, const Candidates& candidates,
                                     std::size_t most, std::vector<std::uint32_t>& scores) {
  const int year = catalog.report(self).declared.year;
  const auto better = [](const RelatedReport& a, const RelatedReport& b) {
    return a.score != b.score ? a.score > b.score : a.report < b.report;
  };
  scores[static_cast<std::uint32_t>(self)] = 0;
  std::vector<RelatedReport> result;  // a heap whose front is the worst that is kept
  result.reserve(most + 1);
  std::uint32_t least = 1;  // what a candidate must have to be looked at
  for (std::uint32_t other = candidates.begin; other < candidates.end; ++other) {
    const std::uint32_t shared = scores[other];
    if (shared < least) continue;
    const int gap = std::abs(catalog.reports[other].declared.year - year);
    const RelatedReport candidate{ReportId{other}, shared - shared * static_cast<std::uint32_t>(gap) / 8};
    if (result.size() == most && !better(candidate, result.front())) continue;
    result.push_back(candidate);
    std::ranges::push_heap(result, better);
    if (result.size() > most) {
      std::ranges::pop_heap(result, better);
      result.pop_back();
    }
    if (result.size() == most) least = std::max<std::uint32_t>(1, result.front().score);
  }
  std::fill(scores.begin() + candidates.begin, scores.begin() + candidates.end, 0);
  std::ranges::sort(result, better);
  return result;
}

}  // namespace

std::vector<std::vector<RelatedReport>> related_reports(const Catalog& catalog, const Taxonomy& taxonomy,
                                                        std::size_t most, parallel::Jobs jobs) {
  std::vector<std::vector<RelatedReport>> related(catalog.reports.size());
  if (most == 0) return related;
  // One worker's memory: a score for each report, zero between two reports.
  std::vector<std::vector<std::uint32_t>> scores(jobs.count);
  parallel::for_each_index_with_worker(catalog.reports.size(), jobs, [&](std::size_t i, std::size_t worker) {
    std::vector<std::uint32_t>& own = scores[worker];
    own.resize(catalog.reports.size(), 0);
    const Candidates candidates = near_in_years(taxonomy, catalog.reports[i].declared.year);
    add_scores(taxonomy, catalog.reports[i], candidates, own);
    related[i] = take_best(catalog, ReportId{static_cast<std::uint32_t>(i)}, candidates, most, own);
  });
  return related;
}

}  // namespace gazette::taxonomy
