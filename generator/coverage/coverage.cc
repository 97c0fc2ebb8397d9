#include "coverage/coverage.h"

#include <algorithm>

#include "coverage/period_days.h"

namespace gazette::coverage {

namespace {

using catalog::Catalog;
using catalog::Term;
using model::VocabularyKind;

const model::DuePeriod* period_of_site(const model::Settings& settings, std::string_view code) {
  const auto found = std::ranges::find(
      settings.periods, code, [](const model::DuePeriod& p) -> std::string_view { return p.code.value; });
  return found == settings.periods.end() ? nullptr : &*found;
}

bool is_required(const model::Settings& settings, const Term& unit, std::string_view code) {
  if (unit.periods) return std::ranges::find(*unit.periods, code) != unit.periods->end();
  return period_of_site(settings, code) != nullptr;
}

std::vector<std::string_view> periods_asked_for(const Catalog& catalog) {
  const std::vector<Term>& units = catalog.vocabulary(VocabularyKind::Units);
  std::vector<std::string_view> periods;
  for (const std::string_view code : period_codes) {
    const auto asks = [&](const Term& unit) { return is_required(catalog.settings, unit, code); };
    if (std::ranges::any_of(units, asks)) periods.push_back(code);
  }
  return periods;
}

std::vector<Column> columns_of(const model::Settings& settings, const std::vector<std::string_view>& periods,
                               int year) {
  std::vector<Column> columns;
  columns.reserve(periods.size());
  for (const std::string_view code : periods) {
    const model::CivilDate end = end_of_period(code, year);
    const model::DuePeriod* const asked = period_of_site(settings, code);
    columns.push_back({end, asked == nullptr ? std::nullopt : last_day_for(*asked, end), {}});
  }
  return columns;
}

// The years of the reports, each with its columns and empty cells.
std::vector<YearCoverage> empty_years(const Catalog& catalog, const std::vector<std::string_view>& periods) {
  const std::size_t units = catalog.vocabulary(VocabularyKind::Units).size();
  std::vector<YearCoverage> years;
  for (const catalog::Report& report : catalog.reports) {
    const int year = report.declared.year;
    if (!years.empty() && years.back().year == year) continue;
    years.push_back({year,
                     columns_of(catalog.settings, periods, year),
                     std::vector<Cell>(units * periods.size()),
                     std::vector<Tally>(units),
                     {}});
  }
  return years;
}

void enter_reports(const Catalog& catalog, Coverage& coverage) {
  for (std::size_t r = catalog.reports.size(); r > 0; --r) {
    const catalog::Report& report = catalog.reports[r - 1];
    if (!report.declared.period) continue;
    const auto column = std::ranges::find(coverage.periods, report.declared.period->code);
    if (column == coverage.periods.end()) continue;
    const auto at = static_cast<std::size_t>(column - coverage.periods.begin());
    const auto year = std::ranges::find(coverage.years, report.declared.year, &YearCoverage::year);
    for (const std::uint32_t unit : report.of(VocabularyKind::Units)) {
      year->cells[unit * coverage.periods.size() + at].reports.push_back(
          ReportId{static_cast<std::uint32_t>(r - 1)});
    }
  }
}

bool is_late(const Catalog& catalog, const std::vector<ReportId>& standing, const Column& column) {
  if (!column.due) return false;
  // One that came in time is enough, whatever was handed in later.
  return std::ranges::all_of(standing, [&](ReportId id) {
    const auto& date = catalog.report(id).declared.date;
    return date && *date > *column.due;
  });
}

Status status_of(const Catalog& catalog, const Cell& cell, const Column& column) {
  std::vector<ReportId> standing;
  std::ranges::copy_if(cell.reports, std::back_inserter(standing),
                       [&](ReportId id) { return !catalog.report(id).declared.withdrawn; });
  if (standing.empty()) return catalog.today > column.deadline() ? Status::Missing : Status::Pending;
  return is_late(catalog, standing, column) ? Status::Late : Status::OnTime;
}

void judge(const Catalog& catalog, const Coverage& coverage, YearCoverage& year) {
  const std::vector<Term>& units = catalog.vocabulary(VocabularyKind::Units);
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    for (std::size_t c = 0; c < coverage.periods.size(); ++c) {
      if (!is_required(catalog.settings, units[u], coverage.periods[c])) continue;
      Cell& cell = year.cells[u * coverage.periods.size() + c];
      cell.status = status_of(catalog, cell, year.columns[c]);
      year.units[u].add(cell.status);
      year.columns[c].tally.add(cell.status);
      year.tally.add(cell.status);
    }
  }
}

// Units of one superior: by level in the order of the file, then by collation.
std::vector<std::uint32_t> in_order(const Catalog& catalog, std::vector<std::uint32_t> units) {
  const auto& levels = catalog.groups[model::index_of(VocabularyKind::Units)];
  const auto level_of = [&](std::uint32_t unit) {
    return std::ranges::find(levels, catalog.vocabulary(VocabularyKind::Units)[unit].level) - levels.begin();
  };
  std::ranges::stable_sort(units, {}, level_of);
  return units;
}

void add_rows(const Catalog& catalog, const std::vector<std::uint32_t>& units, std::uint32_t depth,
              std::vector<Row>& rows) {
  for (const std::uint32_t unit : in_order(catalog, units)) {
    rows.push_back({unit, depth});
    std::vector<std::uint32_t> children;
    for (const catalog::TermId child : catalog.vocabulary(VocabularyKind::Units)[unit].children)
      children.push_back(child.index);
    add_rows(catalog, children, depth + 1, rows);
  }
}

}  // namespace

void Tally::add(Status status) {
  if (status == Status::NotRequired) return;
  ++required;
  if (status == Status::OnTime || status == Status::Late) ++submitted;
  if (status == Status::Late) ++late;
  if (status == Status::Missing) ++missing;
  if (status == Status::Pending) ++pending;
}

const YearCoverage* Coverage::year(int year) const {
  const auto found = std::ranges::find(years, year, &YearCoverage::year);
  return found == years.end() ? nullptr : &*found;
}

std::optional<PeriodOfYear> Coverage::current(const model::CivilDate& today) const {
  if (years.empty()) return std::nullopt;
  for (std::size_t y = 0; y < years.size(); ++y) {
    for (std::size_t c = periods.size(); c > 0; --c) {
      if (years[y].columns[c - 1].end < today) return PeriodOfYear{y, c - 1};
    }
  }
  return PeriodOfYear{0, 0};
}

Coverage make_coverage(const Catalog& catalog) {
  Coverage coverage;
  coverage.periods = periods_asked_for(catalog);
  if (coverage.periods.empty()) return coverage;
  coverage.years = empty_years(catalog, coverage.periods);
  enter_reports(catalog, coverage);
  for (YearCoverage& year : coverage.years) judge(catalog, coverage, year);
  std::vector<std::uint32_t> roots;
  const std::vector<Term>& units = catalog.vocabulary(VocabularyKind::Units);
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    if (!units[u].parent) roots.push_back(u);
  }
  add_rows(catalog, roots, 0, coverage.rows);
  return coverage;
}

}  // namespace gazette::coverage
