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

// Reports of one year: their ids, end exclusive, since ids are newest first.
struct Candidates {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t gap = 0;  // in years
};

// The years near enough, the nearest first.
std::vector<Candidates> near_in_years(const Taxonomy& taxonomy, int year) {
  std::vector<Candidates> near;
  for (const YearUse& use : taxonomy.years) {
    const int gap = std::abs(use.year - year);
    if (gap <= widest_gap)
      near.push_back({use.first_report, use.end_report, static_cast<std::uint32_t>(gap)});
  }
  std::ranges::stable_sort(near, {}, &Candidates::gap);
  return near;
}

// Each year between takes an eighth of what two reports share.
std::uint32_t score_of(std::uint32_t shared, std::uint32_t gap) {
  return shared - shared * gap / 8;
}

// What two reports must share for this score.
std::uint32_t least_shared(std::uint32_t score, std::uint32_t gap) {
  return score == 0 ? 1 : (score - 1) * 8 / (8 - gap) + 1;
}

// Adds to scores[id] what each report shares with this one.
void add_scores(const Taxonomy& taxonomy, const catalog::Report& report, std::vector<std::uint32_t>& scores) {
  for (const VocabularyKind kind : all_vocabularies) {
    for (const std::uint32_t term : report.of(kind)) {
      const std::vector<ReportId>& sharing = taxonomy.of({kind, term}).reports;
      const std::uint32_t points =
          weight_of(kind) * unit_of_score / static_cast<std::uint32_t>(std::bit_width(sharing.size()));
      for (const ReportId other : sharing) scores[static_cast<std::uint32_t>(other)] += points;
    }
  }
}

// The best, best first.
std::vector<RelatedReport> best_of(const std::vector<Candidates>& near, std::size_t most,
                                   const std::vector<std::uint32_t>& scores) {
  const auto better = [](const RelatedReport& a, const RelatedReport& b) {
    return a.score != b.score ? a.score > b.score : a.report < b.report;
  };
  std::vector<RelatedReport> result;  // a heap whose front is the worst that is kept
  result.reserve(most + 1);
  std::uint32_t least_score = 0;
  for (const Candidates& year : near) {
    std::uint32_t least = least_shared(least_score, year.gap);
    for (std::uint32_t other = year.begin; other < year.end; ++other) {
      if (scores[other] < least) continue;
      const RelatedReport candidate{ReportId{other}, score_of(scores[other], year.gap)};
      if (result.size() == most && !better(candidate, result.front())) continue;
      result.push_back(candidate);
      std::ranges::push_heap(result, better);
      if (result.size() > most) {
        std::ranges::pop_heap(result, better);
        result.pop_back();
      }
      if (result.size() < most) continue;
      least_score = result.front().score;
      least = least_shared(least_score, year.gap);
    }
  }
  std::ranges::sort(result, better);
  return result;
}

}  // namespace

std::vector<std::vector<RelatedReport>> related_reports(const Catalog& catalog, const Taxonomy& taxonomy,
                                                        std::size_t most, parallel::Jobs jobs) {
  std::vector<std::vector<RelatedReport>> related(catalog.reports.size());
  if (most == 0) return related;
  // One worker's memory: by ReportId, what it shares with the report in hand.
  std::vector<std::vector<std::uint32_t>> scores(jobs.count);
  parallel::for_each_index_with_worker(catalog.reports.size(), jobs, [&](std::size_t i, std::size_t worker) {
    std::vector<std::uint32_t>& own = scores[worker];
    own.assign(catalog.reports.size(), 0);
    add_scores(taxonomy, catalog.reports[i], own);
    own[i] = 0;
    related[i] = best_of(near_in_years(taxonomy, catalog.reports[i].declared.year), most, own);
  });
  return related;
}

}  // namespace gazette::taxonomy
