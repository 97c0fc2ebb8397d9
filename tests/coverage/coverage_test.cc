// Who has reported on what, over portals written as texts.
#include "coverage/coverage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "coverage/period_days.h"
#include "files/file_tree.h"
#include "support/portal.h"

namespace gazette::coverage {
namespace {

using model::CivilDate;

class Portal {
 public:
  Portal(std::string_view text, std::string_view today) {
    tests::write_sections(folder_.path(), tests::sections_of(text));
    files_ = std::make_unique<files::FileTree>(
        std::move(*files::read_tree(folder_.path(), parallel::Jobs{1}, diagnostics_)));
    catalog_.emplace(catalog::make_catalog(content::load_content(*files_, {1}, {}, diagnostics_), *files_,
                                           {*CivilDate::parse(today)}, diagnostics_));
    EXPECT_EQ(diagnostics_.errors(), 0U);
    coverage_ = make_coverage(*catalog_);
  }

  const Coverage& coverage() const { return coverage_; }
  const catalog::Catalog& catalog() const { return *catalog_; }
  std::uint32_t unit(std::string_view name) const {
    const auto& units = catalog_->vocabulary(model::VocabularyKind::Units);
    return static_cast<std::uint32_t>(std::ranges::find(units, name, &catalog::Term::name) - units.begin());
  }
  Status status(std::string_view unit_name, int year, std::size_t column) const {
    return coverage_.year(year)->cell(unit(unit_name), column).status;
  }

 private:
  tests::TemporaryFolder folder_;
  diagnostics::Diagnostics diagnostics_;
  std::unique_ptr<files::FileTree> files_;
  std::optional<catalog::Catalog> catalog_;
  Coverage coverage_;
};

std::string report(std::string_view file, std::string_view front_matter) {
  return "-- reports/" + std::string(file) + ".md --\n---\ntitle: 总结\n" + std::string(front_matter) +
         "\n---\n正文。\n";
}

constexpr std::string_view two_units = R"(-- site.yaml --
periods: [{id: annual, due: 01-15}, {id: Q1, due: 04-15}]
-- units.yaml --
- name: 甲局
- name: 乙局
  parent: 甲局
  periods: [annual]
)";

TEST(PeriodDays, APeriodEndsWithItsLastMonth) {
  const auto end = [](std::string_view code) { return end_of_period(code, 2024).iso(); };
  EXPECT_EQ(end("Q1"), "2024-03-31");
  EXPECT_EQ(end("Q2"), "2024-06-30");
  EXPECT_EQ(end("H1"), "2024-06-30");
  EXPECT_EQ(end("Q3"), "2024-09-30");
  EXPECT_EQ(end("Q4"), "2024-12-31");
  EXPECT_EQ(end("H2"), "2024-12-31");
  EXPECT_EQ(end("annual"), "2024-12-31");
}

TEST(PeriodDays, TheLastDayIsTheFirstSuchDayAfterTheEnd) {
  const auto due = [](int month, int day, std::string_view end) {
    const auto found = last_day_for({{"annual"}, month, day}, *CivilDate::parse(end));
    return found ? found->iso() : "none";
  };
  EXPECT_EQ(due(1, 15, "2024-12-31"), "2025-01-15");
  EXPECT_EQ(due(4, 15, "2024-03-31"), "2024-04-15");
  EXPECT_EQ(due(3, 31, "2024-03-31"), "2025-03-31") << "the period's own last day is not after it";
  EXPECT_EQ(due(12, 31, "2024-12-31"), "2025-12-31");
  EXPECT_EQ(due(0, 0, "2024-12-31"), "none");
}

TEST(Coverage, IsNotMadeWherePeriodsAreNotSet) {
  const Portal portal(report("a", "unit: 甲局\nyear: 2024\nperiod: annual"), "2025-06-01");
  EXPECT_TRUE(portal.coverage().years.empty());
}

TEST(Coverage, HasAColumnForEachPeriodInTheOrderOfAYear) {
  const Portal portal(std::string(two_units) + report("a", "unit: 甲局\nyear: 2024"), "2025-06-01");
  EXPECT_EQ(portal.coverage().periods, (std::vector<std::string_view>{"Q1", "annual"}));
}

TEST(Coverage, AUnitsOwnPeriodsCountWithoutTheSites) {
  const Portal portal("-- units.yaml --\n- name: 甲局\n  periods: [H1]\n- name: 乙局\n" +
                          report("a", "unit: 甲局\nyear: 2024\nperiod: H1\ndate: 2024-07-01"),
                      "2025-06-01");
  EXPECT_EQ(portal.coverage().periods, (std::vector<std::string_view>{"H1"}));
  EXPECT_EQ(portal.status("甲局", 2024, 0), Status::OnTime);
  EXPECT_EQ(portal.status("乙局", 2024, 0), Status::NotRequired);
}

TEST(Coverage, AnEmptyListOfPeriodsAsksAUnitForNothing) {
  const Portal portal("-- site.yaml --\nperiods: [annual]\n-- units.yaml --\n- name: 甲局\n  periods: []\n" +
                          report("a", "unit: 甲局\nyear: 2024"),
                      "2025-06-01");
  EXPECT_TRUE(portal.coverage().years.empty());
}

TEST(Coverage, TheLastDayItselfIsInTime) {
  const std::string text = std::string(two_units) +
                           report("a", "unit: 甲局\nyear: 2024\nperiod: Q1\ndate: 2024-04-15") +
                           report("b", "unit: 甲局\nyear: 2024\nperiod: annual\ndate: 2025-01-16");
  const Portal portal(text, "2025-06-01");
  EXPECT_EQ(portal.status("甲局", 2024, 0), Status::OnTime);
  EXPECT_EQ(portal.status("甲局", 2024, 1), Status::Late);
}

TEST(Coverage, WhatIsNotThereIsPendingUntilTheLastDayHasPassed) {
  const std::string text = std::string(two_units) + report("a", "unit: 甲局\nyear: 2024");
  EXPECT_EQ(Portal(text, "2025-01-15").status("乙局", 2024, 1), Status::Pending);
  EXPECT_EQ(Portal(text, "2025-01-16").status("乙局", 2024, 1), Status::Missing);
}

TEST(Coverage, WithoutALastDayNothingIsLateAndMissingBeginsAfterThePeriod) {
  const std::string text =
      "-- site.yaml --\nperiods: [annual]\n-- units.yaml --\n- name: 甲局\n- name: 乙局\n" +
      report("a", "unit: 甲局\nyear: 2024\nperiod: annual\ndate: 2027-01-01");
  const Portal portal(text, "2025-01-01");
  EXPECT_EQ(portal.status("甲局", 2024, 0), Status::OnTime);
  EXPECT_EQ(portal.status("乙局", 2024, 0), Status::Missing);
  EXPECT_EQ(Portal(text, "2024-12-31").status("乙局", 2024, 0), Status::Pending);
}

TEST(Coverage, AReportWithoutADateIsThere) {
  const Portal portal(std::string(two_units) + report("a", "unit: 甲局\nyear: 2024\nperiod: Q1"),
                      "2025-06-01");
  EXPECT_EQ(portal.status("甲局", 2024, 0), Status::OnTime);
}

TEST(Coverage, OneInTimeIsEnoughWhateverCameLater) {
  const Portal portal(std::string(two_units) +
                          report("a", "unit: 甲局\nyear: 2024\nperiod: Q1\ndate: 2024-05-01") +
                          report("b", "unit: 甲局\nyear: 2024\nperiod: Q1\ndate: 2024-04-01"),
                      "2025-06-01");
  const Cell& cell = portal.coverage().year(2024)->cell(portal.unit("甲局"), 0);
  EXPECT_EQ(cell.status, Status::OnTime);
  ASSERT_EQ(cell.reports.size(), 2U);
  EXPECT_EQ(portal.catalog().report(cell.reports[0]).declared.date->iso(), "2024-04-01") << "oldest first";
}

TEST(Coverage, AWithdrawnReportIsListedAndDoesNotCount) {
  const Portal portal(
      std::string(two_units) +
          report("a", "unit: 甲局\nyear: 2024\nperiod: Q1\ndate: 2024-04-01\nwithdrawn: 数字有误"),
      "2025-06-01");
  const Cell& cell = portal.coverage().year(2024)->cell(portal.unit("甲局"), 0);
  EXPECT_EQ(cell.status, Status::Missing);
  EXPECT_EQ(cell.reports.size(), 1U);
}

TEST(Coverage, AJointReportCountsForEachUnit) {
  const Portal portal(std::string(two_units) +
                          report("a", "unit: [甲局, 乙局]\nyear: 2024\nperiod: annual\ndate: 2025-01-10"),
                      "2025-06-01");
  EXPECT_EQ(portal.status("甲局", 2024, 1), Status::OnTime);
  EXPECT_EQ(portal.status("乙局", 2024, 1), Status::OnTime);
}

TEST(Coverage, WhatNobodyAskedForIsListedAndNotCounted) {
  const Portal portal(
      std::string(two_units) + report("a", "unit: 乙局\nyear: 2024\nperiod: Q1\ndate: 2024-04-01"),
      "2025-06-01");
  const YearCoverage& year = *portal.coverage().year(2024);
  EXPECT_EQ(year.cell(portal.unit("乙局"), 0).status, Status::NotRequired);
  EXPECT_EQ(year.cell(portal.unit("乙局"), 0).reports.size(), 1U);
  EXPECT_EQ(year.units[portal.unit("乙局")], (Tally{.required = 1, .missing = 1}));
}

TEST(Coverage, CountsByUnitPeriodAndYear) {
  const Portal portal(std::string(two_units) +
                          report("a", "unit: 甲局\nyear: 2024\nperiod: Q1\ndate: 2024-06-01") +
                          report("b", "unit: 乙局\nyear: 2024\nperiod: annual\ndate: 2025-01-02"),
                      "2025-06-01");
  const YearCoverage& year = *portal.coverage().year(2024);
  EXPECT_EQ(year.units[portal.unit("甲局")], (Tally{.required = 2, .submitted = 1, .late = 1, .missing = 1}));
  EXPECT_EQ(year.columns[0].tally, (Tally{.required = 1, .submitted = 1, .late = 1}));
  EXPECT_EQ(year.columns[1].tally, (Tally{.required = 2, .submitted = 1, .missing = 1}));
  EXPECT_EQ(year.tally, (Tally{.required = 3, .submitted = 2, .late = 1, .missing = 1}));
}

TEST(Coverage, RowsAreTheTreeWithLevelsInTheFilesOrder) {
  const Portal portal(R"(-- site.yaml --
periods: [annual]
-- units.yaml --
- {name: 丁市, level: 市}
- {name: 甲县, level: 县}
- {name: 乙乡, level: 乡, parent: 甲县}
- {name: 丙市, level: 市}
)" + report("a", "unit: 丁市\nyear: 2024"),
                      "2025-06-01");
  std::string shown;
  for (const Row& row : portal.coverage().rows) {
    shown += std::string(row.depth, '>') +
             portal.catalog().vocabulary(model::VocabularyKind::Units)[row.unit].name + " ";
  }
  EXPECT_EQ(shown, "丙市 丁市 甲县 >乙乡 ");
}

TEST(Coverage, ThePeriodThatEndedLastIsTheCurrentOne) {
  const std::string text =
      std::string(two_units) + report("a", "unit: 甲局\nyear: 2024") + report("b", "unit: 甲局\nyear: 2023");
  const Portal portal(text, "2025-06-01");
  const auto current = [&](std::string_view today) {
    const auto found = portal.coverage().current(*CivilDate::parse(today));
    return std::to_string(portal.coverage().years[found->year].year) + " " +
           std::string(portal.coverage().periods[found->column]);
  };
  EXPECT_EQ(current("2025-01-01"), "2024 annual");
  EXPECT_EQ(current("2024-12-31"), "2024 Q1");
  EXPECT_EQ(current("2024-03-31"), "2023 annual");
  EXPECT_EQ(current("2020-01-01"), "2024 Q1") << "none has ended: the first of the latest year";
}

}  // namespace
}  // namespace gazette::coverage
