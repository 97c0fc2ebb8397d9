// What layouts see of units, and of themes, slogans and campaigns.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pages/date_words.h"
#include "pages/view_tables.h"
#include "pages/views.h"

namespace gazette::pages {

namespace {

using catalog::TermId;
using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;

constexpr std::string_view term_root = "../";  // units/<id>.html
constexpr int most_years = 12;                 // of a chart

const catalog::Term& term_of(const Views& views, TermId id) {
  return views.catalog().term(id);
}
const taxonomy::TermUse& use_of(const Views& views, TermId id) {
  return views.parts().taxonomy.of(id);
}

Value description(const Views& views, TermId id, Arena& arena) {
  const markdown::Document& document = term_of(views, id).description;
  if (document.html.empty()) return Value::none();
  return document_html(document, views.parts().links.descriptions[index_of(id.kind)][id.index], term_root,
                       arena);
}

Value ancestors(const Views& views, TermId id, Arena& arena) {
  std::vector<TermId> up;
  for (std::optional<TermId> parent = term_of(views, id).parent; parent;
       parent = term_of(views, *parent).parent)
    up.push_back(*parent);
  std::ranges::reverse(up);
  return views.terms(up, arena);
}

Value timeline_url(const Views& views, TermId id, Arena& arena) {
  if (id.kind == VocabularyKind::Slogans || use_of(views, id).activities.empty()) return Value::none();
  return made_text(timeline_address(term_of(views, id)), arena);
}

// A year, month or day of a vocabulary entry, in the form of a Date.
Value limit_value(const Views& views, const std::optional<model::PartialDate>& date, Arena& arena) {
  if (!date) return Value::none();
  const model::DatePart& part = date->begin();
  DictBuilder dict(arena);
  dict.set("iso", made_text(date->edtf(), arena));
  dict.set("text", made_text(part_words(part, Year::Named, views.language()), arena));
  dict.set("short",
           made_text(part_words(part, part.precision == model::Precision::Year ? Year::Named : Year::Left,
                                views.language()),
                     arena));
  dict.set("year", Value::integer(part.year));
  return dict.dict();
}

std::uint32_t count_in(const std::vector<taxonomy::YearCount>& counts, int year) {
  const auto found = std::ranges::find(counts, year, &taxonomy::YearCount::year);
  return found == counts.end() ? 0 : found->count;
}

// Every year of the portal, the last twelve, whether the term has reports in it or not.
Value by_year(const Views& views, TermId id, Arena& arena) {
  const auto& years = views.parts().taxonomy.years;
  if (years.empty()) return Value::list({});
  const int last = years.front().year;
  const int first = std::max(years.back().year, last - most_years + 1);
  ListBuilder list(arena, static_cast<std::size_t>(last - first + 1));
  for (int year = first; year <= last; ++year) {
    DictBuilder dict(arena);
    dict.set("year", Value::integer(year));
    dict.set("url", views.parts().taxonomy.year(year) != nullptr ? made_text(year_address(year), arena)
                                                                 : Value::none());
    dict.set("count", Value::integer(count_in(use_of(views, id).by_year, year)));
    list.push(dict.dict());
  }
  return list.list();
}

Value first_unit(const Views& views, TermId id) {
  const auto& reports = use_of(views, id).reports;
  return reports.empty() ? Value::none() : views.term(views.catalog().report(reports.back()).owner());
}

Value kind_word(TermId id) {
  constexpr std::array<std::string_view, 4> kinds{"unit", "theme", "slogan", "campaign"};
  return Value::string(kinds[index_of(id.kind)]);
}

// One list of attributes that units and the other terms have in common, each in its own table below.
Value read_activity_count(const Views& v, TermId id, Arena&) {
  return Value::integer(std::ssize(use_of(v, id).activities));
}
Value read_aliases(const Views& v, TermId id, Arena& a) {
  return texts(term_of(v, id).aliases, a);
}
Value read_category(const Views& v, TermId id, Arena&) {
  return text_or_none(term_of(v, id).category);
}
Value read_children(const Views& v, TermId id, Arena& a) {
  return v.terms(term_of(v, id).children, a);
}
Value read_id(const Views& v, TermId id, Arena&) {
  return Value::string(term_of(v, id).id);
}
Value read_initial(const Views& v, TermId id, Arena&) {
  return Value::string(term_of(v, id).initial);
}
Value read_kind(const Views&, TermId id, Arena&) {
  return kind_word(id);
}
Value read_name(const Views& v, TermId id, Arena&) {
  return Value::string(term_of(v, id).name);
}
Value read_parent(const Views& v, TermId id, Arena&) {
  return v.term_or_none(term_of(v, id).parent);
}
Value read_report_count(const Views& v, TermId id, Arena&) {
  return Value::integer(std::ssize(use_of(v, id).reports));
}
Value read_url(const Views& v, TermId id, Arena&) {
  return Value::string(v.parts().plan.addresses.term(id));
}

Value latest(const Views& views, TermId id, Arena&) {
  const auto& reports = use_of(views, id).reports;
  return reports.empty() ? Value::none() : views.report(reports.front());
}

// [{year, url, count}] of a unit, newest first.
Value compilations(const Views& views, TermId id, Arena& arena) {
  if (!views.catalog().settings.compilations) return Value::list({});
  ListBuilder list(arena);
  for (const taxonomy::YearCount& year : use_of(views, id).by_year) {
    DictBuilder dict(arena);
    dict.set("year", Value::integer(year.year));
    dict.set("url", made_text(compilation_address(term_of(views, id), year.year), arena));
    dict.set("count", Value::integer(year.count));
    list.push(dict.dict());
  }
  return list.list();
}

// Of a campaign that reports are about.
Value compilation_url(const Views& views, TermId id, Arena& arena) {
  if (!views.catalog().settings.compilations) return Value::none();
  if (id.kind != VocabularyKind::Campaigns || use_of(views, id).about.empty()) return Value::none();
  return made_text(compilation_address(term_of(views, id)), arena);
}

// [{earlier, later, url}] of a unit, newest first: each year with the one before that has a report.
Value comparisons(const Views& views, TermId id, Arena& arena) {
  if (!views.catalog().settings.comparisons) return Value::list({});
  const std::vector<taxonomy::YearCount>& years = use_of(views, id).by_year;
  ListBuilder list(arena);
  for (std::size_t i = 0; i + 1 < years.size(); ++i) {
    DictBuilder dict(arena);
    dict.set("earlier", Value::integer(years[i + 1].year));
    dict.set("later", Value::integer(years[i].year));
    dict.set("url", made_text(compare_address(term_of(views, id), years[i + 1].year, years[i].year), arena));
    list.push(dict.dict());
  }
  return list.list();
}

constexpr std::array<Attribute<TermId>, 20> units{{
    {"activity_count", read_activity_count},
    {"aliases", read_aliases},
    {"ancestors", ancestors},
    {"category", read_category},
    {"children", read_children},
    {"comparisons", comparisons},
    {"compilations", compilations},
    {"description", description},
    {"formerly", [](const Views& v, TermId id, Arena& a) { return texts(term_of(v, id).formerly, a); }},
    {"id", read_id},
    {"initial", read_initial},
    {"kind", read_kind},
    {"latest", latest},
    {"level", [](const Views& v, TermId id, Arena&) { return text_or_none(term_of(v, id).level); }},
    {"name", read_name},
    {"parent", read_parent},
    {"report_count", read_report_count},
    {"short_name", read_name},
    {"timeline_url", timeline_url},
    {"url", read_url},
}};
static_assert(is_sorted_by_name(units));
constexpr auto unit_attribute_names = names_of(units);

constexpr std::array<Attribute<TermId>, 28> terms{{
    {"active",
     [](const Views& v, TermId id, Arena&) {
       return Value::boolean(catalog::is_in_progress(term_of(v, id), v.catalog().today));
     }},
    {"activity_count", read_activity_count},
    {"aliases", read_aliases},
    {"by_year", by_year},
    {"category", read_category},
    {"children", read_children},
    {"compilation_url", compilation_url},
    {"compiled_count",
     [](const Views& v, TermId id, Arena&) { return Value::integer(std::ssize(use_of(v, id).about)); }},
    {"declared_count",
     [](const Views& v, TermId id, Arena&) { return Value::integer(use_of(v, id).declared); }},
    {"description", description},
    {"first_unit", [](const Views& v, TermId id, Arena&) { return first_unit(v, id); }},
    {"first_year",
     [](const Views& v, TermId id, Arena&) {
       const auto& years = use_of(v, id).by_year;
       return years.empty() ? Value::none() : Value::integer(years.back().year);
     }},
    {"full", [](const Views& v, TermId id, Arena&) { return text_or_none(term_of(v, id).full); }},
    {"id", read_id},
    {"initial", read_initial},
    {"kind", read_kind},
    {"last_year",
     [](const Views& v, TermId id, Arena&) {
       const auto& years = use_of(v, id).by_year;
       return years.empty() ? Value::none() : Value::integer(years.front().year);
     }},
    {"latest", latest},
    {"lead", [](const Views& v, TermId id, Arena&) { return v.term_or_none(term_of(v, id).lead); }},
    {"mention_count",
     [](const Views& v, TermId id, Arena&) { return Value::integer(std::ssize(use_of(v, id).mentions)); }},
    {"name", read_name},
    {"parent", read_parent},
    {"report_count", read_report_count},
    {"since", [](const Views& v, TermId id, Arena& a) { return limit_value(v, term_of(v, id).since, a); }},
    {"timeline_url", timeline_url},
    {"unit_count", [](const Views& v, TermId id, Arena&) { return Value::integer(use_of(v, id).units); }},
    {"until", [](const Views& v, TermId id, Arena& a) { return limit_value(v, term_of(v, id).until, a); }},
    {"url", read_url},
}};
static_assert(is_sorted_by_name(terms));
constexpr auto term_attribute_names = names_of(terms);

}  // namespace

std::span<const Attribute<TermId>> unit_table() {
  return units;
}
std::span<const std::string_view> unit_names() {
  return unit_attribute_names;
}
std::span<const Attribute<TermId>> term_table() {
  return terms;
}
std::span<const std::string_view> term_names() {
  return term_attribute_names;
}

std::span<const Attribute<TermId>> table_of_terms(VocabularyKind kind) {
  return kind == VocabularyKind::Units ? unit_table() : term_table();
}

}  // namespace gazette::pages
