#include "pages/compare_view.h"

#include <algorithm>
#include <array>
#include <set>

#include "compare/pair_sections.h"

namespace gazette::pages {

namespace {

using catalog::ReportId;
using catalog::TermId;
using compare::Outline;
using compare::SectionPair;
using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;

// The longest first, and of one length the latest.
constexpr std::array<std::string_view, 7> periods_to_compare{"annual", "H2", "H1", "Q4", "Q3", "Q2", "Q1"};

// One of the two years.
struct Side {
  int number = 0;
  std::vector<ReportId> reports;  // newest first
  ReportId shown{};
  std::optional<markdown::Document> room;
  const markdown::Document* body = nullptr;
  Outline outline;
  std::string_view anchor_prefix;
};

bool stands(const catalog::Catalog& catalog, ReportId id) {
  return !catalog.report(id).declared.withdrawn;
}

bool is_of(const catalog::Catalog& catalog, ReportId id, std::string_view period) {
  const auto& declared = catalog.report(id).declared.period;
  return declared && declared->code == period;
}

// The newest that stands and for which `wanted` holds.
template <typename Wanted>
std::optional<ReportId> newest(const catalog::Catalog& catalog, const std::vector<ReportId>& reports,
                               Wanted wanted) {
  const auto found =
      std::ranges::find_if(reports, [&](ReportId id) { return stands(catalog, id) && wanted(id); });
  return found == reports.end() ? std::nullopt : std::optional(*found);
}

std::vector<ReportId> reports_of(const Views& views, TermId unit, int year) {
  std::vector<ReportId> reports;
  std::ranges::copy_if(views.parts().taxonomy.of(unit).reports, std::back_inserter(reports),
                       [&](ReportId id) { return views.catalog().report(id).declared.year == year; });
  return reports;
}

struct Sides {
  Side earlier;
  Side later;
};

// Without their texts.
Sides sides_of(const Views& views, const PlannedPage& page) {
  Sides sides;
  sides.earlier.number = page.earlier;
  sides.earlier.anchor_prefix = "a-";
  sides.later.number = page.year;
  sides.later.anchor_prefix = "b-";
  for (Side* const side : {&sides.earlier, &sides.later})
    side->reports = reports_of(views, page.term(), side->number);
  std::tie(sides.earlier.shown, sides.later.shown) =
      reports_to_compare(views.catalog(), sides.earlier.reports, sides.later.reports);
  return sides;
}

std::int64_t activities_of(const Views& views, const Side& side) {
  std::int64_t count = 0;
  for (const ReportId id : side.reports)
    count += std::ssize(views.parts().timeline.by_report[catalog::index_of(id)]);
  return count;
}

std::set<TermId> slogans_of(const Views& views, const Side& side) {
  std::set<TermId> slogans;
  for (const ReportId id : side.reports) {
    for (const std::uint32_t slogan : views.catalog().report(id).of(VocabularyKind::Slogans))
      slogans.insert({VocabularyKind::Slogans, slogan});
  }
  return slogans;
}

// Rounded to tens, since the text is counted as it was written down, with its marks.
std::int64_t length_of(const Outline& outline) {
  constexpr std::size_t step = 10;
  std::size_t length = 0;
  for (const compare::Section& section : outline.sections) length += compare::count_characters(section.text);
  return static_cast<std::int64_t>((length + step / 2) / step * step);
}

Value year_value(const Views& views, const Side& side, Arena& arena) {
  std::vector<ReportId> others = side.reports;
  std::erase(others, side.shown);
  DictBuilder dict(arena);
  dict.set("year", views.year(side.number));
  dict.set("report", views.report(side.shown));
  dict.set("others", views.reports(others, arena));
  dict.set("length", Value::integer(length_of(side.outline)));
  dict.set("parts", Value::integer(static_cast<std::int64_t>(side.outline.parts)));
  dict.set("subparts", Value::integer(static_cast<std::int64_t>(side.outline.subparts)));
  dict.set("activity_count", Value::integer(activities_of(views, side)));
  return dict.dict();
}

Value part_value(const Views& views, const Side& side, markdown::HtmlRange part, std::string_view root,
                 Arena& arena) {
  return part_html(*side.body, part, views.parts().links.reports[catalog::index_of(side.shown)].targets,
                   {.root = root, .anchor_prefix = side.anchor_prefix, .heading_shift = 1}, arena);
}

Value side_value(const Views& views, const Side& side, std::optional<std::size_t> section,
                 std::string_view root, Arena& arena) {
  if (!section) return Value::none();
  const compare::Section& own = side.outline.sections[*section];
  DictBuilder dict(arena);
  dict.set("opening", Value::boolean(!own.heading));
  dict.set("body", part_value(views, side, own.html, root, arena));
  return dict.dict();
}

Value pairs_value(const Views& views, const Side& earlier, const Side& later, std::string_view root,
                  Arena& arena) {
  ListBuilder list(arena);
  for (const SectionPair& pair : compare::pair_sections(earlier.outline, later.outline)) {
    DictBuilder dict(arena);
    dict.set("earlier", side_value(views, earlier, pair.earlier, root, arena));
    dict.set("later", side_value(views, later, pair.later, root, arena));
    list.push(dict.dict());
  }
  return list.list();
}

Value notes_value(const Views& views, const Side& side, std::string_view root, Arena& arena) {
  const markdown::Document& body = *side.body;
  const auto end = static_cast<std::uint32_t>(body.html.size());
  if (body.footnotes == end) return Value::none();
  return part_value(views, side, {body.footnotes, end}, root, arena);
}

std::vector<TermId> in_order(const std::set<TermId>& terms) {
  return {terms.begin(), terms.end()};
}

void add_slogans(const Views& views, const Side& earlier, const Side& later, DictBuilder& root,
                 Arena& arena) {
  const std::set<TermId> before = slogans_of(views, earlier);
  const std::set<TermId> after = slogans_of(views, later);
  std::set<TermId> kept;
  std::set<TermId> lost;
  std::set<TermId> gained;
  std::ranges::set_intersection(before, after, std::inserter(kept, kept.end()));
  std::ranges::set_difference(before, after, std::inserter(lost, lost.end()));
  std::ranges::set_difference(after, before, std::inserter(gained, gained.end()));
  root.set("kept", views.terms(in_order(kept), arena));
  root.set("lost", views.terms(in_order(lost), arena));
  root.set("gained", views.terms(in_order(gained), arena));
}

}  // namespace

std::pair<ReportId, ReportId> reports_to_compare(const catalog::Catalog& catalog,
                                                 const std::vector<ReportId>& earlier,
                                                 const std::vector<ReportId>& later) {
  for (const std::string_view period : periods_to_compare) {
    const auto wanted = [&](ReportId id) { return is_of(catalog, id, period); };
    const auto one = newest(catalog, earlier, wanted);
    const auto other = newest(catalog, later, wanted);
    if (one && other) return {*one, *other};
  }
  const auto any = [](ReportId) { return true; };
  return {newest(catalog, earlier, any).value_or(earlier.front()),
          newest(catalog, later, any).value_or(later.front())};
}

std::vector<ReportId> compared_reports(const Views& views, const PlannedPage& page) {
  std::vector<ReportId> reports = reports_of(views, page.term(), page.earlier);
  std::ranges::move(reports_of(views, page.term(), page.year), std::back_inserter(reports));
  return reports;
}

void add_compare(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const auto [earlier, later] = sides_of(views, page);
  root.set("unit", views.term(page.term()));
  add_slogans(views, earlier, later, root, arena);
}

void add_compared_texts(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  auto [earlier, later] = sides_of(views, page);
  for (Side* const side : {&earlier, &later}) {
    side->body = &views.whole_body(side->shown, side->room);
    side->outline = compare::outline_of(*side->body);
  }
  const std::string way = root_from(page.address);
  root.set("earlier", year_value(views, earlier, arena));
  root.set("later", year_value(views, later, arena));
  root.set("pairs", pairs_value(views, earlier, later, way, arena));
  root.set("earlier_notes", notes_value(views, earlier, way, arena));
  root.set("later_notes", notes_value(views, later, way, arena));
}

}  // namespace gazette::pages
