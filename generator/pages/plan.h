// The Plan: every page of the site and its address, before any is rendered.
//
// plan_pages() makes it from the frozen catalog; after it no page is added. Pages are in the order of
// their addresses. What is published besides (copies, feeds, styles) is checked against it in site/.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "coverage/coverage.h"
#include "diagnostics/diagnostic.h"
#include "pages/addresses.h"
#include "pages/planned_timeline.h"
#include "taxonomy/taxonomy.h"
#include "timeline/timeline.h"

namespace gazette::pages {

enum class PageKind {
  Home,
  Report,
  Reports,     // the list of all
  TermIndex,   // units/index.html, themes/index.html …
  Term,        // units/<id>.html, themes/<id>.html …
  UnitList,    // all reports of one unit, where they fill several pages
  Quotations,  // all places that use a slogan or campaign, where they are many
  Years,
  Year,
  Timeline,  // timeline/index.html
  TimelineYear,
  TimelineTerm,
  Coverage,  // coverage/index.html: the latest year
  CoverageYear,
  Compilation,  // the reports of a unit's year or of a campaign as one document
  Compare,      // a year of a unit beside the one before
  Plain,
  AboutPortal,  // what the portal holds and how it was made
  NotFound,
  Search,
  Moved,  // an old address that leads on
};

struct PlannedPage {
  PageKind kind = PageKind::Home;
  std::string address = {};
  std::string_view layout =
      {};                  // its file in layouts/; of a report or plain page with a layout of its own, that
  std::string first = {};  // the address of the first page of its list
  std::size_t number = 1;  // which page of its list
  std::size_t count = 1;   // how many the list has
  std::uint32_t subject = 0;  // a ReportId, the index of a term, a year, the position of a plain page
  model::VocabularyKind vocabulary = model::VocabularyKind::Units;
  int year = 0;                // Compilation of a unit; Compare: the later year
  int earlier = 0;             // Compare
  std::uint32_t timeline = 0;  // Timeline, TimelineYear, TimelineTerm: position in Plan::timelines
  std::string target = {};     // Moved: the address it leads to
  std::string source = {};     // the file it comes from, for messages; empty where it comes from no one file
  bool indexed = true;         // stands in the sitemap
  std::optional<diagnostics::Place> place = {};  // Moved: of the alias in its source

  catalog::ReportId report() const { return catalog::ReportId{subject}; }
  catalog::TermId term() const { return {vocabulary, subject}; }
};

// Entries on one page of each kind of list.
struct ListSizes {
  std::size_t reports = 50;      // the setting page_size
  std::size_t terms = 500;       // of an index of slogans, campaigns or themes
  std::size_t activities = 500;  // of a timeline, if need be; its pages end with a month
  std::size_t units = 500;       // of the table of who has reported
  std::size_t quotations = 50;
  std::size_t compiled = 300;  // reports of one part of a compilation
};
ListSizes list_sizes(const model::Settings& settings);

struct Plan {
  std::vector<PlannedPage> pages;  // by address
  Addresses addresses;
  std::vector<PlannedTimeline> timelines;
  std::map<int, std::uint32_t> timeline_years;  // year: position of its own timeline

  const PlannedPage* find(std::string_view address) const;
};

// The layout of a page is `layout` of its front matter or the one that the table in plan.cc gives.
Plan plan_pages(const catalog::Catalog& catalog, const taxonomy::Taxonomy& taxonomy,
                const timeline::Timeline& timeline, const coverage::Coverage& coverage, Addresses addresses);

}  // namespace gazette::pages
