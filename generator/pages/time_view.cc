// What layouts see of years, dates and activities.
#include <fmt/format.h>

#include <array>
#include <vector>

#include "pages/body_marks.h"
#include "pages/date_words.h"
#include "pages/timeline_view.h"
#include "pages/view_tables.h"
#include "pages/views.h"

namespace gazette::pages {

namespace {

using model::VocabularyKind;
using timeline::ActivityId;

// -- years

std::uint32_t reports_in(const Views& views, YearKey key) {
  const taxonomy::YearUse* const year = views.parts().taxonomy.year(key.year);
  return year == nullptr ? 0 : year->end_report - year->first_report;
}

std::uint32_t activities_in(const Views& views, YearKey key) {
  const timeline::YearRange* const year = views.parts().timeline.year(key.year);
  return year == nullptr ? 0 : year->end - year->begin;
}

Value months_of(const Views& views, YearKey key, Arena& arena) {
  const taxonomy::YearUse* const year = views.parts().taxonomy.year(key.year);
  templates::ListBuilder list(arena, 12);
  for (std::size_t m = 0; m < 12; ++m) list.push(Value::integer(year == nullptr ? 0 : year->months[m]));
  return list.list();
}

// Where the timeline of a year shows each month: on which of its pages, at the month; none without one.
Value month_urls_of(const Views& views, YearKey key, Arena& arena) {
  const Plan& plan = views.parts().plan;
  const auto found = plan.timeline_years.find(key.year);
  if (found == plan.timeline_years.end()) return Value::none();
  return month_urls(plan.timelines[found->second].years.front().months, arena);
}

// A year that only activities fall into has no page of its own, and its address is none.
constexpr std::array<Attribute<YearKey>, 8> years{{
    {"activity_count",
     [](const Views& v, YearKey key, Arena&) { return Value::integer(activities_in(v, key)); }},
    {"coverage_url",
     [](const Views& v, YearKey key, Arena& a) {
       return v.parts().coverage.year(key.year) == nullptr ? Value::none()
                                                           : made_text(coverage_address(key.year), a);
     }},
    {"month_urls", month_urls_of},
    {"months", months_of},
    {"report_count", [](const Views& v, YearKey key, Arena&) { return Value::integer(reports_in(v, key)); }},
    {"timeline_url",
     [](const Views& v, YearKey key, Arena& a) {
       return activities_in(v, key) == 0 ? Value::none() : made_text(timeline_address(key.year), a);
     }},
    {"url",
     [](const Views& v, YearKey key, Arena& a) {
       return reports_in(v, key) == 0 ? Value::none() : made_text(year_address(key.year), a);
     }},
    {"year", [](const Views&, YearKey key, Arena&) { return Value::integer(key.year); }},
}};
static_assert(is_sorted_by_name(years));
constexpr auto year_attribute_names = names_of(years);

// -- dates

constexpr std::array<Attribute<model::CivilDate>, 4> dates{{
    {"iso", [](const Views&, model::CivilDate date, Arena& a) { return made_text(date.iso(), a); }},
    {"short", [](const Views& v, model::CivilDate date,
                 Arena& a) { return made_text(day_words(date, Year::Left, v.language()), a); }},
    {"text", [](const Views& v, model::CivilDate date,
                Arena& a) { return made_text(day_words(date, Year::Named, v.language()), a); }},
    {"year", [](const Views&, model::CivilDate date, Arena&) { return Value::integer(date.year()); }},
}};
static_assert(is_sorted_by_name(dates));
constexpr auto date_attribute_names = names_of(dates);

// -- activities

const recognition::ReportDeed& deed_of(const Views& views, ActivityId id) {
  return timeline::deed_of(views.catalog(), views.parts().timeline.entries[index_of(id)]);
}
const model::Activity& activity_of(const Views& views, ActivityId id) {
  return deed_of(views, id).activity;
}
catalog::ReportId report_of(const Views& views, ActivityId id) {
  return views.parts().timeline.entries[index_of(id)].report;
}

const TimelineDate& date_of(const Views& views, ActivityId id) {
  return views.parts().activity_words.date(id);
}
const taxonomy::ActivityTerms& about(const Views& views, ActivityId id) {
  return views.parts().taxonomy.activities[index_of(id)];
}

Value or_none(const std::optional<std::string>& text) {
  return text ? Value::string(*text) : Value::none();
}

template <VocabularyKind kind>
Value terms_of(const Views& views, ActivityId id, Arena& arena) {
  return views.terms(kind, views.catalog().report(report_of(views, id)).of(kind), arena);
}

Value month_of(const Views& views, ActivityId id, Arena&) {
  const auto month = activity_of(views, id).date.month();
  return month ? Value::integer(*month) : Value::none();
}

std::uint32_t number_of(const Views& views, ActivityId id) {
  return views.parts().timeline.entries[index_of(id)].number;
}

// Its report's page, at its date in the text, else at its line in the list.
Value url_of(const Views& views, ActivityId id, Arena& arena) {
  const std::string& report = views.parts().plan.addresses.report(report_of(views, id));
  const std::size_t number = number_of(views, id);
  return made_text(fmt::format("{}#{}", report,
                               deed_of(views, id).pieces.empty() ? line_anchor(number) : deed_anchor(number)),
                   arena);
}

// In its report's text.
Value anchor_of(const Views& views, ActivityId id, Arena& arena) {
  if (deed_of(views, id).pieces.empty()) return Value::none();
  return made_text(deed_anchor(number_of(views, id)), arena);
}

constexpr std::array<Attribute<ActivityId>, 26> activities{{
    {"anchor", anchor_of, told_elsewhere<ActivityId>},
    {"campaign_ids",
     [](const Views& v, ActivityId id, Arena& a) {
       return made_text(ids_of(v.catalog(), VocabularyKind::Campaigns, about(v, id).campaigns), a);
     },
     told_elsewhere<ActivityId>},
    {"campaigns", [](const Views& v, ActivityId id,
                     Arena& a) { return v.terms(VocabularyKind::Campaigns, about(v, id).campaigns, a); }},
    {"datetime",
     [](const Views& v, ActivityId id, Arena&) { return or_none(date_of(v, id).in_year.datetime); },
     told_elsewhere<ActivityId>},
    {"edtf", [](const Views& v, ActivityId id, Arena&) { return Value::string(date_of(v, id).edtf); },
     told_elsewhere<ActivityId>},
    {"found", [](const Views& v, ActivityId id, Arena&) { return Value::boolean(!deed_of(v, id).declared); },
     told_elsewhere<ActivityId>},
    {"kind", [](const Views& v, ActivityId id, Arena&) { return Value::string(date_of(v, id).in_year.kind); },
     told_elsewhere<ActivityId>},
    {"line_anchor",
     [](const Views& v, ActivityId id, Arena& a) { return made_text(line_anchor(number_of(v, id)), a); },
     told_elsewhere<ActivityId>},
    {"month", month_of, told_elsewhere<ActivityId>},
    {"note", [](const Views& v, ActivityId id, Arena&) { return or_none(date_of(v, id).in_year.note); },
     told_elsewhere<ActivityId>},
    {"place", [](const Views& v, ActivityId id, Arena&) { return text_or_none(activity_of(v, id).place); },
     told_elsewhere<ActivityId>},
    {"report", [](const Views& v, ActivityId id, Arena&) { return v.report(report_of(v, id)); },
     told_elsewhere<ActivityId>},
    {"slogans", [](const Views& v, ActivityId id,
                   Arena& a) { return v.terms(VocabularyKind::Slogans, about(v, id).slogans, a); }},
    {"text", [](const Views& v, ActivityId id, Arena&) { return text_or_none(activity_of(v, id).text); },
     told_elsewhere<ActivityId>},
    {"theme_ids",
     [](const Views& v, ActivityId id, Arena&) {
       return Value::string(v.parts().activity_words.theme_ids[index_of(report_of(v, id))]);
     },
     told_elsewhere<ActivityId>},
    {"themes", terms_of<VocabularyKind::Themes>, told_elsewhere<ActivityId>},
    {"title", [](const Views& v, ActivityId id, Arena&) { return Value::string(activity_of(v, id).title); },
     told_elsewhere<ActivityId>},
    {"unit",
     [](const Views& v, ActivityId id, Arena&) {
       return v.term(v.catalog().report(report_of(v, id)).owner());
     },
     told_elsewhere<ActivityId>},
    {"unit_ids",
     [](const Views& v, ActivityId id, Arena&) {
       return Value::string(v.parts().activity_words.unit_ids[index_of(report_of(v, id))]);
     },
     told_elsewhere<ActivityId>},
    {"units", terms_of<VocabularyKind::Units>, told_elsewhere<ActivityId>},
    {"until", [](const Views& v, ActivityId id, Arena&) { return or_none(date_of(v, id).in_year.until); },
     told_elsewhere<ActivityId>},
    {"until_datetime",
     [](const Views& v, ActivityId id, Arena&) { return or_none(date_of(v, id).in_year.until_datetime); },
     told_elsewhere<ActivityId>},
    {"url", url_of, told_elsewhere<ActivityId>},
    {"when", [](const Views& v, ActivityId id, Arena&) { return Value::string(date_of(v, id).in_year.when); },
     told_elsewhere<ActivityId>},
    {"when_full",
     [](const Views& v, ActivityId id, Arena&) { return Value::string(date_of(v, id).when_full); },
     told_elsewhere<ActivityId>},
    {"year",
     [](const Views& v, ActivityId id, Arena&) { return Value::integer(activity_of(v, id).date.year()); },
     told_elsewhere<ActivityId>},
}};
static_assert(is_sorted_by_name(activities));
constexpr auto activity_attribute_names = names_of(activities);

}  // namespace

std::span<const Attribute<YearKey>> year_table() {
  return years;
}
std::span<const std::string_view> year_names() {
  return year_attribute_names;
}
std::span<const Attribute<model::CivilDate>> date_table() {
  return dates;
}
std::span<const std::string_view> date_names() {
  return date_attribute_names;
}
std::span<const Attribute<ActivityId>> activity_table() {
  return activities;
}
std::span<const std::string_view> activity_names() {
  return activity_attribute_names;
}

}  // namespace gazette::pages
