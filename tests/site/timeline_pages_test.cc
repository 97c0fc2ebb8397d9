// A long timeline is cut between months.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "site/built.h"
#include "support/portal.h"

namespace gazette::tests {
namespace {

// One report of a unit with so many activities in each of these months of 2024, months from January.
std::map<std::string, std::string> timeline_of(const std::vector<int>& months) {
  std::string report = "---\ntitle: 总结\nunit: 甲\nyear: 2024\nactivities:\n";
  for (std::size_t m = 0; m < months.size(); ++m) {
    for (int i = 0; i < months[m]; ++i)
      report += fmt::format("  - {{date: 2024-{:02}-{:02}, title: 第{}次走访}}\n", m + 1, i % 28 + 1, i);
  }
  const TemporaryFolder folder;
  write_file(folder.path() / "in/reports/a.md", report + "---\n\n正文。\n");
  return built(folder.path() / "in");
}

// "500 1 2" for a page with so many activities under the heads of January and February.
std::string summary(const std::map<std::string, std::string>& files, const std::string& path) {
  const auto file = files.find(path);
  if (file == files.end()) return "no page";
  int activities = 0;
  for (std::size_t at = 0; (at = file->second.find("data-e=", at)) != std::string::npos; ++at) ++activities;
  std::string text = std::to_string(activities);
  for (int month = 1; month <= 12; ++month) {
    if (file->second.contains(fmt::format("<h3 id=\"m2024-{:02}\"", month)))
      text += fmt::format(" {}", month);
  }
  return text;
}

TEST(TimelinePages, HoldWholeMonthsWhileTheyFit) {
  const auto files = timeline_of({300, 200, 1, 400, 99});
  EXPECT_EQ(summary(files, "timeline/2024.html"), "500 1 2");
  EXPECT_EQ(summary(files, "timeline/2024/2.html"), "500 3 4 5");
  EXPECT_EQ(summary(files, "timeline/2024/3.html"), "no page");
  EXPECT_EQ(summary(files, "timeline/unit/jia/2.html"), "500 3 4 5");
}

TEST(TimelinePages, CutAMonthThatIsTooLongByItself) {
  const auto files = timeline_of({10, 1'100, 20});
  EXPECT_EQ(summary(files, "timeline/2024.html"), "10 1");
  EXPECT_EQ(summary(files, "timeline/2024/2.html"), "500 2");
  EXPECT_EQ(summary(files, "timeline/2024/3.html"), "500 2");
  EXPECT_EQ(summary(files, "timeline/2024/4.html"), "120 2 3");
  EXPECT_EQ(summary(files, "timeline/2024/5.html"), "no page");
}

TEST(TimelinePages, AreOneWhereAllFits) {
  EXPECT_EQ(summary(timeline_of({250, 250}), "timeline/2024.html"), "500 1 2");
  EXPECT_EQ(summary(timeline_of({250, 250}), "timeline/2024/2.html"), "no page");
}

TEST(TimelinePages, MonthsAreLinkedWhereTheyStand) {
  const auto files = timeline_of({300, 200, 1});
  EXPECT_TRUE(files.at("timeline/2024.html").contains("href=\"../timeline/2024/2.html#m2024-03\""));
  EXPECT_TRUE(files.at("timeline/2024/2.html").contains("href=\"../../timeline/2024.html#m2024-02\""));
  EXPECT_TRUE(files.at("years/2024.html").contains("href=\"../timeline/2024/2.html#m2024-03\""));
}

}  // namespace
}  // namespace gazette::tests
