#include "pages/coverage_table.h"

#include "text/csv.h"

namespace gazette::pages {

namespace {

using coverage::Cell;
using coverage::Status;
using model::VocabularyKind;

std::string_view phrase_of(Status status) {
  switch (status) {
    case Status::NotRequired:
      return "coverage.not-required";
    case Status::OnTime:
      return "coverage.on-time";
    case Status::Late:
      return "coverage.late";
    case Status::Missing:
      return "coverage.missing";
    case Status::Pending:
      return "coverage.pending";
  }
  return {};
}

// The day of the first report that stands, with a word where it came late; else the word alone.
std::string cell_text(const SiteParts& parts, const Cell& cell) {
  std::string word = parts.words(phrase_of(cell.status));
  if (cell.status == Status::Missing || cell.status == Status::Pending) return word;
  for (const coverage::ReportId id : cell.reports) {
    const model::Report& report = parts.catalog.report(id).declared;
    if (report.withdrawn) continue;
    if (!report.date) return parts.words("coverage.on-time");
    return cell.status == Status::Late ? report.date->iso() + " " + word : report.date->iso();
  }
  return word;
}

std::vector<std::string> head_of(const SiteParts& parts) {
  std::vector<std::string> head{parts.words("unit"), parts.words("coverage.level"),
                                parts.words("coverage.superior")};
  for (const std::string_view code : parts.coverage.periods)
    head.push_back(parts.words("period." + std::string(code)));
  head.push_back(parts.words("coverage.submitted"));
  head.push_back(parts.words("coverage.required"));
  return head;
}

std::vector<std::string> total_row(const coverage::YearCoverage& year, std::string name,
                                   std::uint32_t coverage::Tally::* count) {
  std::vector<std::string> cells{std::move(name), "", ""};
  for (const coverage::Column& column : year.columns) cells.push_back(std::to_string(column.tally.*count));
  cells.emplace_back();
  cells.emplace_back();
  return cells;
}

}  // namespace

std::string coverage_table(const SiteParts& parts, int year) {
  const coverage::YearCoverage& own = *parts.coverage.year(year);
  std::string out(text::csv_byte_order_mark);
  text::append_csv_row(out, head_of(parts));
  for (const coverage::Row& row : parts.coverage.rows) {
    const catalog::Term& unit = parts.catalog.vocabulary(VocabularyKind::Units)[row.unit];
    std::vector<std::string> cells{unit.name, unit.level,
                                   unit.parent ? parts.catalog.term(*unit.parent).name : ""};
    for (std::size_t column = 0; column < own.columns.size(); ++column)
      cells.push_back(cell_text(parts, own.cell(row.unit, column)));
    cells.push_back(std::to_string(own.units[row.unit].submitted));
    cells.push_back(std::to_string(own.units[row.unit].required));
    text::append_csv_row(out, cells);
  }
  std::vector<std::string> submitted =
      total_row(own, parts.words("coverage.total.submitted"), &coverage::Tally::submitted);
  submitted[submitted.size() - 2] = std::to_string(own.tally.submitted);
  text::append_csv_row(out, submitted);
  std::vector<std::string> required =
      total_row(own, parts.words("coverage.total.required"), &coverage::Tally::required);
  required.back() = std::to_string(own.tally.required);
  text::append_csv_row(out, required);
  return out;
}

}  // namespace gazette::pages
