#include "pages/plan.h"

#include <algorithm>
#include <array>

namespace gazette::pages {

namespace {

using catalog::Catalog;
using coverage::Coverage;
using model::VocabularyKind;
using taxonomy::Taxonomy;
using timeline::Timeline;

// Which layout shows which page: a table, not a search.
constexpr std::array<std::string_view, 4> index_layouts{"units.html", "themes.html", "slogans.html",
                                                        "campaigns.html"};
constexpr std::array<std::string_view, 4> term_layouts{"unit.html", "theme.html", "slogan.html",
                                                       "campaign.html"};

class Planner {
 public:
  Planner(const Catalog& catalog, const Taxonomy& taxonomy, const Timeline& timeline,
          const Coverage& coverage, Addresses addresses)
      : catalog_(catalog),
        taxonomy_(taxonomy),
        timeline_(timeline),
        coverage_(coverage),
        sizes_(list_sizes(catalog.settings)) {
    plan_.addresses = std::move(addresses);
  }

  Plan plan() && {
    add_single({.kind = PageKind::Home, .address = "index.html", .layout = "home.html"});
    add_single({.kind = PageKind::NotFound, .address = "404.html", .layout = "404.html", .indexed = false});
    add_single(
        {.kind = PageKind::AboutPortal, .address = "about-portal.html", .layout = "about-portal.html"});
    if (catalog_.settings.search)
      add_single(
          {.kind = PageKind::Search, .address = "search.html", .layout = "search.html", .indexed = false});
    add_reports();
    add_terms();
    add_years();
    add_timelines();
    add_coverage();
    add_plain_pages();
    std::ranges::sort(plan_.pages, {}, [](const PlannedPage& p) { return std::tie(p.address, p.source); });
    return std::move(plan_);
  }

 private:
  void add_single(PlannedPage page) {
    page.first = page.address;
    plan_.pages.push_back(std::move(page));
  }

  // The pages of a list of `entries`; an empty list has one page too.
  void add_list(const PlannedPage& page, std::size_t entries, std::size_t page_size) {
    add_pages(page, std::max<std::size_t>(1, (entries + page_size - 1) / page_size));
  }

  void add_pages(const PlannedPage& page, std::size_t count) {
    for (std::size_t number = 1; number <= count; ++number) {
      PlannedPage one = page;
      one.first = page.address;
      one.address = list_address(page.address, number);
      one.number = number;
      one.count = count;
      plan_.pages.push_back(std::move(one));
    }
  }

  void add_aliases(const std::vector<model::Name>& aliases, const std::string& target,
                   const files::File& source) {
    for (const model::Name& alias : aliases) {
      add_single({.kind = PageKind::Moved,
                  .address = alias.value,
                  .layout = "moved.html",
                  .target = target,
                  .source = source.path,
                  .indexed = false,
                  .place = locate(content::source_of(source), {alias.begin, alias.end})});
    }
  }

  void add_reports() {
    for (std::uint32_t i = 0; i < catalog_.reports.size(); ++i) {
      const model::Report& report = catalog_.reports[i].declared;
      const std::string_view layout = report.layout ? std::string_view(report.layout->value) : "report.html";
      add_single({.kind = PageKind::Report,
                  .address = plan_.addresses.reports[i],
                  .layout = layout,
                  .subject = i,
                  .source = report.path});
      add_aliases(report.aliases, plan_.addresses.reports[i], *catalog_.reports[i].file);
    }
    add_list({.kind = PageKind::Reports, .address = "reports/index.html", .layout = "reports.html"},
             catalog_.reports.size(), sizes_.reports);
  }

  void add_terms() {
    for (const VocabularyKind kind : model::all_vocabularies) {
      const std::vector<catalog::Term>& terms = catalog_.vocabulary(kind);
      const bool units = kind == VocabularyKind::Units;
      const PlannedPage index{.kind = PageKind::TermIndex,
                              .address = fmt::format("{}/index.html", model::vocabulary_name(kind)),
                              .layout = index_layouts[index_of(kind)],
                              .vocabulary = kind};
      add_list(index, terms.size(), units ? std::max<std::size_t>(terms.size(), 1) : sizes_.terms);
      for (std::uint32_t i = 0; i < terms.size(); ++i) add_term({kind, i}, units);
    }
  }

  void add_term(catalog::TermId id, bool unit) {
    const std::size_t reports = taxonomy_.of(id).reports.size();
    PlannedPage page{.kind = PageKind::Term,
                     .address = plan_.addresses.term(id),
                     .layout = term_layouts[index_of(id.kind)],
                     .subject = id.index,
                     .vocabulary = id.kind};
    if (!unit) {
      add_list(page, reports, sizes_.reports);
      const std::size_t about = taxonomy_.of(id).about.size();
      if (catalog_.settings.compilations && id.kind == VocabularyKind::Campaigns && about > 0)
        add_compilation(id, compilation_address(catalog_.term(id)), 0, about);
      const std::size_t mentions = taxonomy_.of(id).mentions.size();
      if (mentions <= sizes_.quotations) return;
      page.kind = PageKind::Quotations;
      page.layout = "quotations.html";
      page.address = quotations_address(page.address);
      add_list(page, mentions, sizes_.quotations);
      return;
    }
    if (catalog_.settings.compilations) {
      for (const taxonomy::YearCount& year : taxonomy_.of(id).by_year)
        add_compilation(id, compilation_address(catalog_.term(id), year.year), year.year, year.count);
    }
    if (catalog_.settings.comparisons) add_comparisons(id);
    const std::string folder = folder_of(page.address);
    add_single(page);
    if (reports > sizes_.reports) {
      page.kind = PageKind::UnitList;
      page.layout = "unit-list.html";
      page.address = folder + "list/index.html";
      add_list(page, reports, sizes_.reports);
    }
  }

  void add_compilation(catalog::TermId id, std::string address, int year, std::size_t reports) {
    add_list({.kind = PageKind::Compilation,
              .address = std::move(address),
              .layout = "compilation.html",
              .subject = id.index,
              .vocabulary = id.kind,
              .year = year},
             reports, sizes_.compiled);
  }

  void add_comparisons(catalog::TermId unit) {
    const std::vector<taxonomy::YearCount>& years = taxonomy_.of(unit).by_year;
    for (std::size_t i = 0; i + 1 < years.size(); ++i) {
      const int later = years[i].year;
      const int earlier = years[i + 1].year;
      add_single({.kind = PageKind::Compare,
                  .address = compare_address(catalog_.term(unit), earlier, later),
                  .layout = "compare.html",
                  .subject = unit.index,
                  .vocabulary = unit.kind,
                  .year = later,
                  .earlier = earlier});
    }
  }

  void add_years() {
    add_single({.kind = PageKind::Years, .address = "years/index.html", .layout = "years.html"});
    for (const taxonomy::YearUse& year : taxonomy_.years) {
      add_list({.kind = PageKind::Year,
                .address = year_address(year.year),
                .layout = "year.html",
                .subject = static_cast<std::uint32_t>(year.year)},
               year.end_report - year.first_report, sizes_.reports);
    }
  }

  void add_timelines() {
    add_timeline({.kind = PageKind::Timeline, .address = "timeline/index.html"}, latest_activities());
    for (const timeline::YearRange& year : timeline_.years) {
      plan_.timeline_years.emplace(year.year, static_cast<std::uint32_t>(plan_.timelines.size()));
      add_timeline({.kind = PageKind::TimelineYear,
                    .address = timeline_address(year.year),
                    .subject = static_cast<std::uint32_t>(year.year)},
                   activities_between(year.begin, year.end));
    }
    for (const VocabularyKind kind :
         {VocabularyKind::Units, VocabularyKind::Themes, VocabularyKind::Campaigns}) {
      for (std::uint32_t i = 0; i < catalog_.vocabulary(kind).size(); ++i) {
        const std::vector<timeline::ActivityId>& activities = taxonomy_.of({kind, i}).activities;
        if (activities.empty()) continue;
        add_timeline({.kind = PageKind::TimelineTerm,
                      .address = timeline_address(catalog_.vocabulary(kind)[i]),
                      .subject = i,
                      .vocabulary = kind},
                     activities);
      }
    }
  }

  static std::vector<timeline::ActivityId> activities_between(std::uint32_t begin, std::uint32_t end) {
    std::vector<timeline::ActivityId> ids;
    ids.reserve(end - begin);
    for (std::uint32_t a = begin; a < end; ++a) ids.push_back(timeline::ActivityId{a});
    return ids;
  }

  // Those of the latest two years that have any.
  std::vector<timeline::ActivityId> latest_activities() const {
    const std::vector<timeline::YearRange>& years = timeline_.years;
    if (years.empty()) return {};
    const std::size_t first = years.size() >= 2 ? years.size() - 2 : 0;
    return activities_between(years[first].begin, years.back().end);
  }

  // `ids` ascending.
  void add_timeline(PlannedPage page, std::span<const timeline::ActivityId> ids) {
    page.layout = "timeline.html";
    page.timeline = static_cast<std::uint32_t>(plan_.timelines.size());
    plan_.timelines.push_back(
        plan_timeline(catalog_, timeline_, taxonomy_, ids, page.address, sizes_.activities));
    add_pages(page, plan_.timelines.back().begins.size());
  }

  void add_coverage() {
    if (coverage_.years.empty()) return;
    PlannedPage page{.kind = PageKind::Coverage,
                     .address = "coverage/index.html",
                     .layout = "coverage.html",
                     .subject = static_cast<std::uint32_t>(coverage_.years.front().year)};
    add_list(page, coverage_.rows.size(), sizes_.units);
    page.kind = PageKind::CoverageYear;
    for (const coverage::YearCoverage& year : coverage_.years) {
      page.address = coverage_address(year.year);
      page.subject = static_cast<std::uint32_t>(year.year);
      add_list(page, coverage_.rows.size(), sizes_.units);
    }
  }

  void add_plain_pages() {
    for (std::uint32_t i = 0; i < catalog_.pages.size(); ++i) {
      const model::Page& page = catalog_.pages[i].declared;
      const std::string_view layout = page.layout ? std::string_view(page.layout->value) : "page.html";
      add_single({.kind = PageKind::Plain,
                  .address = plan_.addresses.pages[i],
                  .layout = layout,
                  .subject = i,
                  .source = page.path});
      add_aliases(page.aliases, plan_.addresses.pages[i], *catalog_.pages[i].file);
    }
  }

  const Catalog& catalog_;
  const Taxonomy& taxonomy_;
  const Timeline& timeline_;
  const Coverage& coverage_;
  ListSizes sizes_;
  Plan plan_;
};

}  // namespace

ListSizes list_sizes(const model::Settings& settings) {
  return {.reports = static_cast<std::size_t>(settings.page_size)};
}

const PlannedPage* Plan::find(std::string_view address) const {
  const auto found = std::ranges::lower_bound(
      pages, address, {}, [](const PlannedPage& p) -> std::string_view { return p.address; });
  return found != pages.end() && found->address == address ? &*found : nullptr;
}

Plan plan_pages(const Catalog& catalog, const Taxonomy& taxonomy, const Timeline& timeline,
                const Coverage& coverage, Addresses addresses) {
  return Planner(catalog, taxonomy, timeline, coverage, std::move(addresses)).plan();
}

}  // namespace gazette::pages
