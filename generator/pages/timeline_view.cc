#include "pages/timeline_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

// Newest year first, each year's own order kept. REQUIRES: ids ascending.
std::vector<ActivityId> newest_year_first(const Views& views, std::span<const ActivityId> ids) {
  std::vector<ActivityId> result;
  result.reserve(ids.size());
  for (std::size_t end = ids.size(); end > 0;) {
    std::size_t begin = end;
    while (begin > 0 && year_of(views, ids[begin - 1]) == year_of(views, ids[end - 1])) --begin;
    result.insert(result.end(), ids.begin() + static_cast<std::ptrdiff_t>(begin),
                  ids.begin() + static_cast<std::ptrdiff_t>(end));
    end = begin;
  }
  return result;
}

std::vector<ActivityId> range_of(std::uint32_t begin, std::uint32_t end) {
  std::vector<ActivityId> ids;
  for (std::uint32_t a = begin; a < end; ++a) ids.push_back(ActivityId{a});
  return ids;
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

Value density(const Views& views, std::span<const ActivityId> ids, Arena& arena) {
  std::array<std::int64_t, 12> months{};
  for (const ActivityId id : ids) {
    if (const auto month = activity_of(views, id).date.month())
      ++months[static_cast<std::size_t>(*month - 1)];
  }
  ListBuilder list(arena, months.size());
  for (const std::int64_t count : months) list.push(Value::integer(count));
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
  dict.set("density", density(views, all, arena));
  return dict.dict();
}

Value years_value(const Views& views, const PlannedPage& page, const std::vector<ActivityId>& all,
                  Arena& arena) {
  const std::size_t size = list_sizes(views.catalog().settings).activities;
  const std::size_t begin = std::min(all.size(), (page.number - 1) * size);
  const std::span<const ActivityId> shown = std::span(all).subspan(begin, std::min(size, all.size() - begin));
  const auto year = [&](ActivityId id) { return year_of(views, id); };
  ListBuilder years(arena);
  for_each_run(shown, year, [&](std::span<const ActivityId> run) {
    const auto whole = std::ranges::equal_range(all, year(run.front()), std::greater{}, year);
    years.push(year_value(views, run, {whole.begin(), whole.end()}, arena));
  });
  return years.list();
}

Value terms_with_activities(const Views& views, VocabularyKind kind, Arena& arena) {
  ListBuilder list(arena);
  for (std::uint32_t i = 0; i < views.catalog().vocabulary(kind).size(); ++i) {
    if (!views.parts().taxonomy.of({kind, i}).activities.empty()) list.push(views.term({kind, i}));
  }
  return list.list();
}

}  // namespace

std::vector<ActivityId> activities_on(const Views& views, const PlannedPage& page) {
  const timeline::Timeline& timeline = views.parts().timeline;
  switch (page.kind) {
    case PageKind::TimelineYear: {
      const timeline::YearRange* const year = timeline.year(static_cast<int>(page.subject));
      return range_of(year->begin, year->end);
    }
    case PageKind::TimelineTerm:
      return newest_year_first(views, views.parts().taxonomy.of(page.term()).activities);
    default: {
      const ActivityRange latest = latest_two_years(timeline);
      return newest_year_first(views, range_of(latest.begin, latest.end));
    }
  }
}

void add_timeline(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const bool of_term = page.kind == PageKind::TimelineTerm;
  root.set("years", years_value(views, page, activities_on(views, page), arena));
  root.set("subject", of_term ? views.term(page.term()) : Value::none());
  ListBuilder all_years(arena);
  const auto& years = views.parts().timeline.years;
  for (auto year = years.rbegin(); year != years.rend(); ++year) all_years.push(views.year(year->year));
  root.set("all_years", all_years.list());
  // A filter by what the whole page is about already would say nothing.
  const auto choices = [&](VocabularyKind kind) {
    return of_term ? Value::list({}) : terms_with_activities(views, kind, arena);
  };
  root.set("units", choices(VocabularyKind::Units));
  root.set("themes", choices(VocabularyKind::Themes));
  root.set("campaigns", choices(VocabularyKind::Campaigns));
}

}  // namespace gazette::pages
