// Which reports of two years are laid side by side.
#include <gtest/gtest.h>

#include "site/built.h"
#include "support/portal.h"

namespace gazette::tests {
namespace {

// A report of unit a by its title, year and further front matter.
struct Written {
  std::string_view title;
  int year;
  std::string_view more;
};

// The titles in the head of units/a/compare-2021-2022.html: "earlier | later".
std::string compared(const std::vector<Written>& reports) {
  TemporaryFolder folder;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    write_file(folder.path() / "portal" / "reports" / ("r" + std::to_string(i) + ".md"),
               "---\ntitle: " + std::string(reports[i].title) + "\nunit: a\nyear: " +
                   std::to_string(reports[i].year) + "\n" + std::string(reports[i].more) + "\n---\n正文。\n");
  }
  const std::string page = built(folder.path() / "portal").at("units/a/compare-2021-2022.html");
  const std::size_t begin = page.find("pair__head");
  const std::string head = page.substr(begin, page.find("</div>", begin) - begin);
  std::string titles;
  for (std::size_t at = head.find("<a "); at != std::string::npos; at = head.find("<a ", at + 1)) {
    const std::size_t text = head.find('>', at) + 1;
    titles += (titles.empty() ? "" : " | ") + head.substr(text, head.find('<', text) - text);
  }
  return titles;
}

TEST(ComparePages, TheLongestPeriodThatBothYearsHave) {
  EXPECT_EQ(compared({{"年报一", 2021, "period: annual\ndate: 2022-01-05"},
                      {"专题", 2021, "date: 2022-02-01"},
                      {"半年二", 2022, "period: H1\ndate: 2022-07-01"},
                      {"年报二", 2022, "period: annual"}}),
            "年报一 | 年报二");
  EXPECT_EQ(compared({{"年报一", 2021, "period: annual"},
                      {"半年一", 2021, "period: H1"},
                      {"一季一", 2021, "period: Q1"},
                      {"半年二", 2022, "period: H1"},
                      {"一季二", 2022, "period: Q1"}}),
            "半年一 | 半年二");
}

TEST(ComparePages, WithoutACommonPeriodTheNewestOfEach) {
  EXPECT_EQ(compared({{"年报一", 2021, "period: annual\ndate: 2022-01-05"},
                      {"甲", 2022, "date: 2022-03-01"},
                      {"乙", 2022, "date: 2022-09-01"}}),
            "年报一 | 乙");
}

TEST(ComparePages, AWithdrawnReportOnlyWhereThereIsNoOther) {
  EXPECT_EQ(compared({{"撤回", 2021, "period: annual\ndate: 2022-02-01\nwithdrawn: 有误"},
                      {"更正", 2021, "period: annual\ndate: 2022-01-01"},
                      {"年报二", 2022, "period: annual"}}),
            "更正 | 年报二");
  EXPECT_EQ(compared({{"撤回", 2021, "period: annual\nwithdrawn: 有误"}, {"年报二", 2022, "period: annual"}}),
            "撤回 | 年报二");
}

}  // namespace
}  // namespace gazette::tests
