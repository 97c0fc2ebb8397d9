#include "pages/timeline_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "pages/timeline_pages.h"

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

int year_of(const Views& views, ActivityId id) {
  return activity_of(views, id).date.year();
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

// One year of a page: `shown` of it stands there; `all` of it is counted.
Value year_value(const Views& views, std::span<const ActivityId> shown, std::span<const ActivityId> all,
                 Arena& arena) {
  const int year = year_of(views, shown.front());
  ListBuilder months(arena);
  const auto section = [&](ActivityId id) { return timeline::section_of(activity_of(views, id).date); };
  for_each_run(shown, section, [&](std::span<const ActivityId> run) {
    months.push(section_value(views, year, section(run.front()), run, arena));
  });
  DictBuilder dict(arena);
  dict.set("year", has_reports(views, year) ? views.year(year) : Value::none());
  dict.set("number", Value::integer(year));
  dict.set("count", Value::integer(std::ssize(all)));
  dict.set("months", months.list());
  return dict.dict();
}

Value years_value(const Views& views, std::span<const ActivityId> shown, std::span<const ActivityId> all,
                  Arena& arena) {
  const auto year = [&](ActivityId id) { return year_of(views, id); };
  ListBuilder years(arena);
  for_each_run(shown, year, [&](std::span<const ActivityId> run) {
    const auto whole = std::ranges::equal_range(all, year(run.front()), std::greater{}, year);
    years.push(year_value(views, run, {whole.begin(), whole.end()}, arena));
  });
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
Value ways_within(const Views& views, const PlannedPage& page, std::span<const ActivityId> all,
                  std::span<const std::size_t> begins, Arena& arena) {
  ListBuilder ways(arena);
  const auto year = [&](ActivityId id) { return year_of(views, id); };
  std::size_t begin = 0;
  for_each_run(all, year, [&](std::span<const ActivityId> run) {
    const TimelineYearPart part{page.first, all, begins, begin, begin + run.size()};
    const std::size_t number = page_of(begins, begin);
    const std::string url = fmt::format("{}#y{}", list_address(page.first, number), year(run.front()));
    const bool shown = number <= page.number && page.number <= page_of(begins, part.end - 1);
    const TimelineMonths months = months_within(views.catalog(), views.parts().timeline, part);
    ways.push(way_to_year(year(run.front()), months, url, shown, arena));
    begin = part.end;
  });
  return ways.list();
}

// Every year of the portal, each on the timeline of its own.
Value ways_to_years(const Views& views, const PlannedPage& page, Arena& arena) {
  ListBuilder ways(arena);
  const std::vector<TimelineYear>& years = views.parts().plan.timeline_years;
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    const bool here = page.kind == PageKind::TimelineYear && static_cast<int>(page.subject) == year->year;
    ways.push(way_to_year(year->year, year->months, timeline_address(year->year), here, arena));
  }
  return ways.list();
}

// Those that any of these activities is about, or all that have activities.
Value terms_of(const Views& views, VocabularyKind kind, std::span<const ActivityId> ids, Arena& arena) {
  const auto about = [&](ActivityId id) -> const std::vector<std::uint32_t>& {
    if (kind == VocabularyKind::Campaigns) return views.parts().taxonomy.activities[index_of(id)].campaigns;
    return views.catalog().report(views.parts().timeline.entries[index_of(id)].report).of(kind);
  };
  std::vector<bool> used(views.catalog().vocabulary(kind).size());
  for (const ActivityId id : ids) {
    for (const std::uint32_t term : about(id)) used[term] = true;
  }
  ListBuilder list(arena);
  for (std::uint32_t i = 0; i < used.size(); ++i) {
    if (used[i]) list.push(views.term({kind, i}));
  }
  return list.list();
}

}  // namespace

Value month_urls(const TimelineMonths& months, Arena& arena) {
  ListBuilder list(arena, months.urls.size());
  for (const std::string& url : months.urls) list.push(url.empty() ? Value::none() : made_text(url, arena));
  return list.list();
}

void add_timeline(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const timeline::Timeline& timeline = views.parts().timeline;
  const std::vector<ActivityId> all = activities_on(views.catalog(), timeline, views.parts().taxonomy, page);
  const std::vector<std::size_t> begins =
      timeline_pages(views.catalog(), timeline, all, list_sizes(views.catalog().settings).activities);
  const std::size_t begin = begins[page.number - 1];
  const std::size_t end = page.number < begins.size() ? begins[page.number] : all.size();
  const std::span<const ActivityId> shown = std::span(all).subspan(begin, end - begin);

  const bool of_term = page.kind == PageKind::TimelineTerm;
  root.set("years", years_value(views, shown, all, arena));
  root.set("subject", of_term ? views.term(page.term()) : Value::none());
  root.set("ways",
           of_term ? ways_within(views, page, all, begins, arena) : ways_to_years(views, page, arena));
  // A filter by what the whole page is about already would say nothing.
  const auto choices = [&](VocabularyKind kind) {
    return of_term && kind == page.vocabulary ? Value::list({}) : terms_of(views, kind, all, arena);
  };
  root.set("units", choices(VocabularyKind::Units));
  root.set("themes", choices(VocabularyKind::Themes));
  root.set("campaigns", choices(VocabularyKind::Campaigns));
}

}  // namespace gazette::pages
