// The Coverage: which unit has reported on which period, and which has not.
//
// make_coverage() makes it from the catalog, where the portal or a unit sets `periods`; it holds ids and
// counts only. A report counts for each of its units, for its year and for the period that it names; a
// withdrawn one is listed and does not count. "Today" is the catalog's. Concurrent const access needs no
// lock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace gazette::coverage {

using catalog::ReportId;

enum class Status : std::uint8_t {
  NotRequired,  // the unit is not to report on this period; it may have done so
  OnTime,       // also where the report has no date, or the period no last day
  Late,         // dated after the last day
  Missing,      // the last day has passed
  Pending,      // it has not
};

struct Cell {
  Status status = Status::NotRequired;
  std::vector<ReportId> reports;  // oldest first, withdrawn ones among them
};

struct Tally {
  std::uint32_t required = 0;
  std::uint32_t submitted = 0;  // on time or late
  std::uint32_t late = 0;
  std::uint32_t missing = 0;
  std::uint32_t pending = 0;

  void add(Status status);
  bool operator==(const Tally&) const = default;
};

// One period of one year.
struct Column {
  model::CivilDate end;                 // the period's last day
  std::optional<model::CivilDate> due;  // the last day for its report: the first such day after `end`
  Tally tally;

  // The day after which what is not there is missing.
  const model::CivilDate& deadline() const { return due ? *due : end; }
};

struct YearCoverage {
  int year = 0;
  std::vector<Column> columns;  // by position in Coverage::periods
  std::vector<Cell> cells;      // unit by unit
  std::vector<Tally> units;     // by index of the unit
  Tally tally;

  const Cell& cell(std::uint32_t unit, std::size_t column) const {
    return cells[unit * columns.size() + column];
  }
};

// A unit in the order of the tree: each below its superior.
struct Row {
  std::uint32_t unit = 0;
  std::uint32_t depth = 0;
};

// A period of a year, by positions.
struct PeriodOfYear {
  std::size_t year = 0;
  std::size_t column = 0;
};

struct Coverage {
  std::vector<std::string_view> periods;  // codes that anybody is to report on, in the order of a year
  std::vector<YearCoverage> years;        // newest first, those with a report; none where no periods are set
  std::vector<Row> rows;                  // every unit

  const YearCoverage* year(int year) const;
  // The period that ended last before today; where none has, the first of the latest year.
  std::optional<PeriodOfYear> current(const model::CivilDate& today) const;
};

Coverage make_coverage(const catalog::Catalog& catalog);

}  // namespace gazette::coverage
