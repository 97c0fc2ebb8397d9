#include "pages/coverage_view.h"

#include <algorithm>

#include "content/periods.h"

namespace gazette::pages {

namespace {

using coverage::Cell;
using coverage::Coverage;
using coverage::Row;
using coverage::Status;
using coverage::Tally;
using coverage::YearCoverage;
using model::VocabularyKind;
using templates::DictBuilder;
using templates::ListBuilder;

constexpr std::size_t most_years = 12;  // of the table over all years

std::string_view status_word(Status status) {
  switch (status) {
    case Status::NotRequired:
      return "not-required";
    case Status::OnTime:
      return "on-time";
    case Status::Late:
      return "late";
    case Status::Missing:
      return "missing";
    case Status::Pending:
      return "pending";
  }
  return {};
}

Value unit_value(const Views& views, std::uint32_t unit) {
  return views.term({VocabularyKind::Units, unit});
}

void set_tally(DictBuilder& dict, const Tally& tally) {
  dict.set("required", Value::integer(tally.required));
  dict.set("submitted", Value::integer(tally.submitted));
  dict.set("late", Value::integer(tally.late));
  dict.set("missing", Value::integer(tally.missing));
  dict.set("pending", Value::integer(tally.pending));
}

Value tally_value(const Tally& tally, Arena& arena) {
  DictBuilder dict(arena);
  set_tally(dict, tally);
  return dict.dict();
}

// The name of a column: 一季度.
Value column_name(const Views& views, std::string_view code, Arena& arena) {
  return made_text(views.words()("period." + std::string(code)), arena);
}

// Units whose cell of a column has a status, in the order of the rows.
Value units_with(const Views& views, const YearCoverage& year, std::size_t column, Status status,
                 Arena& arena) {
  ListBuilder list(arena);
  for (const Row& row : views.parts().coverage.rows) {
    if (year.cell(row.unit, column).status == status) list.push(unit_value(views, row.unit));
  }
  return list.list();
}

Value column_value(const Views& views, const YearCoverage& year, std::size_t column, Arena& arena) {
  const coverage::Column& own = year.columns[column];
  DictBuilder dict(arena);
  dict.set("code", Value::string(views.parts().coverage.periods[column]));
  dict.set("name", column_name(views, views.parts().coverage.periods[column], arena));
  dict.set("due", views.date_or_none(own.due));
  dict.set("units_missing", units_with(views, year, column, Status::Missing, arena));
  set_tally(dict, own.tally);
  return dict.dict();
}

Value row_value(const Views& views, const YearCoverage& year, const Row& row, Arena& arena) {
  ListBuilder cells(arena, year.columns.size());
  for (std::size_t column = 0; column < year.columns.size(); ++column) {
    const Cell& cell = year.cell(row.unit, column);
    DictBuilder dict(arena);
    dict.set("status", Value::string(status_word(cell.status)));
    dict.set("reports", views.reports(cell.reports, arena));
    cells.push(dict.dict());
  }
  DictBuilder dict(arena);
  dict.set("unit", unit_value(views, row.unit));
  dict.set("depth", Value::integer(row.depth));
  dict.set("cells", cells.list());
  set_tally(dict, year.units[row.unit]);
  return dict.dict();
}

std::span<const Row> rows_on(const Views& views, const PlannedPage& page) {
  const std::vector<Row>& rows = views.parts().coverage.rows;
  const std::size_t size = list_sizes(views.catalog().settings).units;
  const std::size_t begin = std::min(rows.size(), (page.number - 1) * size);
  return std::span(rows).subspan(begin, std::min(size, rows.size() - begin));
}

// The last years, the earliest first, with a tally of each for each unit of the page.
Value history(const Views& views, std::span<const Row> rows, Arena& arena) {
  const std::vector<YearCoverage>& all = views.parts().coverage.years;
  const std::span<const YearCoverage> years = std::span(all).first(std::min(most_years, all.size()));
  ListBuilder numbers(arena, years.size());
  ListBuilder totals(arena, years.size());
  for (std::size_t y = years.size(); y > 0; --y) {
    numbers.push(Value::integer(years[y - 1].year));
    totals.push(tally_value(years[y - 1].tally, arena));
  }
  ListBuilder list(arena, rows.size());
  for (const Row& row : rows) {
    ListBuilder cells(arena, years.size());
    for (std::size_t y = years.size(); y > 0; --y)
      cells.push(tally_value(years[y - 1].units[row.unit], arena));
    DictBuilder dict(arena);
    dict.set("unit", unit_value(views, row.unit));
    dict.set("cells", cells.list());
    list.push(dict.dict());
  }
  DictBuilder dict(arena);
  dict.set("years", numbers.list());
  dict.set("totals", totals.list());
  dict.set("rows", list.list());
  return dict.dict();
}

Value years_value(const Views& views, const PlannedPage& page, Arena& arena) {
  ListBuilder list(arena);
  for (const YearCoverage& year : views.parts().coverage.years) {
    DictBuilder dict(arena);
    dict.set("year", Value::integer(year.year));
    dict.set("url", made_text(coverage_address(year.year), arena));
    dict.set("current", Value::boolean(year.year == static_cast<int>(page.subject)));
    list.push(dict.dict());
  }
  return list.list();
}

// [{name, required, submitted}] of one column, by level in the order of the vocabulary's file.
Value levels_of_column(const Views& views, const YearCoverage& year, std::size_t column, Arena& arena) {
  const auto& names = views.catalog().groups[model::index_of(VocabularyKind::Units)];
  std::vector<Tally> tallies(names.size() + 1);
  for (const Row& row : views.parts().coverage.rows) {
    const std::string& level = views.catalog().vocabulary(VocabularyKind::Units)[row.unit].level;
    const auto at = static_cast<std::size_t>(std::ranges::find(names, level) - names.begin());
    tallies[at].add(year.cell(row.unit, column).status);
  }
  ListBuilder list(arena, tallies.size());
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    if (tallies[i].required == 0) continue;
    DictBuilder dict(arena);
    dict.set("name", i < names.size() ? Value::string(names[i]) : Value::none());
    set_tally(dict, tallies[i]);
    list.push(dict.dict());
  }
  return list.list();
}

}  // namespace

void add_coverage(const Views& views, const PlannedPage& page, DictBuilder& root, Arena& arena) {
  const YearCoverage& year = *views.parts().coverage.year(static_cast<int>(page.subject));
  const std::span<const Row> shown = rows_on(views, page);
  ListBuilder columns(arena, year.columns.size());
  for (std::size_t column = 0; column < year.columns.size(); ++column)
    columns.push(column_value(views, year, column, arena));
  ListBuilder rows(arena, shown.size());
  for (const Row& row : shown) rows.push(row_value(views, year, row, arena));
  root.set("year", views.year(year.year));
  root.set("years", years_value(views, page, arena));
  root.set("columns", columns.list());
  root.set("rows", rows.list());
  root.set("tally", tally_value(year.tally, arena));
  root.set("csv_url", made_text(coverage_table_address(year.year), arena));
  root.set("history", page.kind == PageKind::Coverage ? history(views, shown, arena) : Value::none());
}

Value current_coverage(const Views& views, Arena& arena) {
  const Coverage& coverage = views.parts().coverage;
  const auto current = coverage.current(views.catalog().today);
  if (!current) return Value::none();
  const YearCoverage& year = coverage.years[current->year];
  DictBuilder dict(arena);
  model::Report named;
  named.year = year.year;
  named.period = content::period_of_code(coverage.periods[current->column]);
  dict.set("name", made_text(views.kind_name(named), arena));
  dict.set("url", Value::string("coverage/index.html"));
  dict.set("due", views.date_or_none(year.columns[current->column].due));
  dict.set("units_missing", units_with(views, year, current->column, Status::Missing, arena));
  dict.set("levels", levels_of_column(views, year, current->column, arena));
  set_tally(dict, year.columns[current->column].tally);
  return dict.dict();
}

}  // namespace gazette::pages
