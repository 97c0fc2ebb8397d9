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

// One worker's memory: a score for each report, zero but for those touched.
struct Scores {
  std::vector<std::uint32_t> of;
  std::vector<std::uint32_t> touched;
};

// The reports of a list whose year is near enough; the list is newest first.
std::pair<std::size_t, std::size_t> near_in_years(const Catalog& catalog,
                                                  const std::vector<ReportId>& reports, int year) {
  const auto year_of = [&](ReportId id) { return -catalog.report(id).declared.year; };
  const auto begin = std::ranges::lower_bound(reports, -(year + widest_gap), {}, year_of);
  const auto end = std::ranges::upper_bound(reports, -(year - widest_gap), {}, year_of);
  return {static_cast<std::size_t>(begin - reports.begin()), static_cast<std::size_t>(end - reports.begin())};
}

void add_scores(const Catalog& catalog, const Taxonomy& taxonomy, const catalog::Report& report,
                Scores& scores) {
  for (const VocabularyKind kind : all_vocabularies) {
    for (const std::uint32_t term : report.of(kind)) {
      const std::vector<ReportId>& sharing = taxonomy.of({kind, term}).reports;
      const std::uint32_t points =
          weight_of(kind) * unit_of_score / static_cast<std::uint32_t>(std::bit_width(sharing.size()));
      const auto [begin, end] = near_in_years(catalog, sharing, report.declared.year);
      for (std::size_t i = begin; i < end; ++i) {
        const auto other = static_cast<std::uint32_t>(sharing[i]);
        if (scores.of[other] == 0) scores.touched.push_back(other);
        scores.of[other] += points;
      }
    }
  }
}

std::vector<RelatedReport> best(const Catalog& catalog, ReportId self, std::size_t most, Scores& scores) {
  const int year = catalog.report(self).declared.year;
  const auto better = [](const RelatedReport& a, const RelatedReport& b) {
    return a.score != b.score ? a.score > b.score : a.report < b.report;
  };
  std::vector<RelatedReport> result;  // a heap whose front is the worst that is kept
  result.reserve(most + 1);
  for (const std::uint32_t other : scores.touched) {
    const std::uint32_t shared = scores.of[other];
    scores.of[other] = 0;
    if (ReportId{other} == self) continue;
    if (result.size() == most && shared < result.front().score) continue;
    const int gap = std::abs(catalog.reports[other].declared.year - year);
    const RelatedReport candidate{ReportId{other}, shared - shared * static_cast<std::uint32_t>(gap) / 8};
    if (result.size() == most && !better(candidate, result.front())) continue;
    result.push_back(candidate);
    std::ranges::push_heap(result, better);
    if (result.size() > most) {
      std::ranges::pop_heap(result, better);
      result.pop_back();
    }
  }
  scores.touched.clear();
  std::ranges::sort(result, better);
  return result;
}

}  // namespace

std::vector<std::vector<RelatedReport>> related_reports(const Catalog& catalog, const Taxonomy& taxonomy,
                                                        std::size_t most, parallel::Jobs jobs) {
  std::vector<std::vector<RelatedReport>> related(catalog.reports.size());
  if (most == 0) return related;
  std::vector<Scores> scores(jobs.count);
  parallel::for_each_index_with_worker(catalog.reports.size(), jobs, [&](std::size_t i, std::size_t worker) {
    Scores& own = scores[worker];
    own.of.resize(catalog.reports.size(), 0);
    add_scores(catalog, taxonomy, catalog.reports[i], own);
    related[i] = best(catalog, ReportId{static_cast<std::uint32_t>(i)}, most, own);
  });
  return related;
}

}  // namespace gazette::taxonomy
