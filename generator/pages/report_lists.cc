#include "pages/report_lists.h"

#include <algorithm>
#include <array>
#include <map>

#include "coverage/period_days.h"

namespace gazette::pages {

namespace {

using catalog::ReportId;
using catalog::TermId;
using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;

using coverage::period_codes;

const model::Report& declared(const Views& views, ReportId id) {
  return views.catalog().report(id).declared;
}

// The position in period_codes, or nullopt for months, free text and none.
std::optional<std::size_t> column_of(const model::Report& report) {
  if (!report.period) return std::nullopt;
  const auto* const found = std::ranges::find(period_codes, report.period->code);
  if (found == period_codes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - period_codes.begin());
}

// Runs of reports of one year.
template <typename Visit>
void for_each_year(const Views& views, std::span<const ReportId> reports, Visit visit) {
  for (std::size_t begin = 0; begin < reports.size();) {
    const int year = declared(views, reports[begin]).year;
    std::size_t end = begin;
    while (end < reports.size() && declared(views, reports[end]).year == year) ++end;
    visit(year, reports.subspan(begin, end - begin));
    begin = end;
  }
}

Value grid_row(const Views& views, int year, std::span<const ReportId> reports,
               const std::vector<std::size_t>& columns, Arena& arena) {
  ListBuilder cells(arena, columns.size());
  for (const std::size_t column : columns) {
    ListBuilder cell(arena);
    for (const ReportId id : reports) {
      if (column_of(declared(views, id)) == column) cell.push(views.report(id));
    }
    cells.push(cell.list());
  }
  ListBuilder other(arena);
  for (const ReportId id : reports) {
    if (!column_of(declared(views, id))) other.push(views.report(id));
  }
  DictBuilder row(arena);
  row.set("year", views.year(year));
  row.set("cells", cells.list());
  row.set("other", other.list());
  return row.dict();
}

Value grid_columns(const Views& views, const std::vector<std::size_t>& columns, Arena& arena) {
  ListBuilder list(arena, columns.size());
  for (const std::size_t column : columns) {
    DictBuilder dict(arena);
    dict.set("code", Value::string(period_codes[column]));
    dict.set("name",
             made_text(views.words()(std::string("period.") + std::string(period_codes[column])), arena));
    list.push(dict.dict());
  }
  return list.list();
}

// Collects entries under the name of a group, in the order of the vocabulary's file, unnamed ones last.
class Groups {
 public:
  Groups(const Views& views, VocabularyKind kind, Arena& arena)
      : arena_(arena),
        names_(views.catalog().groups[model::index_of(kind)]),
        lists_(names_.size() + 1, ListBuilder(arena)) {}

  void push(std::string_view group, const Value& entry) {
    const auto at = static_cast<std::size_t>(std::ranges::find(names_, group) - names_.begin());
    lists_[at].push(entry);
  }

  // [{name, <entries_name>}] without empty groups.
  Value list(std::string_view entries_name) {
    ListBuilder list(arena_, lists_.size());
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      if (lists_[i].size() == 0) continue;
      DictBuilder dict(arena_);
      dict.set("name", i < names_.size() ? Value::string(names_[i]) : Value::none());
      dict.set(entries_name, lists_[i].list());
      list.push(dict.dict());
    }
    return list.list();
  }

 private:
  Arena& arena_;
  const std::vector<std::string>& names_;
  std::vector<ListBuilder> lists_;
};

using YearCounts = std::map<int, std::uint32_t>;

// [{year, count}], newest first.
Value year_counts(const YearCounts& counts, Arena& arena) {
  ListBuilder list(arena, counts.size());
  for (auto i = counts.rbegin(); i != counts.rend(); ++i) {
    DictBuilder dict(arena);
    dict.set("year", Value::integer(i->first));
    dict.set("count", Value::integer(i->second));
    list.push(dict.dict());
  }
  return list.list();
}

// The years in which some reports have each term of a vocabulary.
std::vector<YearCounts> years_of_terms(const Views& views, VocabularyKind kind,
                                       const std::vector<ReportId>& reports) {
  std::vector<YearCounts> years(views.catalog().vocabulary(kind).size());
  for (const ReportId id : reports) {
    for (const std::uint32_t term : views.catalog().report(id).of(kind))
      ++years[term][declared(views, id).year];
  }
  return years;
}

Value unit_of_term(const Views& views, const taxonomy::TermCount& count, const YearCounts& years,
                   Arena& arena) {
  DictBuilder dict(arena);
  dict.set("unit", views.term(count.term));
  dict.set("count", Value::integer(count.count));
  dict.set("first_year", Value::integer(years.begin()->first));
  dict.set("by_year", year_counts(years, arena));
  return dict.dict();
}

}  // namespace

std::vector<ReportId> reports_of_year(const taxonomy::YearUse& year) {
  std::vector<ReportId> reports;
  for (std::uint32_t r = year.first_report; r < year.end_report; ++r) reports.push_back(ReportId{r});
  return reports;
}

Value groups_by_year(const Views& views, std::span<const ReportId> reports, Arena& arena) {
  ListBuilder list(arena);
  for_each_year(views, reports, [&](int year, std::span<const ReportId> of_year) {
    DictBuilder dict(arena);
    dict.set("year", views.year(year));
    dict.set("reports", views.reports(of_year, arena));
    list.push(dict.dict());
  });
  return list.list();
}

Value groups_of_term(const Views& views, TermId term, std::span<const ReportId> reports, Arena& arena) {
  ListBuilder list(arena);
  for_each_year(views, reports, [&](int year, std::span<const ReportId> of_year) {
    ListBuilder found(arena, of_year.size());
    for (const ReportId id : of_year)
      found.push(Value::boolean(!views.catalog().report(id).declares(term.kind, term.index)));
    DictBuilder dict(arena);
    dict.set("year", views.year(year));
    dict.set("reports", views.reports(of_year, arena));
    dict.set("found", found.list());
    list.push(dict.dict());
  });
  return list.list();
}

Value report_grid(const Views& views, std::span<const ReportId> reports, Arena& arena) {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < period_codes.size(); ++column) {
    const bool occurs =
        std::ranges::any_of(reports, [&](ReportId id) { return column_of(declared(views, id)) == column; });
    if (occurs) columns.push_back(column);
  }
  ListBuilder rows(arena);
  for_each_year(views, reports, [&](int year, std::span<const ReportId> of_year) {
    rows.push(grid_row(views, year, of_year, columns, arena));
  });
  DictBuilder grid(arena);
  grid.set("columns", grid_columns(views, columns, arena));
  grid.set("rows", rows.list());
  return grid.dict();
}

Value levels_of_units(const Views& views, Arena& arena) {
  Groups groups(views, VocabularyKind::Units, arena);
  const auto& units = views.catalog().vocabulary(VocabularyKind::Units);
  for (std::uint32_t i = 0; i < units.size(); ++i)
    groups.push(units[i].level, views.term({VocabularyKind::Units, i}));
  return groups.list("units");
}

Value letters_of_units(const Views& views, Arena& arena) {
  const auto& units = views.catalog().vocabulary(VocabularyKind::Units);
  std::map<std::string_view, ListBuilder> letters;
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    letters.try_emplace(units[i].initial, arena).first->second.push(views.term({VocabularyKind::Units, i}));
  }
  ListBuilder list(arena, letters.size());
  for (auto& [letter, of_letter] : letters) {
    DictBuilder dict(arena);
    dict.set("letter", Value::string(letter));
    dict.set("units", of_letter.list());
    list.push(dict.dict());
  }
  return list.list();
}

Value levels_of_year(const Views& views, std::span<const ReportId> reports, Arena& arena) {
  const auto& units = views.catalog().vocabulary(VocabularyKind::Units);
  std::vector<std::vector<ReportId>> by_unit(units.size());
  for (const ReportId id : reports) {
    for (const std::uint32_t unit : views.catalog().report(id).of(VocabularyKind::Units))
      by_unit[unit].push_back(id);
  }
  Groups groups(views, VocabularyKind::Units, arena);
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    if (by_unit[i].empty()) continue;
    DictBuilder dict(arena);
    dict.set("unit", views.term({VocabularyKind::Units, i}));
    dict.set("reports", views.reports(by_unit[i], arena));
    groups.push(units[i].level, dict.dict());
  }
  return groups.list("units");
}

Value units_of_term(const Views& views, const std::vector<ReportId>& reports, Arena& arena) {
  const std::vector<YearCounts> years = years_of_terms(views, VocabularyKind::Units, reports);
  ListBuilder list(arena);
  for (const taxonomy::TermCount& count :
       taxonomy::count_terms(views.catalog(), VocabularyKind::Units, reports)) {
    list.push(unit_of_term(views, count, years[count.term.index], arena));
  }
  return list.list();
}

Value levels_of_term(const Views& views, const std::vector<ReportId>& reports, Arena& arena) {
  const std::vector<YearCounts> years = years_of_terms(views, VocabularyKind::Units, reports);
  Groups groups(views, VocabularyKind::Units, arena);
  for (const taxonomy::TermCount& count :
       taxonomy::count_terms(views.catalog(), VocabularyKind::Units, reports)) {
    groups.push(views.catalog().term(count.term).level,
                unit_of_term(views, count, years[count.term.index], arena));
  }
  return groups.list("units");
}

Value term_counts(const Views& views, std::span<const taxonomy::TermCount> counts, Arena& arena) {
  ListBuilder list(arena, counts.size());
  for (const taxonomy::TermCount& count : counts) {
    DictBuilder dict(arena);
    dict.set("term", views.term(count.term));
    dict.set("count", Value::integer(count.count));
    list.push(dict.dict());
  }
  return list.list();
}

Value term_counts_by_year(const Views& views, VocabularyKind kind, const std::vector<ReportId>& reports,
                          Arena& arena) {
  const std::vector<YearCounts> years = years_of_terms(views, kind, reports);
  ListBuilder list(arena);
  for (const taxonomy::TermCount& count : taxonomy::count_terms(views.catalog(), kind, reports)) {
    DictBuilder dict(arena);
    dict.set("term", views.term(count.term));
    dict.set("count", Value::integer(count.count));
    dict.set("by_year", year_counts(years[count.term.index], arena));
    list.push(dict.dict());
  }
  return list.list();
}

std::vector<TermId> terms_by_count(const Views& views, VocabularyKind kind) {
  std::vector<TermId> terms;
  terms.reserve(views.catalog().vocabulary(kind).size());
  for (std::uint32_t i = 0; i < views.catalog().vocabulary(kind).size(); ++i) terms.push_back({kind, i});
  std::ranges::stable_sort(terms, std::greater{},
                           [&](TermId id) { return views.parts().taxonomy.of(id).reports.size(); });
  return terms;
}

Value categories_of(const Views& views, VocabularyKind kind, std::span<const TermId> terms, Arena& arena) {
  Groups groups(views, kind, arena);
  for (const TermId id : terms) groups.push(views.catalog().term(id).category, views.term(id));
  return groups.list("terms");
}

std::vector<TermId> active_campaigns(const Views& views) {
  std::vector<TermId> active = terms_by_count(views, VocabularyKind::Campaigns);
  std::erase_if(active, [&](TermId id) {
    return !catalog::is_in_progress(views.catalog().term(id), views.catalog().today);
  });
  return active;
}

Value with_bar(const Views& views, TermId id, const Value& bar, Arena& arena) {
  const Value term = views.term(id);
  DictBuilder dict(arena);
  for (const std::string_view name : term.as_object().names(term.handle()))
    dict.set(name, term.as_object().get(term.handle(), name, arena));
  dict.set("bar", bar);
  return dict.dict();
}

}  // namespace gazette::pages
