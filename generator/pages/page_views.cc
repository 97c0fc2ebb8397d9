#include "pages/page_views.h"

#include <algorithm>
#include <set>

#include "pages/campaign_view.h"
#include "pages/compare_view.h"
#include "pages/compilation_view.h"
#include "pages/coverage_view.h"
#include "pages/home_view.h"
#include "pages/quotations.h"
#include "pages/report_lists.h"
#include "pages/timeline_view.h"

namespace gazette::pages {

namespace {

using catalog::ReportId;
using catalog::TermId;
using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;

constexpr std::size_t unit_activities = 10;
constexpr std::size_t term_activities = 20;
constexpr std::size_t most_together = 8;
constexpr std::size_t quotations_of_many = 20;

const taxonomy::TermUse& use_of(const Views& views, TermId id) {
  return views.parts().taxonomy.of(id);
}

// The part of a list that one page shows.
template <typename Id>
std::span<const Id> part_of(const std::vector<Id>& all, const PlannedPage& page, std::size_t page_size) {
  const std::size_t begin = std::min(all.size(), (page.number - 1) * page_size);
  return std::span(all).subspan(begin, std::min(page_size, all.size() - begin));
}

std::size_t report_page_size(const Views& views) {
  return list_sizes(views.catalog().settings).reports;
}

// The last activities of a list, the latest first.
Value latest_of(const Views& views, const std::vector<timeline::ActivityId>& activities, std::size_t most,
                Arena& arena) {
  ListBuilder list(arena, most);
  for (std::size_t i = 0; i < std::min(most, activities.size()); ++i)
    list.push(views.activity(activities[activities.size() - 1 - i]));
  return list.list();
}

// -- units

void add_units(const Views& views, DictBuilder& root, Arena& arena) {
  std::vector<TermId> tree;
  const auto& units = views.catalog().vocabulary(VocabularyKind::Units);
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    if (!units[i].parent) tree.push_back({VocabularyKind::Units, i});
  }
  root.set("tree", views.terms(tree, arena));
  root.set("levels", levels_of_units(views, arena));
  root.set("letters", letters_of_units(views, arena));
}

void add_unit(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const taxonomy::TermUse& use = use_of(views, page.term());
  root.set("unit", views.term(page.term()));
  root.set("grid", report_grid(views, use.reports, arena));
  root.set("slogans", term_counts_by_year(views, VocabularyKind::Slogans, use.reports, arena));
  root.set("campaigns", term_counts_by_year(views, VocabularyKind::Campaigns, use.reports, arena));
  root.set("themes", term_counts_by_year(views, VocabularyKind::Themes, use.reports, arena));
  root.set("activities", latest_of(views, use.activities, unit_activities, arena));
  root.set("report_total", Value::integer(std::ssize(use.reports)));
  const std::string list = folder_of(page.address) + "list/index.html";
  root.set("list_url", views.parts().plan.find(list) != nullptr ? made_text(list, arena) : Value::none());
}

// -- themes, slogans, campaigns

void add_term_index(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const std::vector<TermId> all = terms_by_count(views, page.vocabulary);
  const std::span<const TermId> shown = part_of(all, page, list_sizes(views.catalog().settings).terms);
  root.set("terms", views.terms(shown, arena));
  root.set("categories", categories_of(views, page.vocabulary, shown, arena));
  if (page.vocabulary == VocabularyKind::Campaigns) {
    std::vector<TermId> active;
    std::vector<TermId> ended;
    for (const TermId id : shown)
      (catalog::is_in_progress(views.catalog().term(id), views.catalog().today) ? active : ended)
          .push_back(id);
    root.set("active", views.terms(active, arena));
    root.set("ended", views.terms(ended, arena));
  }
  if (page.vocabulary == VocabularyKind::Themes) {
    std::vector<TermId> tree;
    for (const TermId id : shown) {
      if (!views.catalog().term(id).parent) tree.push_back(id);
    }
    root.set("tree", views.terms(tree, arena));
  }
}

// Slogans and campaigns in the same reports, without the term itself.
Value together_with(const Views& views, TermId self, const std::vector<ReportId>& reports, Arena& arena) {
  std::vector<taxonomy::TermCount> counts =
      taxonomy::count_terms(views.catalog(), VocabularyKind::Slogans, reports);
  std::ranges::move(taxonomy::count_terms(views.catalog(), VocabularyKind::Campaigns, reports),
                    std::back_inserter(counts));
  std::erase_if(counts, [&](const taxonomy::TermCount& c) { return c.term == self; });
  std::ranges::stable_sort(counts, std::greater{}, &taxonomy::TermCount::count);
  if (counts.size() > most_together) counts.resize(most_together);
  return term_counts(views, counts, arena);
}

// A term's own page shows all of its quotations, or where they are many the latest, and leads to the others.
void add_quotations(const Views& views, const PlannedPage& page, bool first, DictBuilder& root,
                    Arena& arena) {
  const std::vector<taxonomy::MentionId>& mentions = use_of(views, page.term()).mentions;
  const bool many = mentions.size() > list_sizes(views.catalog().settings).quotations;
  const std::size_t shown = !first ? 0 : many ? quotations_of_many : mentions.size();
  root.set("quotations", quotations(views, std::span(mentions).first(shown), arena));
  root.set("quotations_url", many ? made_text(quotations_address(page.first), arena) : Value::none());
  root.set("variants", variants(views, first ? std::span(mentions) : std::span(mentions).first(0), arena));
}

void add_term(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const taxonomy::TermUse& use = use_of(views, page.term());
  root.set("term", views.term(page.term()));
  root.set("groups",
           groups_of_term(views, page.term(), part_of(use.reports, page, report_page_size(views)), arena));
  // What sums up the whole term stands on its first page.
  const bool first = page.number == 1;
  const std::vector<ReportId> none;
  const std::vector<ReportId>& reports = first ? use.reports : none;
  root.set("units", units_of_term(views, reports, arena));
  root.set("levels", levels_of_term(views, reports, arena));
  root.set("activities", first ? latest_of(views, use.activities, term_activities, arena) : Value::list({}));
  root.set("together", together_with(views, page.term(), reports, arena));
  if (page.vocabulary == VocabularyKind::Campaigns) add_campaign(views, page, root, arena);
  add_quotations(views, page, first, root, arena);
}

// -- years

std::set<TermId> slogans_of(const Views& views, const taxonomy::YearUse& year) {
  std::set<TermId> slogans;
  for (const ReportId id : reports_of_year(year)) {
    for (const std::uint32_t slogan : views.catalog().report(id).of(VocabularyKind::Slogans))
      slogans.insert({VocabularyKind::Slogans, slogan});
  }
  return slogans;
}

// Slogans of one year that are missing in the other.
std::vector<TermId> without(const std::set<TermId>& some, const std::set<TermId>& others) {
  std::vector<TermId> result;
  std::ranges::set_difference(some, others, std::back_inserter(result));
  return result;
}

void add_slogan_changes(const Views& views, const taxonomy::YearUse& year, DictBuilder& root, Arena& arena) {
  std::vector<TermId> fresh;
  std::vector<TermId> gone;
  const std::set<TermId> now = slogans_of(views, year);
  for (const TermId id : now) {
    if (use_of(views, id).by_year.back().year == year.year) fresh.push_back(id);
  }
  if (const taxonomy::YearUse* const before = views.parts().taxonomy.year(year.year - 1))
    gone = without(slogans_of(views, *before), now);
  // In the portal's first year every slogan is new, which says nothing.
  if (year.year == views.parts().taxonomy.years.back().year) fresh.clear();
  root.set("new_slogans", views.terms(fresh, arena));
  root.set("gone_slogans", views.terms(gone, arena));
}

void add_year(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const auto& years = views.parts().taxonomy.years;
  const auto at = std::ranges::find(years, static_cast<int>(page.subject), &taxonomy::YearUse::year);
  const std::vector<ReportId> reports = reports_of_year(*at);
  root.set("year", views.year(at->year));
  root.set("prev", at + 1 != years.end() ? views.year((at + 1)->year) : Value::none());
  root.set("next", at != years.begin() ? views.year((at - 1)->year) : Value::none());
  root.set("reports", views.reports(part_of(reports, page, report_page_size(views)), arena));
  root.set("levels", page.count == 1 ? levels_of_year(views, reports, arena) : Value::list({}));
  for (const auto& [name, kind] : {std::pair{"slogans", VocabularyKind::Slogans},
                                   {"campaigns", VocabularyKind::Campaigns},
                                   {"themes", VocabularyKind::Themes}}) {
    root.set(name, term_counts(views, taxonomy::count_terms(views.catalog(), kind, reports), arena));
  }
  add_slogan_changes(views, *at, root, arena);
}

void add_years(const Views& views, DictBuilder& root, Arena& arena) {
  ListBuilder list(arena);
  for (const taxonomy::YearUse& year : views.parts().taxonomy.years) list.push(views.year(year.year));
  root.set("years", list.list());
}

void add_reports(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  std::vector<ReportId> all;
  all.reserve(views.catalog().reports.size());
  for (std::uint32_t i = 0; i < views.catalog().reports.size(); ++i) all.push_back(ReportId{i});
  root.set("groups", groups_by_year(views, part_of(all, page, report_page_size(views)), arena));
}

// Which kinds of reports the build left out, never how many: a count would tell that there are some.
void add_about_portal(const Views& views, DictBuilder& root, Arena& arena) {
  const catalog::Selection& selection = views.parts().selection;
  ListBuilder left_out(arena);
  for (const auto& [include, kind] : {std::pair{selection.drafts, "drafts"},
                                      {selection.future, "not-yet-published"},
                                      {selection.expired, "expired"}}) {
    if (include == catalog::Include::No) left_out.push(Value::string(kind));
  }
  root.set("left_out", left_out.list());
  root.set("levels", levels_of_units(views, arena));
  const model::Recognition& recognize = views.catalog().settings.recognize;
  DictBuilder found(arena);
  found.set("slogans", Value::boolean(recognize.slogans));
  found.set("campaigns", Value::boolean(recognize.campaigns));
  found.set("activities", Value::boolean(recognize.activities));
  root.set("found", found.dict());
}

void add_plain(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const catalog::Page& plain = views.catalog().pages[page.subject];
  root.set("title", Value::string(plain.declared.title.value));
  root.set("summary", text_or_none(plain.declared.summary));
  root.set("body", document_html(plain.body, views.parts().links.pages[page.subject], root_from(page.address),
                                 arena));
  root.set("toc", contents_of(plain.body, arena));
  root.set("params", tree_value(plain.declared.params, arena));
}

}  // namespace

std::size_t entries_of(const Views& views, const PlannedPage& page) {
  switch (page.kind) {
    case PageKind::Reports:
      return views.catalog().reports.size();
    case PageKind::TermIndex:
      return views.catalog().vocabulary(page.vocabulary).size();
    case PageKind::Term:
    case PageKind::UnitList:
      return use_of(views, page.term()).reports.size();
    case PageKind::Quotations:
      return use_of(views, page.term()).mentions.size();
    case PageKind::Year: {
      const taxonomy::YearUse* const year = views.parts().taxonomy.year(static_cast<int>(page.subject));
      return year->end_report - year->first_report;
    }
    case PageKind::Timeline:
    case PageKind::TimelineYear:
    case PageKind::TimelineTerm:
      return views.parts().plan.timelines[page.timeline].activities.size();
    case PageKind::Coverage:
    case PageKind::CoverageYear:
      return views.parts().coverage.rows.size();
    case PageKind::Compilation:
      return compiled_reports(views, page).size();
    case PageKind::Home:
    case PageKind::Report:
    case PageKind::Years:
    case PageKind::Compare:
    case PageKind::Plain:
    case PageKind::AboutPortal:
    case PageKind::NotFound:
    case PageKind::Search:
    case PageKind::Moved:
      return 1;
  }
  return 1;
}

void add_page_names(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  switch (page.kind) {
    case PageKind::Home:
      return add_home(views, root, arena);
    case PageKind::Report:
      return root.set("report", views.report(page.report()));
    case PageKind::Reports:
      return add_reports(views, page, root, arena);
    case PageKind::TermIndex:
      return page.vocabulary == VocabularyKind::Units ? add_units(views, root, arena)
                                                      : add_term_index(views, page, root, arena);
    case PageKind::Term:
      return page.vocabulary == VocabularyKind::Units ? add_unit(views, page, root, arena)
                                                      : add_term(views, page, root, arena);
    case PageKind::UnitList:
      root.set("unit", views.term(page.term()));
      return root.set(
          "groups",
          groups_by_year(views, part_of(use_of(views, page.term()).reports, page, report_page_size(views)),
                         arena));
    case PageKind::Quotations:
      root.set("term", views.term(page.term()));
      return root.set("quotations", quotations(views,
                                               part_of(use_of(views, page.term()).mentions, page,
                                                       list_sizes(views.catalog().settings).quotations),
                                               arena));
    case PageKind::Years:
      return add_years(views, root, arena);
    case PageKind::Year:
      return add_year(views, page, root, arena);
    case PageKind::Timeline:
    case PageKind::TimelineYear:
    case PageKind::TimelineTerm:
      return add_timeline(views, page, root, arena);
    case PageKind::Coverage:
    case PageKind::CoverageYear:
      return add_coverage(views, page, root, arena);
    case PageKind::Compilation:
      return add_compilation(views, page, root);
    case PageKind::Compare:
      return add_compare(views, page, root, arena);
    case PageKind::Plain:
      return add_plain(views, page, root, arena);
    case PageKind::Moved:
      return root.set("target", made_text(encoded(page.target), arena));
    case PageKind::AboutPortal:
      return add_about_portal(views, root, arena);
    case PageKind::NotFound:
    case PageKind::Search:
      return;
  }
}

void add_page_texts(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  if (page.kind == PageKind::Compilation) add_compiled_texts(views, page, root, arena);
  if (page.kind == PageKind::Compare) add_compared_texts(views, page, root, arena);
}

std::vector<ReportId> texts_on(const Views& views, const PlannedPage& page) {
  if (page.kind == PageKind::Compare) return compared_reports(views, page);
  if (page.kind != PageKind::Compilation) return {};
  const std::vector<ReportId> all = compiled_reports(views, page);
  const std::span<const ReportId> part = part_of_compilation(views, page, all);
  return {part.begin(), part.end()};
}

}  // namespace gazette::pages
