// The object `page` of every layout: title, address, breadcrumb, pager.
#include <algorithm>
#include <array>

#include "pages/page_views.h"

namespace gazette::pages {

namespace {

using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;

constexpr std::array<std::string_view, 4> index_kinds{"units", "themes", "slogans", "campaigns"};
constexpr std::array<std::string_view, 4> term_kinds{"unit", "theme", "slogan", "campaign"};
constexpr std::array<std::string_view, 4> index_titles{"title.units", "title.themes", "title.slogans",
                                                       "title.campaigns"};

std::string_view kind_of(const PlannedPage& page) {
  switch (page.kind) {
    case PageKind::Home:
      return "home";
    case PageKind::Report:
      return "report";
    case PageKind::Reports:
      return "reports";
    case PageKind::TermIndex:
      return index_kinds[index_of(page.vocabulary)];
    case PageKind::Term:
      return term_kinds[index_of(page.vocabulary)];
    case PageKind::UnitList:
      return "unit-list";
    case PageKind::Quotations:
      return "quotations";
    case PageKind::Years:
      return "years";
    case PageKind::Year:
      return "year";
    case PageKind::Timeline:
    case PageKind::TimelineYear:
    case PageKind::TimelineTerm:
      return "timeline";
    case PageKind::Coverage:
    case PageKind::CoverageYear:
      return "coverage";
    case PageKind::Compilation:
      return "compilation";
    case PageKind::Compare:
      return "compare";
    case PageKind::AboutPortal:
      return "about-portal";
    case PageKind::Plain:
      return "plain";
    case PageKind::NotFound:
      return "404";
    case PageKind::Search:
      return "search";
    case PageKind::Moved:
      return "moved";
  }
  return {};
}

// The item of the main navigation that a page belongs to.
std::string_view nav_of(const PlannedPage& page) {
  switch (page.kind) {
    case PageKind::Report:
    case PageKind::UnitList:
    case PageKind::Compare:
      return "units";
    case PageKind::TermIndex:
    case PageKind::Term:
    case PageKind::Quotations:
    case PageKind::Compilation:
      return page.vocabulary == VocabularyKind::Themes ? std::string_view{}
                                                       : index_kinds[index_of(page.vocabulary)];
    case PageKind::Years:
    case PageKind::Year:
      return "years";
    case PageKind::Timeline:
    case PageKind::TimelineYear:
    case PageKind::TimelineTerm:
      return "timeline";
    case PageKind::Coverage:
    case PageKind::CoverageYear:
      return "coverage";
    case PageKind::Home:
    case PageKind::Reports:
    case PageKind::Plain:
    case PageKind::AboutPortal:
    case PageKind::NotFound:
    case PageKind::Search:
    case PageKind::Moved:
      return {};
  }
  return {};
}

std::string year_title(const Views& views, std::uint32_t year) {
  return views.words()("year", {{std::to_string(year), year}});
}

std::string title_of(const Views& views, const PlannedPage& page) {
  const Words& words = views.words();
  const auto term_name = [&] { return views.catalog().term(page.term()).name; };
  switch (page.kind) {
    case PageKind::Home:
      return views.catalog().settings.title;
    case PageKind::Report: {
      const model::Report& report = views.catalog().report(page.report()).declared;
      return report.subtitle.empty() ? report.title.value : report.title.value + "——" + report.subtitle;
    }
    case PageKind::Reports:
      return words("title.reports");
    case PageKind::TermIndex:
      return words(index_titles[index_of(page.vocabulary)]);
    case PageKind::Term:
      return term_name();
    case PageKind::UnitList:
      return words("title.unit-list", {{term_name(), std::nullopt}});
    case PageKind::Quotations:
      return words("title.quotations", {{term_name(), std::nullopt}});
    case PageKind::Years:
      return words("title.years");
    case PageKind::Year:
      return year_title(views, page.subject);
    case PageKind::Timeline:
      return words("title.timeline");
    case PageKind::TimelineYear:
      return words("title.timeline.of", {{year_title(views, page.subject), std::nullopt}});
    case PageKind::TimelineTerm:
      return words("title.timeline.of", {{term_name(), std::nullopt}});
    case PageKind::Coverage:
      return words("title.coverage");
    case PageKind::CoverageYear:
      return words("title.coverage.of", {{year_title(views, page.subject), std::nullopt}});
    case PageKind::Compilation:
      if (page.year == 0) return words("title.compilation.campaign", {{term_name(), std::nullopt}});
      return words("title.compilation.unit",
                   {{term_name(), std::nullopt},
                    {year_title(views, static_cast<std::uint32_t>(page.year)), std::nullopt}});
    case PageKind::Compare:
      return words("title.compare", {{term_name(), std::nullopt},
                                     {std::to_string(page.earlier), page.earlier},
                                     {std::to_string(page.year), page.year}});
    case PageKind::Plain:
      return views.catalog().pages[page.subject].declared.title.value;
    case PageKind::AboutPortal:
      return words("title.about-portal");
    case PageKind::NotFound:
      return words("title.404");
    case PageKind::Search:
      return words("search");
    case PageKind::Moved:
      return words("title.moved");
  }
  return {};
}

// One list of {title, url}; the last is the page itself and has no url.
class Crumbs {
 public:
  Crumbs(const Views& views, Arena& arena) : views_(views), arena_(arena), list_(arena) {
    add(views.words()("title.home"), "index.html");
  }

  void add(std::string_view title, std::string_view url) {
    DictBuilder dict(arena_);
    dict.set("title", made_text(title, arena_));
    dict.set("url", url.empty() ? Value::none() : made_text(url, arena_));
    list_.push(dict.dict());
  }
  void add_phrase(std::string_view key, std::string_view url) { add(views_.words()(key), url); }
  void add_term(catalog::TermId id) {
    add(views_.catalog().term(id).name, views_.parts().plan.addresses.term(id));
  }
  void add_units_above(catalog::TermId id) {
    std::vector<catalog::TermId> up;
    for (auto parent = views_.catalog().term(id).parent; parent;
         parent = views_.catalog().term(*parent).parent)
      up.push_back(*parent);
    for (auto i = up.rbegin(); i != up.rend(); ++i) add_term(*i);
  }
  Value list() const { return list_.list(); }

 private:
  const Views& views_;
  Arena& arena_;
  ListBuilder list_;
};

Value crumbs_of(const Views& views, const PlannedPage& page, const std::string& title, Arena& arena) {
  Crumbs crumbs(views, arena);
  switch (page.kind) {
    case PageKind::Home:
      return Value::list({});
    case PageKind::Report: {
      const catalog::Report& report = views.catalog().report(page.report());
      crumbs.add_phrase("nav.units", "units/index.html");
      crumbs.add_units_above(report.owner());
      crumbs.add_term(report.owner());
      crumbs.add(views.kind_name(report.declared), "");
      return crumbs.list();
    }
    case PageKind::Term:
    case PageKind::UnitList:
    case PageKind::Quotations:
    case PageKind::Compilation:
    case PageKind::Compare:
      crumbs.add_phrase(
          page.vocabulary == VocabularyKind::Units ? std::string_view("nav.units")
                                                   : index_titles[index_of(page.vocabulary)],
          list_address(std::string(model::vocabulary_name(page.vocabulary)) + "/index.html", 1));
      if (page.vocabulary == VocabularyKind::Units || page.vocabulary == VocabularyKind::Themes)
        crumbs.add_units_above(page.term());
      if (page.kind != PageKind::Term) crumbs.add_term(page.term());
      if (page.kind == PageKind::Compare) {
        crumbs.add_phrase("compare", "");
        return crumbs.list();
      }
      if (page.kind != PageKind::Compilation) break;
      crumbs.add(page.year == 0 ? views.words()("compilation")
                                : views.words()("compilation.of", {{std::to_string(page.year), page.year}}),
                 "");
      return crumbs.list();
    case PageKind::Year:
      crumbs.add_phrase("nav.years", "years/index.html");
      break;
    case PageKind::TimelineYear:
    case PageKind::TimelineTerm:
      crumbs.add_phrase("nav.timeline", "timeline/index.html");
      break;
    case PageKind::CoverageYear:
      crumbs.add_phrase("title.coverage", "coverage/index.html");
      break;
    case PageKind::Reports:
    case PageKind::TermIndex:
    case PageKind::Years:
    case PageKind::Timeline:
    case PageKind::Coverage:
    case PageKind::Plain:
    case PageKind::AboutPortal:
    case PageKind::NotFound:
    case PageKind::Search:
    case PageKind::Moved:
      break;
  }
  crumbs.add(title, "");
  return crumbs.list();
}

void push_page_link(const PlannedPage& page, std::size_t number, ListBuilder& list, Arena& arena) {
  DictBuilder dict(arena);
  dict.set("number", Value::integer(static_cast<std::int64_t>(number)));
  dict.set("url", made_text(list_address(page.first, number), arena));
  dict.set("current", Value::boolean(number == page.number));
  dict.set("gap", Value::boolean(false));
  list.push(dict.dict());
}

// First, last, and two on either side of the page; gaps between.
Value page_links(const PlannedPage& page, Arena& arena) {
  constexpr std::size_t around = 2;
  ListBuilder list(arena);
  std::size_t last_pushed = 0;
  for (std::size_t number = 1; number <= page.count; ++number) {
    const bool near = number + around >= page.number && number <= page.number + around;
    if (number != 1 && number != page.count && !near) continue;
    if (number > last_pushed + 1) {
      DictBuilder gap(arena);
      gap.set("number", Value::none());
      gap.set("url", Value::none());
      gap.set("current", Value::boolean(false));
      gap.set("gap", Value::boolean(true));
      list.push(gap.dict());
    }
    push_page_link(page, number, list, arena);
    last_pushed = number;
  }
  return list.list();
}

Value pager_of(const Views& views, const PlannedPage& page, Arena& arena) {
  if (page.count <= 1) return Value::none();
  DictBuilder dict(arena);
  dict.set("number", Value::integer(static_cast<std::int64_t>(page.number)));
  dict.set("count", Value::integer(static_cast<std::int64_t>(page.count)));
  dict.set("total", Value::integer(static_cast<std::int64_t>(entries_of(views, page))));
  dict.set("prev",
           page.number > 1 ? made_text(list_address(page.first, page.number - 1), arena) : Value::none());
  dict.set("next", page.number < page.count ? made_text(list_address(page.first, page.number + 1), arena)
                                            : Value::none());
  dict.set("pages", page_links(page, arena));
  return dict.dict();
}

Value description_of(const Views& views, const PlannedPage& page) {
  if (page.kind == PageKind::Report) return text_or_none(views.catalog().report(page.report()).summary);
  if (page.kind == PageKind::Plain) return text_or_none(views.catalog().pages[page.subject].declared.summary);
  return Value::none();
}

Value feed_of(const Views& views, const PlannedPage& page, Arena& arena) {
  if (views.catalog().settings.base_url.empty()) return Value::none();
  if (page.kind == PageKind::Term || page.kind == PageKind::UnitList)
    return made_text(feed_address(views.catalog().term(page.term())), arena);
  return Value::string("feed.xml");
}

}  // namespace

Value page_value(const Views& views, const PlannedPage& page, Arena& arena) {
  const std::string title = title_of(views, page);
  const std::string& base_url = views.catalog().settings.base_url;
  const bool has_canonical = !base_url.empty() && page.kind != PageKind::NotFound;
  const std::string& canonical = page.kind == PageKind::Moved ? page.target : page.address;
  DictBuilder dict(arena);
  dict.set("kind", Value::string(kind_of(page)));
  dict.set("title", made_text(title, arena));
  dict.set("url", Value::string(page.address));
  dict.set("nav", Value::string(nav_of(page)));
  dict.set("crumbs", crumbs_of(views, page, title, arena));
  dict.set("description", description_of(views, page));
  dict.set("canonical", has_canonical ? made_text(base_url + encoded(canonical), arena) : Value::none());
  dict.set("feed", feed_of(views, page, arena));
  dict.set("pager", pager_of(views, page, arena));
  return dict.dict();
}

}  // namespace gazette::pages
