// Who has reported on what, as it is published.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "site/built.h"
#include "support/crawler.h"
#include "support/portal.h"

namespace gazette::tests {
namespace {

constexpr std::string_view portal = R"(-- site.yaml --
periods: [{id: Q1, due: 04-15}, {id: annual, due: 01-15}]
-- units.yaml --
- {name: "=1+1局", level: 市, id: a}
- {name: "甲局，乙,科", level: 县, parent: "=1+1局", periods: [annual], id: b}
-- reports/a.md --
---
title: 总结
unit: a
year: 2024
period: Q1
date: 2024-05-01
---
正文。
-- reports/b.md --
---
title: 总结
unit: b
year: 2024
period: annual
date: 2024-12-20
---
正文。
)";

TEST(CoverageTable, IsReadByOfficePrograms) {
  TemporaryFolder folder;
  write_sections(folder.path() / "portal", sections_of(portal));
  EXPECT_EQ(built(folder.path() / "portal").at("coverage/2024.csv"),
            "\xEF\xBB\xBF"
            "单位,层级,上级单位,一季度,年度,已报,应报\r\n"
            "'=1+1局,市,,2024-05-01 逾期,未报,1,2\r\n"
            "\"甲局，乙,科\",县,'=1+1局,不要求,2024-12-20,1,1\r\n"
            "已报合计,,,1,1,2,\r\n"
            "应报合计,,,1,2,,3\r\n");
}

TEST(CoveragePages, Over500UnitsFillSeveral) {
  TemporaryFolder folder;
  std::string units;
  for (int i = 0; i < 501; ++i) units += fmt::format("- {{id: u{0:03}, name: 单位{0:03}}}\n", i);
  write_file(folder.path() / "portal" / "units.yaml", units);
  write_file(folder.path() / "portal" / "site.yaml", "periods: [annual]\n");
  write_file(folder.path() / "portal" / "reports" / "a.md",
             "---\ntitle: 总结\nunit: u000\nyear: 2024\nperiod: annual\n---\n正文。\n");
  const auto pages = built(folder.path() / "portal");
  const auto rows = [&](const std::string& address) {
    const std::string& page = pages.at(address);
    const std::size_t begin = page.find("<table class=\"tbl matrix");
    const std::string table = page.substr(begin, page.find("<tfoot>", begin) - begin);
    std::size_t count = 0;
    for (std::size_t at = table.find("<tr><th scope=\"row\""); at != std::string::npos;
         at = table.find("<tr><th scope=\"row\"", at + 1))
      ++count;
    return count;
  };
  EXPECT_EQ(rows("coverage/index.html"), 500U);
  EXPECT_EQ(rows("coverage/2.html"), 1U);
  EXPECT_EQ(rows("coverage/2024.html"), 500U);
  EXPECT_EQ(rows("coverage/2024/2.html"), 1U);
  // Totals and the list of what is missing are of all units, on whichever page they stand.
  EXPECT_NE(pages.at("coverage/2.html").find("1/501"), std::string::npos);
  EXPECT_NE(pages.at("coverage/index.html").find("单位500"), std::string::npos);
  EXPECT_TRUE(dead_links(pages).empty());
}

}  // namespace
}  // namespace gazette::tests
