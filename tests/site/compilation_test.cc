// Compilations of many reports, and of none.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "site/built.h"
#include "support/crawler.h"
#include "support/portal.h"

namespace gazette::tests {
namespace {

TEST(Compilation, Over300ReportsComeInPartsThatNumberThrough) {
  TemporaryFolder folder;
  for (int i = 0; i < 301; ++i) {
    write_file(folder.path() / "portal" / "reports" / fmt::format("r{:03}.md", i),
               fmt::format("---\ntitle: 第{}号总结\nunit: a\nyear: 2024\ndate: 2024-{:02}-{:02}\n---\n## "
                           "一、节\n\n文[^1]。\n\n"
                           "[^1]: 注。\n",
                           i, 1 + i / 28, 1 + i % 28));
  }
  const auto pages = built(folder.path() / "portal");
  const std::string& first = pages.at("units/a/2024.html");
  const std::string& second = pages.at("units/a/2024/2.html");
  EXPECT_NE(first.find("id=\"c300\""), std::string::npos);
  EXPECT_EQ(first.find("id=\"c301\""), std::string::npos);
  EXPECT_NE(second.find("id=\"c301\""), std::string::npos);
  EXPECT_NE(second.find("第300号总结"), std::string::npos);
  EXPECT_FALSE(pages.contains("units/a/2024/3.html"));
  EXPECT_TRUE(dead_links(pages).empty());
}

// A unit of two years and a campaign, with what site.yaml says.
std::map<std::string, std::string> built_with(const std::string& settings) {
  TemporaryFolder folder;
  const auto portal = folder.path() / "portal";
  write_file(portal / "site.yaml", settings);
  for (const int year : {2023, 2024}) {
    write_file(
        portal / "reports" / fmt::format("r{}.md", year),
        fmt::format("---\ntitle: {0}年总结\nunit: a\nyear: {0}\ncampaigns: [读书月]\n---\n文。\n", year));
  }
  return built(portal);
}

TEST(Compilation, OffLeavesNoPageAndNoWayToOne) {
  const auto pages = built_with("compilations: false\n");
  EXPECT_FALSE(pages.contains("units/a/2024.html"));
  EXPECT_FALSE(pages.contains("campaigns/du-shu-yue/compilation.html"));
  EXPECT_TRUE(pages.contains("units/a/compare-2023-2024.html"));
  EXPECT_EQ(pages.at("reports/a/2024/r2024.html").find("汇编"), std::string::npos);
  EXPECT_EQ(pages.at("units/a.html").find("汇编"), std::string::npos);
  EXPECT_EQ(pages.at("campaigns/du-shu-yue.html").find("汇编"), std::string::npos);
  EXPECT_TRUE(dead_links(pages).empty());
}

TEST(Compilation, ComparisonsOffLeaveNoPageAndNoWayToOne) {
  const auto pages = built_with("comparisons: false\n");
  EXPECT_FALSE(pages.contains("units/a/compare-2023-2024.html"));
  EXPECT_TRUE(pages.contains("units/a/2024.html"));
  EXPECT_TRUE(pages.contains("campaigns/du-shu-yue/compilation.html"));
  EXPECT_EQ(pages.at("reports/a/2024/r2024.html").find("compare-"), std::string::npos);
  EXPECT_EQ(pages.at("units/a.html").find("compare-"), std::string::npos);
  EXPECT_TRUE(dead_links(pages).empty());
}

}  // namespace
}  // namespace gazette::tests
