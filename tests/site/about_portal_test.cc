// The page that says what the portal holds, and what is left out of it.
#include <gtest/gtest.h>

#include "site/built.h"
#include "support/portal.h"

namespace gazette::tests {
namespace {

constexpr std::string_view published = R"(-- site.yaml --
periods: [annual]
-- units.yaml --
- {name: 甲局}
-- reports/a.md --
---
title: 总结
unit: 甲局
year: 2024
period: annual
date: 2025-01-10
---
正文。
)";

constexpr std::string_view draft = R"(-- reports/draft.md --
---
title: 草稿
unit: 甲局
year: 2023
period: annual
draft: true
slogans: [草稿口号]
---
草稿。
)";

std::map<std::string, std::string> built_of(const std::string& portal, catalog::Include drafts) {
  const TemporaryFolder folder;
  write_sections(folder.path(), sections_of(portal));
  return built(folder.path(), drafts);
}

TEST(AboutPortal, SaysWhichKindsAreLeftOutOnlyWhereTheyAre) {
  const auto page = [](catalog::Include drafts) {
    return built_of(std::string(published), drafts).at("about-portal.html");
  };
  constexpr std::string_view phrase = "未定稿的报告";
  EXPECT_NE(page(catalog::Include::No).find(phrase), std::string::npos);
  EXPECT_EQ(page(catalog::Include::Yes).find(phrase), std::string::npos);
}

TEST(AboutPortal, APortalWithADraftIsTheSameToTheByteAsOneWithout) {
  EXPECT_TRUE(built_of(std::string(published), catalog::Include::No) ==
              built_of(std::string(published) + std::string(draft), catalog::Include::No));
}

}  // namespace
}  // namespace gazette::tests
