// What a build keeps for the next one: that the next makes the same bytes as one from nothing, whatever has
// changed, and that it leaves out what has not.
#include <gtest/gtest.h>

#include <filesystem>

#include "diagnostics/render.h"
#include "site/build_cache.h"
#include "site/changing_portal.h"
#include "support/portal.h"
#include "support/shared.h"

namespace gazette::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view changed_report = "reports/shidu/2023年度总结.md";

TEST(Cache, NothingChangedNothingRendered) {
  ChangingPortal portal;
  const site::BuildOutcome first = portal.build();
  EXPECT_EQ(first.published->rendered, first.published->pages);
  const site::BuildOutcome second = portal.build();
  EXPECT_EQ(second.published->rendered, 0U);
  EXPECT_EQ(second.published->pages, first.published->pages);
  EXPECT_EQ(second.published->unchanged, first.published->written);
  EXPECT_EQ(second.published->removed, 0U);
}

TEST(Cache, ATextThatHasChangedRendersThePagesThatShowItsReport) {
  ChangingPortal portal;
  const std::size_t pages = portal.build().published->pages;
  append(portal.portal() / changed_report, "\n末尾加一句。\n");
  const site::BuildCounts counts = *portal.build().published;
  EXPECT_LT(counts.rendered, pages / 2);  // the lists and neighbours of one report among forty-four
  EXPECT_GT(counts.rendered, 0U);
  EXPECT_EQ(portal.differs_from_fresh(), "");
}

TEST(Cache, WhatHasRemarksIsToldAgain) {
  ChangingPortal portal;
  const std::string told = "\n# 一级标题\n\n![](../chengxi/chengxi-shishi.svg)\n";
  append(portal.portal() / changed_report, told);
  const auto remarks = [](const site::BuildOutcome& outcome) {
    return render(outcome.diagnostics, diagnostics::Language::English);
  };
  const std::string first = remarks(portal.build());
  EXPECT_NE(first.find("shidu/2023"), std::string::npos) << first;
  EXPECT_EQ(remarks(portal.build()), first);
}

TEST(Cache, AChangedLayoutRendersAll) {
  ChangingPortal portal;
  const std::size_t pages = portal.build().published->pages;
  write_file(portal.portal() / "layouts" / "parts" / "footer.html", "<footer>{{ site.title }}</footer>\n");
  EXPECT_EQ(portal.build().published->rendered, pages);
  EXPECT_EQ(portal.differs_from_fresh(), "");
}

// A layout may go from a report to any other, and to its text.
TEST(Cache, ALayoutMayReadWhatItLikes) {
  ChangingPortal portal;
  write_file(
      portal.portal() / "layouts" / "404.html",
      "{% extends 'base.html' %}{% block content %}"
      "{% for theme in site.themes %}{{ theme.latest.unit.latest.body }}{{ theme.latest.period | tojson }}"
      "{% for name, value in theme.latest.year.items() %}{{ name }}{{ value }}{% endfor %}"
      "{{ theme.latest.related | map(attribute='report') | map(attribute='title') | join }}{% endfor %}"
      "{{ site.assets['search/index.js'] }}"
      "{% endblock %}\n");
  portal.build();
  for (const std::string_view report : {"chengxi/2024年度总结.md", "beiyu/2024-annual.md",
                                        "市社科联/2021年工作总结.md", "shidu/2021-H1.md"}) {
    append(portal.portal() / "reports" / report, "\n最后补一段。\n");
    EXPECT_GT(portal.build().published->rendered, 0U);
    EXPECT_EQ(portal.differs_from_fresh(), "") << report;
  }
}

TEST(Cache, ADamagedOneIsNone) {
  ChangingPortal portal;
  const std::size_t pages = portal.build().published->pages;
  const std::string whole = read_file(portal.cache());
  ASSERT_GT(whole.size(), 1000U);
  const auto turned = [&](std::size_t at) {
    std::string damaged = whole;
    damaged[at] ^= 1;
    return damaged;
  };
  for (const std::string& damaged : {std::string(), whole.substr(0, whole.size() / 2), whole.substr(1),
                                     whole + "x", turned(whole.size() - 1), turned(whole.size() - 1000)}) {
    write_file(portal.cache(), damaged);
    EXPECT_EQ(portal.build().published->rendered, pages);
    EXPECT_EQ(portal.differs_from_fresh(), "");
  }
  write_file(portal.cache(), turned(1000));  // in the record of a report
  EXPECT_EQ(portal.build().published->rendered, 0U);
  EXPECT_EQ(portal.differs_from_fresh(), "");
}

TEST(Cache, IsForTheProgramThatMadeIt) {
  site::BuildCache cache{.program = {1, 2}};
  cache.pages.push_back({.address = "index.html", .facts = {7}});
  const std::string bytes = site::pack_cache(cache);
  ASSERT_EQ(site::unpack_cache(bytes, {1, 2}).pages.size(), 1U);
  EXPECT_EQ(site::unpack_cache(bytes, {1, 2}).pages[0].address, "index.html");
  EXPECT_EQ(site::unpack_cache(bytes, {1, 3}).pages.size(), 0U);
}

TEST(Cache, APageThatWasTouchedIsWrittenAgain) {
  ChangingPortal portal;
  portal.build();
  append(portal.output() / "index.html", "手改");
  fs::remove(portal.output() / "years" / "2023.html");
  EXPECT_EQ(portal.build().published->rendered, 2U);
  EXPECT_EQ(portal.differs_from_fresh(), "");
}

TEST(Cache, ASmallPortalKeepsNone) {
  ChangingPortal portal;
  portal.build();
  ASSERT_TRUE(fs::exists(portal.cache()));
  EXPECT_EQ(fs::status(portal.cache()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const site::BuildOutcome outcome = portal.build(1000);
  EXPECT_EQ(outcome.published->rendered, outcome.published->pages);
  EXPECT_FALSE(fs::exists(portal.cache()));
}

// -- any changes, one after another

class AnyChanges : public testing::TestWithParam<unsigned> {};

TEST_P(AnyChanges, GiveWhatABuildFromNothingGives) {
  constexpr int rounds = 14;
  ChangingPortal portal;
  portal.build();
  Changes changes(portal, GetParam());
  int published = 0;
  for (int round = 0; round < rounds; ++round) {
    portal.remember();
    const std::string change = changes.make();
    portal.build();
    const std::optional<std::string> differs = portal.differs_from_fresh();
    if (differs) {
      ASSERT_EQ(*differs, "") << "after round " << round << ": " << change;
      ++published;
    } else {  // an author's mistake, such as a link to what is gone: taken back
      portal.take_back();
    }
  }
  EXPECT_GT(published, rounds / 2);
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyChanges, testing::Range(1U, 7U));

}  // namespace
}  // namespace gazette::tests
