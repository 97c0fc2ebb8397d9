// Compilations of many reports.
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

}  // namespace
}  // namespace gazette::tests
