#include "pages/campaign_view.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gazette::pages {

namespace {

using catalog::TermId;
using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;
using timeline::ActivityId;

constexpr int most_years = 12;  // of a chart

const model::Activity& activity_of(const Views& views, ActivityId id) {
  return timeline::activity_of(views.catalog(), views.parts().timeline.entries[index_of(id)]);
}

// Whole years from the first activity or the campaign's beginning to the last activity.
struct Axis {
  int first = 0;
  int last = 0;

  double share(const model::DatePart& date) const {
    constexpr double months = 12;
    constexpr double days = 31;
    const double of_month = date.precision == model::Precision::Day ? (date.day - 0.5) / days : 0.5;
    const double year = date.year + (date.month - 1 + of_month) / months;
    return std::round(1000.0 * (year - first) / (last - first + 1)) / 10.0;
  }
};

Axis axis_of(const Views& views, TermId campaign, const std::vector<ActivityId>& activities) {
  Axis axis{activity_of(views, activities.front()).date.year(),
            activity_of(views, activities.back()).date.year()};
  if (const auto& since = views.catalog().term(campaign).since)
    axis.first = std::min<int>(axis.first, since->year());
  axis.first = std::max(axis.first, axis.last - most_years + 1);
  return axis;
}

Value years_of(const Axis& axis, Arena& arena) {
  ListBuilder years(arena);
  for (int year = axis.first; year <= axis.last; ++year) {
    DictBuilder dict(arena);
    dict.set("year", Value::integer(year));
    dict.set("at",
             Value::number(std::round(1000.0 * (year - axis.first) / (axis.last - axis.first + 1)) / 10.0));
    years.push(dict.dict());
  }
  return years.list();
}

Value marks_of(const Views& views, const std::vector<ActivityId>& activities, const Axis& axis,
               Arena& arena) {
  ListBuilder marks(arena);
  for (const ActivityId id : activities) {
    const model::PartialDate& date = activity_of(views, id).date;
    if (!date.month() || date.year() < axis.first) continue;
    DictBuilder dict(arena);
    dict.set("at", Value::number(axis.share(date.begin())));
    dict.set("now", Value::boolean(date.year() == axis.last));
    marks.push(dict.dict());
  }
  DictBuilder dict(arena);
  dict.set("count", Value::integer(std::ssize(activities)));
  dict.set("marks", marks.list());
  return dict.dict();
}

Value by_year(const Views& views, const std::vector<ActivityId>& activities, const Axis& axis, Arena& arena) {
  std::map<int, std::int64_t> counts;
  for (int year = axis.first; year <= axis.last; ++year) counts[year] = 0;
  for (const ActivityId id : activities) {
    const auto year = counts.find(activity_of(views, id).date.year());
    if (year != counts.end()) ++year->second;
  }
  ListBuilder list(arena, counts.size());
  for (const auto& [year, count] : counts) {
    DictBuilder dict(arena);
    dict.set("year", Value::integer(year));
    dict.set("count", Value::integer(count));
    list.push(dict.dict());
  }
  return list.list();
}

}  // namespace

void add_campaign(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const TermId campaign = page.term();
  const std::vector<ActivityId>& activities = views.parts().taxonomy.of(campaign).activities;
  // What sums up the campaign stands on its first page.
  if (activities.empty() || page.number > 1) {
    root.set("strip", Value::none());
    root.set("activities_by_year", Value::list({}));
    return;
  }
  const Axis axis = axis_of(views, campaign, activities);
  std::map<std::uint32_t, std::vector<ActivityId>> by_unit;
  for (const ActivityId id : activities) {
    const auto report = views.parts().timeline.entries[index_of(id)].report;
    for (const std::uint32_t unit : views.catalog().report(report).of(VocabularyKind::Units))
      by_unit[unit].push_back(id);
  }
  DictBuilder units(arena);
  for (const auto& [unit, own] : by_unit) {
    units.set(views.catalog().vocabulary(VocabularyKind::Units)[unit].id, marks_of(views, own, axis, arena));
  }
  DictBuilder strip(arena);
  strip.set("years", years_of(axis, arena));
  strip.set("units", units.dict());
  root.set("strip", strip.dict());
  root.set("activities_by_year", by_year(views, activities, axis, arena));
}

}  // namespace gazette::pages
