#include "pages/timeline_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace gazette::pages {

namespace {

using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;
using timeline::ActivityId;
using timeline::Section;

const model::Activity& activity_of(const Views& views, ActivityId id) {
  return timeline::activity_of(views.catalog(), views.parts().timeline.entries[index_of(id)]);
}

// Runs of ids for which key(id) is equal.
template <typename Key, typename Visit>
void for_each_run(std::span<const ActivityId> ids, Key key, Visit visit) {
  for (std::size_t begin = 0; begin < ids.size();) {
    std::size_t end = begin;
    while (end < ids.size() && key(ids[end]) == key(ids[begin])) ++end;
    visit(ids.subspan(begin, end - begin));
    begin = end;
  }
}

std::string section_name(const Views& views, const Section& section) {
  const std::string number = std::to_string(section.number);
  switch (section.kind) {
    case Section::Kind::Month:
      return views.words()("month." + number);
    case Section::Kind::Quarter:
      return views.words()("period.Q" + number);
    case Section::Kind::Half:
      return views.words()("period.H" + number);
    case Section::Kind::Unknown:
      return views.words()("month.unknown");
  }
  return {};
}

std::string section_id(int year, const Section& section) {
  switch (section.kind) {
    case Section::Kind::Month:
      return fmt::format("m{}-{:02}", year, section.number);
    case Section::Kind::Quarter:
      return fmt::format("q{}-{}", year, section.number);
    case Section::Kind::Half:
      return fmt::format("h{}-{}", year, section.number);
    case Section::Kind::Unknown:
      return fmt::format("u{}", year);
  }
  return {};
}

Value section_value(const Views& views, int year, const Section& section, std::span<const ActivityId> ids,
                    Arena& arena) {
  DictBuilder dict(arena);
  dict.set("month", section.kind == Section::Kind::Month ? Value::integer(section.number) : Value::none());
  dict.set("name", made_text(section_name(views, section), arena));
  dict.set("id", made_text(section_id(year, section), arena));
  dict.set("activities", views.activities(ids, arena));
  return dict.dict();
}

Value month_counts(const TimelineMonths& months, Arena& arena) {
  ListBuilder list(arena, months.counts.size());
  for (const std::uint32_t count : months.counts) list.push(Value::integer(count));
  return list.list();
}

bool has_reports(const Views& views, int year) {
  return views.parts().taxonomy.year(year) != nullptr;
}

// One year of a page: `shown` of it stands there; all of it is counted.
Value year_value(const Views& views, const TimelineYear& whole, std::span<const ActivityId> shown,
                 Arena& arena) {
  const int year = whole.year;
  ListBuilder months(arena);
  const auto section = [&](ActivityId id) { return timeline::section_of(activity_of(views, id).date); };
  for_each_run(shown, section, [&](std::span<const ActivityId> run) {
    months.push(section_value(views, year, section(run.front()), run, arena));
  });
  DictBuilder dict(arena);
  dict.set("year", has_reports(views, year) ? views.year(year) : Value::none());
  dict.set("number", Value::integer(year));
  dict.set("count", Value::integer(static_cast<std::int64_t>(whole.end - whole.begin)));
  dict.set("months", months.list());
  return dict.dict();
}

Value years_value(const Views& views, const PlannedTimeline& planned, std::size_t page_number, Arena& arena) {
  const std::span<const ActivityId> shown = planned.on_page(page_number);
  const std::size_t first = planned.begins[page_number - 1];
  ListBuilder years(arena);
  for (const TimelineYear& year : planned.years) {
    const std::size_t begin = std::max(year.begin, first);
    const std::size_t end = std::min(year.end, first + shown.size());
    if (begin < end) years.push(year_value(views, year, shown.subspan(begin - first, end - begin), arena));
  }
  return years.list();
}

Value way_to_year(int year, const TimelineMonths& months, std::string_view url, bool shown, Arena& arena) {
  DictBuilder dict(arena);
  dict.set("year", Value::integer(year));
  dict.set("url", made_text(url, arena));
  dict.set("shown", Value::boolean(shown));
  dict.set("months", month_counts(months, arena));
  dict.set("urls", month_urls(months, arena));
  return dict.dict();
}

// The years of one timeline, each with the page where it begins.
Value ways_within(const PlannedTimeline& planned, std::size_t page_number, Arena& arena) {
  ListBuilder ways(arena);
  for (const TimelineYear& year : planned.years) {
    const std::size_t first = planned.page_of(year.begin);
    const std::size_t last = planned.page_of(year.end - 1);
    const std::string url = fmt::format("{}#y{}", list_address(planned.address, first), year.year);
    ways.push(way_to_year(year.year, year.months, url, first <= page_number && page_number <= last, arena));
  }
  return ways.list();
}

// Every year of the portal, each on the timeline of its own.
Value ways_to_years(const Views& views, const PlannedPage& page, Arena& arena) {
  ListBuilder ways(arena);
  const Plan& plan = views.parts().plan;
  for (auto at = plan.timeline_years.rbegin(); at != plan.timeline_years.rend(); ++at) {
    const PlannedTimeline& planned = plan.timelines[at->second];
    const bool here = page.kind == PageKind::TimelineYear && page.timeline == at->second;
    ways.push(way_to_year(at->first, planned.years.front().months, planned.address, here, arena));
  }
  return ways.list();
}

// What any activity of the timeline is about, on whichever of its pages.
Value terms_about(const Views& views, const PlannedTimeline& planned, VocabularyKind kind, Arena& arena) {
  return views.terms(kind, planned.about[index_of(kind)], arena);
}

}  // namespace

Value month_urls(const TimelineMonths& months, Arena& arena) {
  ListBuilder list(arena, months.urls.size());
  for (const std::string& url : months.urls) list.push(url.empty() ? Value::none() : made_text(url, arena));
  return list.list();
}

void add_timeline(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const PlannedTimeline& planned = views.parts().plan.timelines[page.timeline];
  const bool of_term = page.kind == PageKind::TimelineTerm;
  root.set("years", years_value(views, planned, page.number, arena));
  root.set("subject", of_term ? views.term(page.term()) : Value::none());
  root.set("ways", of_term ? ways_within(planned, page.number, arena) : ways_to_years(views, page, arena));
  // A filter by what the whole page is about already would say nothing.
  const auto choices = [&](VocabularyKind kind) {
    return of_term && kind == page.vocabulary ? Value::list({}) : terms_about(views, planned, kind, arena);
  };
  root.set("units", choices(VocabularyKind::Units));
  root.set("themes", choices(VocabularyKind::Themes));
  root.set("campaigns", choices(VocabularyKind::Campaigns));
}

}  // namespace gazette::pages
