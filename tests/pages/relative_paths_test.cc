#include "pages/relative_paths.h"

#include <gtest/gtest.h>

namespace gazette::pages {
namespace {

TEST(RelativePaths, LeadFromAFilesFolder) {
  EXPECT_EQ(joined_path("reports/a/2021/q1.md", "../2020/q1.md"), "reports/a/2020/q1.md");
  EXPECT_EQ(joined_path("reports/a/2021/q1.md", "./表.xlsx"), "reports/a/2021/表.xlsx");
  EXPECT_EQ(joined_path("reports/a.md", "b//c/../d.png"), "reports/b/d.png");
  EXPECT_EQ(joined_path("site.yaml", "reports/a.md"), "reports/a.md");
  EXPECT_EQ(joined_path("reports/a.md", "../site.yaml"), "site.yaml");
  EXPECT_EQ(joined_path("reports/a.md", "../../etc/passwd"), std::nullopt);
}

TEST(RelativePaths, AreWrittenAsTheyLead) {
  EXPECT_EQ(relative_path("reports/a/2021/q1.md", "reports/a/2020/q1.md"), "../2020/q1.md");
  EXPECT_EQ(relative_path("reports/a/q1.md", "reports/a/q2.md"), "q2.md");
  EXPECT_EQ(relative_path("reports/a.md", "pages/about.md"), "../pages/about.md");
  EXPECT_EQ(relative_path("reports/ab/x.md", "reports/ac/y.md"), "../ac/y.md");
}

}  // namespace
}  // namespace gazette::pages
