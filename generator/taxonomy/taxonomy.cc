#include "taxonomy/taxonomy.h"

#include <algorithm>
#include <tuple>

#include "recognition/findings.h"

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
      for (const std::uint32_t term : catalog.reports[r].declared_of(kind)) ++uses[term].declared;
    }
  }
}

void add_reports_about(const Catalog& catalog, Taxonomy& taxonomy) {
  const auto add = [&](VocabularyKind kind, std::uint32_t term, ReportId id) {
    std::vector<ReportId>& about = taxonomy.terms[index_of(kind)][term].about;
    if (about.empty() || about.back() != id) about.push_back(id);
  };
  for (std::uint32_t r = 0; r < catalog.reports.size(); ++r) {
    const catalog::Report& report = catalog.reports[r];
    for (const VocabularyKind kind : all_vocabularies) {
      for (const std::uint32_t term : report.declared_of(kind)) add(kind, term, ReportId{r});
    }
    for (const recognition::Mention& mention : report.findings.mentions) {
      if (mention.surroundings != recognition::Surroundings::Title) break;  // they come first
      if (!mention.in_title_of_work) add(mention.entry.vocabulary, mention.entry.entry, ReportId{r});
    }
  }
}

void add_mentions(const Catalog& catalog, Taxonomy& taxonomy) {
  for (std::uint32_t r = 0; r < catalog.reports.size(); ++r) {
    const auto& mentions = catalog.reports[r].findings.mentions;
    for (std::uint32_t number = 0; number < mentions.size(); ++number) {
      const recognition::EntryRef& entry = mentions[number].entry;
      taxonomy.terms[index_of(entry.vocabulary)][entry.entry].mentions.push_back({ReportId{r}, number});
    }
  }
  const auto shelf = [&](const MentionId& id) {
    const catalog::Report& report = catalog.report(id.report);
    return std::pair(-report.declared.year, report.owner().index);
  };
  for (auto& uses : taxonomy.terms) {
    for (TermUse& use : uses) std::ranges::stable_sort(use.mentions, {}, shelf);
  }
}

bool names_term(const model::Activity& activity, const catalog::Term& term) {
  const auto says = [&](std::string_view name) {
    return activity.title.find(name) != std::string::npos || activity.text.find(name) != std::string::npos;
  };
  return says(term.name) || (!term.full.empty() && says(term.full)) ||
         std::ranges::any_of(term.aliases, says);
}

// The terms of one kind that an activity is about. A declared one may name a term that no vocabulary's
// file has, and that therefore was not looked for in the text.
std::vector<std::uint32_t> terms_named(const Catalog& catalog, const catalog::Report& report,
                                       const recognition::ReportDeed& deed, VocabularyKind kind) {
  std::vector<std::uint32_t> named;
  for (std::uint32_t tie = deed.ties.begin; tie < deed.ties.end; ++tie) {
    const recognition::EntryRef& entry = report.findings.ties[tie];
    if (entry.vocabulary == kind) named.push_back(entry.entry);
  }
  if (!deed.declared) return named;
  const std::span<const std::uint32_t> declared = report.declared_of(kind);
  for (const std::uint32_t term : declared) {
    if (std::ranges::find(named, term) == named.end() &&
        names_term(deed.activity, catalog.vocabulary(kind)[term]))
      named.push_back(term);
  }
  // A report of one campaign is about it; a slogan is used or not.
  if (kind == VocabularyKind::Campaigns && named.empty() && declared.size() == 1)
    named.push_back(declared.front());
  return named;
}

std::vector<ActivityTerms> terms_of_activities(const Catalog& catalog, const timeline::Timeline& timeline) {
  std::vector<ActivityTerms> terms;
  terms.reserve(timeline.entries.size());
  for (const timeline::Entry& entry : timeline.entries) {
    const catalog::Report& report = catalog.report(entry.report);
    const recognition::ReportDeed& deed = deed_of(catalog, entry);
    terms.push_back({terms_named(catalog, report, deed, VocabularyKind::Slogans),
                     terms_named(catalog, report, deed, VocabularyKind::Campaigns)});
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

void add_activities_about(const timeline::Timeline& timeline, VocabularyKind kind,
                          std::vector<std::uint32_t> ActivityTerms::* about, Taxonomy& taxonomy) {
  for (std::uint32_t a = 0; a < timeline.entries.size(); ++a) {
    for (const std::uint32_t term : taxonomy.activities[a].*about)
      taxonomy.terms[index_of(kind)][term].activities.push_back(ActivityId{a});
  }
}

// A report that declares a campaign and tells no activity of it by name: what it declares belongs there.
void add_unnamed_activities(const Catalog& catalog, const timeline::Timeline& timeline, Taxonomy& taxonomy) {
  auto& campaigns = taxonomy.terms[index_of(VocabularyKind::Campaigns)];
  std::vector<bool> added(campaigns.size(), false);
  for (std::uint32_t r = 0; r < catalog.reports.size(); ++r) {
    const std::vector<ActivityId>& activities = timeline.by_report[r];
    for (const std::uint32_t term : catalog.reports[r].declared_of(VocabularyKind::Campaigns)) {
      if (any_about(taxonomy.activities, activities, &ActivityTerms::campaigns, term)) continue;
      for (const ActivityId id : activities) {
        if (!deed_of(catalog, timeline.entries[index_of(id)]).declared) continue;
        campaigns[term].activities.push_back(id);
        added[term] = true;
      }
    }
  }
  for (std::size_t term = 0; term < campaigns.size(); ++term) {
    if (added[term]) std::ranges::sort(campaigns[term].activities);
  }
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
  add_activities_about(timeline, VocabularyKind::Slogans, &ActivityTerms::slogans, taxonomy);
  add_activities_about(timeline, VocabularyKind::Campaigns, &ActivityTerms::campaigns, taxonomy);
  add_unnamed_activities(catalog, timeline, taxonomy);
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
  add_reports_about(catalog, taxonomy);
  add_mentions(catalog, taxonomy);
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
