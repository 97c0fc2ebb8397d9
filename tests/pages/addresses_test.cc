#include "pages/addresses.h"

#include <gtest/gtest.h>

namespace gazette::pages {
namespace {

TEST(Addresses, ListsContinueBelowTheirFirstPage) {
  EXPECT_EQ(list_address("reports/index.html", 1), "reports/index.html");
  EXPECT_EQ(list_address("reports/index.html", 2), "reports/2.html");
  EXPECT_EQ(list_address("slogans/x.html", 2), "slogans/x/2.html");
  EXPECT_EQ(list_address("units/a/list/index.html", 3), "units/a/list/3.html");
}

TEST(Addresses, TheRootIsAsFarAsThereAreFolders) {
  EXPECT_EQ(root_from("index.html"), "");
  EXPECT_EQ(root_from("reports/a/2021/x.html"), "../../../");
}

TEST(Addresses, EncodingKeepsOnlyWhatIsSafeInAnHref) {
  EXPECT_EQ(encoded("reports/a/图 一#1?.png"), "reports/a/%E5%9B%BE%20%E4%B8%80%231%3F.png");
  EXPECT_EQ(decoded("%E5%9B%BE%20%zz%2"), "图 %zz%2");
  EXPECT_EQ(decoded(encoded("100% 图.png")), "100% 图.png");
}

}  // namespace
}  // namespace gazette::pages
