// What a whole build promises.
#include <gtest/gtest.h>

#include <filesystem>

#include "diagnostics/render.h"
#include "site/build_site.h"
#include "site/built.h"
#include "support/crawler.h"
#include "support/portal.h"
#include "support/shared.h"

namespace gazette::tests {
namespace {

namespace fs = std::filesystem;

const fs::path sample = fs::path(GAZETTE_SOURCE_DIR) / "content";

site::BuildOptions options_of(const fs::path& portal, const fs::path& output, std::size_t jobs = 2) {
  return {{portal, {*model::CivilDate::parse("2025-06-01")}, {jobs}}, output, site::Warnings::Allowed, {}};
}

site::BuildOutcome build(const site::BuildOptions& options) {
  Unwatched observer;
  auto outcome = site::build_site(options, observer);
  EXPECT_TRUE(outcome) << outcome.error().message.en;
  EXPECT_EQ(outcome->diagnostics.errors(), 0U)
      << render(outcome->diagnostics, diagnostics::Language::English);
  return std::move(*outcome);
}

std::string lines(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += text + "\n";
  return out;
}

TEST(Build, SampleHasNoDeadLinkAndNoWarning) {
  TemporaryFolder folder;
  const site::BuildOutcome outcome = build(options_of(sample, folder.path() / "public"));
  EXPECT_EQ(render(outcome.diagnostics, diagnostics::Language::English), "");
  EXPECT_EQ(lines(dead_links(read_folder(folder.path() / "public"))), "");
}

TEST(Build, RealPortalBuildsWithoutErrorOrDeadLink) {
  const auto shared = shared_folder();
  if (!shared) GTEST_SKIP() << "the shared material is not here";
  TemporaryFolder folder;
  const site::BuildOutcome outcome = build(options_of(*shared / "real" / "portal", folder.path() / "public"));
  ASSERT_TRUE(outcome.published);
  EXPECT_EQ(outcome.published->reports, 5U);
  EXPECT_EQ(lines(dead_links(read_folder(folder.path() / "public"))), "");
}

TEST(Build, OneJobAndManyGiveTheSameBytes) {
  TemporaryFolder folder;
  build(options_of(sample, folder.path() / "one", 1));
  build(options_of(sample, folder.path() / "many", 7));
  EXPECT_TRUE(read_folder(folder.path() / "one") == read_folder(folder.path() / "many"));
}

TEST(Build, ASecondBuildWritesNothingAndChangesNoTime) {
  TemporaryFolder folder;
  const site::BuildOptions options = options_of(sample, folder.path() / "public");
  const site::BuildOutcome first = build(options);
  const auto before = fs::last_write_time(folder.path() / "public" / "index.html");
  const auto bytes = read_folder(folder.path() / "public");
  const site::BuildOutcome second = build(options);
  EXPECT_EQ(second.published->written, 0U);
  EXPECT_EQ(second.published->unchanged, first.published->written);
  EXPECT_EQ(second.published->removed, 0U);
  EXPECT_EQ(fs::last_write_time(folder.path() / "public" / "index.html"), before);
  EXPECT_TRUE(bytes == read_folder(folder.path() / "public"));
}

constexpr std::string_view left_out_portal = R"(-- reports/a.md --
---
title: 公开的总结
unit: 甲
year: 2021
---
正文。
-- reports/draft.md --
---
title: 绝密草稿标题
unit: 草稿单位
year: 2021
draft: true
slogans: [草稿口号]
activities: [{date: 2021-03-05, title: 草稿活动}]
attachments: [草稿附件.pdf]
---
草稿正文。
-- reports/草稿附件.pdf --
草稿附件的字节
-- reports/future.md --
---
title: 未来标题
unit: 未来单位
year: 2021
publish: 2025-06-02
---
未来正文。
-- reports/expired.md --
---
title: 过期标题
unit: 过期单位
year: 2021
expires: 2025-06-01
---
过期正文。
-- site.yaml --
base_url: https://portal.example/
)";

TEST(Build, WhatIsLeftOutLeavesNoTraceInAnyByte) {
  TemporaryFolder folder;
  write_sections(folder.path() / "portal", sections_of(left_out_portal));
  const site::BuildOutcome outcome = build(options_of(folder.path() / "portal", folder.path() / "public"));
  EXPECT_EQ(outcome.left_out.drafts, 1U);
  EXPECT_EQ(outcome.left_out.not_yet_published, 1U);
  EXPECT_EQ(outcome.left_out.expired, 1U);
  for (const auto& [path, bytes] : read_folder(folder.path() / "public")) {
    for (const std::string_view trace :
         {"草稿", "未来", "过期", "cao-gao", "wei-lai", "guo-qi", "draft", "future"}) {
      EXPECT_EQ(path.find(trace), std::string::npos) << path;
      if (!path.starts_with("assets/")) {
        EXPECT_EQ(bytes.find(trace), std::string::npos) << path << " says " << trace;
      }
    }
  }
}

TEST(Build, WhatIsLeftOutCanBeAskedFor) {
  TemporaryFolder folder;
  write_sections(folder.path() / "portal", sections_of(left_out_portal));
  site::BuildOptions options = options_of(folder.path() / "portal", folder.path() / "public");
  options.site.selection.drafts = catalog::Include::Yes;
  options.site.selection.future = catalog::Include::Yes;
  options.site.selection.expired = catalog::Include::Yes;
  EXPECT_EQ(build(options).published->reports, 4U);
  EXPECT_TRUE(fs::exists(folder.path() / "public" / "reports" / "cao-gao-dan-wei" / "2021" / "draft" /
                         "草稿附件.pdf"));
}

TEST(Build, ErrorsLeaveTheOldSiteAsItWas) {
  TemporaryFolder folder;
  write_file(folder.path() / "portal/reports/a.md", "---\ntitle: 甲\nunit: 甲\nyear: 2021\n---\n正文。\n");
  const site::BuildOptions options = options_of(folder.path() / "portal", folder.path() / "public");
  build(options);
  const auto before = read_folder(folder.path() / "public");
  write_file(folder.path() / "portal/reports/b.md", "---\ntitle: 乙\n---\n");
  Unwatched observer;
  const auto outcome = site::build_site(options, observer);
  ASSERT_TRUE(outcome);
  EXPECT_FALSE(outcome->published);
  EXPECT_TRUE(before == read_folder(folder.path() / "public"));
}

TEST(Build, APortalWithoutReportsBuildsWithAWord) {
  TemporaryFolder folder;
  write_file(folder.path() / "portal/site.yaml", "title: 门户\n");
  const site::BuildOutcome outcome = build(options_of(folder.path() / "portal", folder.path() / "public"));
  ASSERT_TRUE(outcome.published);
  EXPECT_NE(
      render(outcome.diagnostics, diagnostics::Language::English).find("there is no report [no-reports]"),
      std::string::npos);
  EXPECT_EQ(lines(dead_links(read_folder(folder.path() / "public"))), "");
}

TEST(Build, AFolderThatIsNoPortalLeavesTheSiteAsItIs) {
  TemporaryFolder folder;
  write_file(folder.path() / "portal/reports/a.md", "---\ntitle: 甲\nunit: 甲\nyear: 2021\n---\n正文。\n");
  build(options_of(folder.path() / "portal", folder.path() / "public"));
  const auto before = read_folder(folder.path() / "public");
  Unwatched observer;
  write_file(folder.path() / "other/notes.txt", "甲\n");
  const auto outcome =
      site::build_site(options_of(folder.path() / "other", folder.path() / "public"), observer);
  ASSERT_TRUE(outcome);
  EXPECT_FALSE(outcome->published);
  EXPECT_TRUE(before == read_folder(folder.path() / "public"));
}

TEST(Build, StrictRefusesWarnings) {
  TemporaryFolder folder;
  write_file(folder.path() / "portal/reports/a.md",
             "---\ntitle: 甲\nunit: 甲\nyear: 2021\ncolour: red\n---\n正文。\n");
  site::BuildOptions options = options_of(folder.path() / "portal", folder.path() / "public");
  options.warnings = site::Warnings::CountAsErrors;
  Unwatched observer;
  EXPECT_FALSE(site::build_site(options, observer)->published);
  EXPECT_FALSE(fs::exists(folder.path() / "public"));
}

}  // namespace
}  // namespace gazette::tests
