// What a build keeps for the next one: that the next makes the same bytes as one from nothing, whatever has
// changed, and that it leaves out what has not.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include "diagnostics/render.h"
#include "site/build_cache.h"
#include "site/build_site.h"
#include "site/built.h"
#include "support/portal.h"
#include "support/shared.h"

namespace gazette::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t never = SIZE_MAX;

// A copy of the sample portal that is changed and built again and again.
class ChangingPortal {
 public:
  ChangingPortal() {
    fs::copy(fs::path(GAZETTE_SOURCE_DIR) / "content", portal(), fs::copy_options::recursive);
  }

  fs::path portal() const { return folder_.path() / "portal"; }
  fs::path output() const { return folder_.path() / "public"; }
  fs::path cache() const { return folder_.path() / ".public.gazette-cache"; }
  void set_today(std::string_view day) { today_ = *model::CivilDate::parse(day); }

  // Into the output, with what the build before has kept.
  site::BuildOutcome build() { return build_into(output(), 0); }

  // Whether a build from nothing publishes, and then the names of the files in which the output differs
  // from what it has made, one a line.
  std::optional<std::string> differs_from_fresh() {
    const fs::path fresh = folder_.path() / "fresh";
    fs::remove_all(fresh);
    if (!build_into(fresh, never).published) return std::nullopt;
    const auto expected = read_folder(fresh);
    const auto found = read_folder(output());
    std::string names;
    for (const auto& [path, bytes] : expected) {
      const auto other = found.find(path);
      if (other == found.end() || other->second != bytes) names += path + "\n";
    }
    for (const auto& [path, bytes] : found) {
      if (!expected.contains(path)) names += path + "\n";
    }
    return names;
  }

 private:
  site::BuildOutcome build_into(const fs::path& folder, std::size_t cache_from) {
    Unwatched observer;
    auto outcome = site::build_site({.site = {portal(), {today_}, {2}},
                                     .output = folder,
                                     .warnings = site::Warnings::Allowed,
                                     .on_wait = {},
                                     .cache_from = cache_from},
                                    observer);
    EXPECT_TRUE(outcome) << outcome.error().message.en;
    return std::move(*outcome);
  }

  TemporaryFolder folder_;
  model::CivilDate today_ = *model::CivilDate::parse("2025-06-01");
};

void append(const fs::path& file, std::string_view text) {
  std::ofstream(file, std::ios::app) << text;
}

void replace_first(const fs::path& file, std::string_view old, std::string_view by) {
  std::string text = read_file(file);
  const std::size_t at = text.find(old);
  if (at == std::string::npos) return;
  write_file(file, text.replace(at, old.size(), by));
}

// Below the front matter.
void begin_body_with(const fs::path& file, std::string_view text) {
  replace_first(file, "\n---\n", "\n---\n\n" + std::string(text) + "\n");
}

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
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(portal.portal() / "reports")) {
    if (entry.path().extension() != ".md") continue;
    append(entry.path(), "\n" + entry.path().stem().string() + "的最后一段。\n");
    portal.build();
    ASSERT_EQ(portal.differs_from_fresh(), "") << entry.path();
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
  Unwatched observer;
  const auto outcome =
      site::build_site({.site = {portal.portal(), {*model::CivilDate::parse("2025-06-01")}, {2}},
                        .output = portal.output(),
                        .warnings = site::Warnings::Allowed,
                        .on_wait = {}},
                       observer);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->published->rendered, outcome->published->pages);
  EXPECT_FALSE(fs::exists(portal.cache()));
}

// -- any changes, one after another

class Changes {
 public:
  Changes(ChangingPortal& portal, unsigned seed) : portal_(portal), random_(seed) {}

  // Makes one change and says which.
  std::string make() {
    using Change = std::pair<std::string_view, std::function<void(const fs::path& report)>>;
    const std::vector<Change> changes{
        {"end of text", [](const fs::path& r) { append(r, "\n\n另有一事，不再细述。\n"); }},
        {"opening", [](const fs::path& r) { begin_body_with(r, "开头换了一段话。"); }},
        {"deed", [](const fs::path& r) { append(r, "\n\n2023年5月6日，召开全市重点工作推进会。\n"); }},
        {"slogan", [](const fs::path& r) { append(r, "\n\n坚持“学思想、强党性、重实践、建新功”。\n"); }},
        {"heading", [](const fs::path& r) { append(r, "\n\n## 五、补充情况\n\n补充。\n"); }},
        {"title", [](const fs::path& r) { replace_first(r, "title: ", "title: 修订"); }},
        {"year", [](const fs::path& r) { replace_first(r, "year: 2023", "year: 2022"); }},
        {"declared slogan",
         [](const fs::path& r) { replace_first(r, "year: ", "slogans: [新提法]\nyear: "); }},
        {"declared deed",
         [](const fs::path& r) {
           replace_first(r, "year: ", "activities:\n  - {date: 2022-08, title: 开展走访}\nyear: ");
         }},
        {"theme", [](const fs::path& r) { replace_first(r, "\ntheme: ", "\ntheme: 新"); }},
        {"withdrawn",
         [](const fs::path& r) { replace_first(r, "year: ", "withdrawn: {reason: 有误}\nyear: "); }},
        {"draft", [](const fs::path& r) { replace_first(r, "year: ", "draft: true\nyear: "); }},
        {"link", [](const fs::path& r) { append(r, "\n\n见[去年的](../shidu/2022年度总结.md)。\n"); }},
        {"removed", [](const fs::path& r) { fs::remove(r); }},
        {"renamed",
         [](const fs::path& r) { fs::rename(r, r.parent_path() / ("改名" + r.filename().string())); }},
        {"copied",
         [](const fs::path& r) {
           const fs::path copy = r.parent_path() / ("另" + r.filename().string());
           fs::copy_file(r, copy, fs::copy_options::overwrite_existing);
           replace_first(copy, "title: ", "title: 另");
         }},
        {"attachment", [this](const fs::path&) { append(at("reports/beiyu/航次与就医.csv"), "一行\n"); }},
        {"picture",
         [this](const fs::path&) {
           replace_first(at("reports/chengxi/chengxi-shishi.svg"), "viewBox=\"0 0 ", "viewBox=\"0 0 1");
         }},
        {"plain page",
         [this](const fs::path&) { replace_first(at("pages/about.md"), "title: ", "title: 再"); }},
        {"vocabulary", [this](const fs::path&) { replace_first(at("units.yaml"), "name: ", "name: 原"); }},
        {"setting", [this](const fs::path&) { replace_first(at("site.yaml"), "related: ", "related: 1"); }},
        {"day",
         [this](const fs::path&) { portal_.set_today("2025-07-" + std::to_string(10 + random_() % 20)); }},
    };
    const std::vector<fs::path> reports = all_reports();
    const fs::path& report = reports[random_() % reports.size()];
    const auto& [name, change] = changes[random_() % changes.size()];
    change(report);
    return std::string(name) + " of " + report.filename().string();
  }

 private:
  fs::path at(std::string_view path) const { return portal_.portal() / path; }

  std::vector<fs::path> all_reports() const {
    std::vector<fs::path> reports;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(at("reports"))) {
      if (entry.path().extension() == ".md") reports.push_back(entry.path());
    }
    std::ranges::sort(reports);
    return reports;
  }

  ChangingPortal& portal_;
  std::mt19937 random_;
};

class AnyChanges : public testing::TestWithParam<unsigned> {};

TEST_P(AnyChanges, GiveWhatABuildFromNothingGives) {
  constexpr int rounds = 14;
  ChangingPortal portal;
  portal.build();
  Changes changes(portal, GetParam());
  int published = 0;
  for (int round = 0; round < rounds; ++round) {
    const fs::path before = portal.portal().parent_path() / "before";
    fs::remove_all(before);
    fs::copy(portal.portal(), before, fs::copy_options::recursive);
    const std::string change = changes.make();
    portal.build();
    const std::optional<std::string> differs = portal.differs_from_fresh();
    if (differs) {
      ASSERT_EQ(*differs, "") << "after round " << round << ": " << change;
      ++published;
    } else {  // an author's mistake, such as a link to what is gone: taken back
      fs::remove_all(portal.portal());
      fs::rename(before, portal.portal());
    }
  }
  EXPECT_GT(published, rounds / 2);
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyChanges, testing::Range(1U, 7U));

}  // namespace
}  // namespace gazette::tests
