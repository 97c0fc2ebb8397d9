#include "taxonomy/taxonomy.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace gazette::taxonomy {

namespace {

using catalog::Catalog;
using model::all_vocabularies;
using model::VocabularyKind;

std::vector<YearCount> count_years(const Catalog& catalog, const std::vector<ReportId>& reports) {
  std::vector<YearCount> years;
  for (const ReportId id : reports) {
    const int year = catalog.report(id).declared.year;
    if (years.empty() || years.back().year != year) years.push_back({year, 0});
    ++years.back().count;
  }
  return years;
}

std::uint32_t count_units(const Catalog& catalog, const std::vector<ReportId>& reports,
                          std::vector<std::uint32_t>& seen, std::uint32_t mark) {
  std::uint32_t count = 0;
  for (const ReportId id : reports) {
    for (const std::uint32_t unit : catalog.report(id).of(VocabularyKind::Units)) {
      if (seen[unit] == mark) continue;
      seen[unit] = mark;
      ++count;
    }
  }
  return count;
}

void add_reports(const Catalog& catalog, Taxonomy& taxonomy) {
  for (const VocabularyKind kind : all_vocabularies) {
    auto& uses = taxonomy.terms[index_of(kind)];
    uses.resize(catalog.vocabulary(kind).size());
    for (std::uint32_t r = 0; r < catalog.reports.size(); ++r) {
      for (const std::uint32_t term : catalog.reports[r].of(kind)) uses[term].reports.push_back(ReportId{r});
    }
  }
}

bool names_term(const model::Activity& activity, const catalog::Term& term) {
  const auto says = [&](std::string_view name) {
    return activity.title.find(name) != std::string::npos || activity.text.find(name) != std::string::npos;
  };
  return says(term.name) || (!term.full.empty() && says(term.full)) ||
         std::ranges::any_of(term.aliases, says);
}

// The terms of one kind that an activity is about.
std::vector<std::uint32_t> terms_named(const Catalog& catalog, const catalog::Report& report,
                                       const model::Activity& activity, VocabularyKind kind) {
  const std::vector<std::uint32_t>& all = report.of(kind);
  std::vector<std::uint32_t> named;
  std::ranges::copy_if(all, std::back_inserter(named), [&](std::uint32_t term) {
    return names_term(activity, catalog.vocabulary(kind)[term]);
  });
  return named.empty() && all.size() == 1 ? all : named;
}

std::vector<ActivityTerms> terms_of_activities(const Catalog& catalog, const timeline::Timeline& timeline) {
  std::vector<ActivityTerms> terms;
  terms.reserve(timeline.entries.size());
  for (const timeline::Entry& entry : timeline.entries) {
    const catalog::Report& report = catalog.report(entry.report);
    const model::Activity& activity = activity_of(catalog, entry);
    terms.push_back({terms_named(catalog, report, activity, VocabularyKind::Slogans),
                     terms_named(catalog, report, activity, VocabularyKind::Campaigns)});
  }
  return terms;
}

// Whether any activity of a report is about a term.
bool any_about(const std::vector<ActivityTerms>& terms, const std::vector<ActivityId>& activities,
               std::vector<std::uint32_t> ActivityTerms::* kind, std::uint32_t term) {
  return std::ranges::any_of(activities, [&](ActivityId id) {
    return std::ranges::find(terms[index_of(id)].*kind, term) != (terms[index_of(id)].*kind).end();
  });
}

void add_activities_about(const Catalog& catalog, const timeline::Timeline& timeline, VocabularyKind kind,
                          std::vector<std::uint32_t> ActivityTerms::* about, Taxonomy& taxonomy) {
  for (std::uint32_t r = 0; r < catalog.reports.size(); ++r) {
    const std::vector<ActivityId>& activities = timeline.by_report[r];
    for (const std::uint32_t term : catalog.reports[r].of(kind)) {
      // A campaign is what the report's deeds belong to, said or not; a slogan only what they say.
      const bool some =
          kind == VocabularyKind::Slogans || any_about(taxonomy.activities, activities, about, term);
      for (const ActivityId id : activities) {
        const auto& own = taxonomy.activities[index_of(id)].*about;
        if (!some || std::ranges::find(own, term) != own.end())
          taxonomy.terms[index_of(kind)][term].activities.push_back(id);
      }
    }
  }
  for (TermUse& use : taxonomy.terms[index_of(kind)]) std::ranges::sort(use.activities);
}

void add_activities(const Catalog& catalog, const timeline::Timeline& timeline, Taxonomy& taxonomy) {
  taxonomy.activities = terms_of_activities(catalog, timeline);
  for (std::uint32_t a = 0; a < timeline.entries.size(); ++a) {
    const catalog::Report& report = catalog.report(timeline.entries[a].report);
    for (const VocabularyKind kind : {VocabularyKind::Units, VocabularyKind::Themes}) {
      for (const std::uint32_t term : report.of(kind))
        taxonomy.terms[index_of(kind)][term].activities.push_back(ActivityId{a});
    }
  }
  add_activities_about(catalog, timeline, VocabularyKind::Slogans, &ActivityTerms::slogans, taxonomy);
  add_activities_about(catalog, timeline, VocabularyKind::Campaigns, &ActivityTerms::campaigns, taxonomy);
}

std::vector<YearUse> use_by_year(const Catalog& catalog, const timeline::Timeline& timeline) {
  std::vector<YearUse> years;
  for (std::uint32_t r = 0; r < catalog.reports.size(); ++r) {
    const int year = catalog.reports[r].declared.year;
    if (years.empty() || years.back().year != year) years.push_back({year, r, r, 0, {}});
    years.back().end_report = r + 1;
  }
  for (YearUse& year : years) {
    const timeline::YearRange* const range = timeline.year(year.year);
    if (range == nullptr) continue;
    year.activities = range->end - range->begin;
    for (std::uint32_t a = range->begin; a < range->end; ++a) {
      if (const auto month = activity_of(catalog, timeline.entries[a]).date.month())
        ++year.months[static_cast<std::size_t>(*month - 1)];
    }
  }
  return years;
}

}  // namespace

const YearUse* Taxonomy::year(int year) const {
  const auto found = std::ranges::find(years, year, &YearUse::year);
  return found == years.end() ? nullptr : &*found;
}

Taxonomy make_taxonomy(const Catalog& catalog, const timeline::Timeline& timeline) {
  Taxonomy taxonomy;
  add_reports(catalog, taxonomy);
  add_activities(catalog, timeline, taxonomy);
  std::vector<std::uint32_t> seen(catalog.vocabulary(VocabularyKind::Units).size(), 0);
  std::uint32_t mark = 0;
  for (auto& uses : taxonomy.terms) {
    for (TermUse& use : uses) {
      use.by_year = count_years(catalog, use.reports);
      use.units = count_units(catalog, use.reports, seen, ++mark);
    }
  }
  taxonomy.years = use_by_year(catalog, timeline);
  return taxonomy;
}

std::vector<TermCount> count_terms(const Catalog& catalog, VocabularyKind kind,
                                   const std::vector<ReportId>& reports) {
  std::vector<std::uint32_t> counts(catalog.vocabulary(kind).size(), 0);
  for (const ReportId id : reports) {
    for (const std::uint32_t term : catalog.report(id).of(kind)) ++counts[term];
  }
  std::vector<TermCount> result;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) result.push_back({{kind, i}, counts[i]});
  }
  std::ranges::sort(result, [](const TermCount& a, const TermCount& b) {
    return std::tie(b.count, a.term) < std::tie(a.count, b.term);
  });
  return result;
}

}  // namespace gazette::taxonomy
