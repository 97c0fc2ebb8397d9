// The page that says what the portal holds, and what is left out of it.
#include <gtest/gtest.h>

#include "site/build_site.h"
#include "support/portal.h"

namespace gazette::tests {
namespace {

class Unwatched final : public site::BuildObserver {
 public:
  void stage(std::string_view) override {}
  void written(std::size_t, std::size_t) override {}
};

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

std::map<std::string, std::string> built(const std::string& portal, catalog::Include drafts) {
  TemporaryFolder folder;
  write_sections(folder.path() / "portal", sections_of(portal));
  site::BuildOptions options{{folder.path() / "portal", {*model::CivilDate::parse("2025-06-01")}, {1}},
                             folder.path() / "public",
                             site::Warnings::Allowed,
                             {}};
  options.site.selection.drafts = drafts;
  Unwatched observer;
  const auto outcome = site::build_site(options, observer);
  EXPECT_TRUE(outcome && outcome->published);
  return read_folder(folder.path() / "public");
}

TEST(AboutPortal, SaysWhichKindsAreLeftOutOnlyWhereTheyAre) {
  const auto page = [](catalog::Include drafts) {
    return built(std::string(published), drafts).at("about-portal.html");
  };
  constexpr std::string_view phrase = "未定稿的报告";
  EXPECT_NE(page(catalog::Include::No).find(phrase), std::string::npos);
  EXPECT_EQ(page(catalog::Include::Yes).find(phrase), std::string::npos);
}

TEST(AboutPortal, APortalWithADraftIsTheSameToTheByteAsOneWithout) {
  EXPECT_TRUE(built(std::string(published), catalog::Include::No) ==
              built(std::string(published) + std::string(draft), catalog::Include::No));
}

}  // namespace
}  // namespace gazette::tests
