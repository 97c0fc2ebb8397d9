// The command as a keeper types it: what it prints and how it ends.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>

#include "support/portal.h"
#include "support/shared.h"

namespace gazette::tests {
namespace {

struct Ended {
  int status;
  std::string output;  // standard output and error together
};

// `before`: what the shell does first.
Ended run(const std::string& arguments, const std::string& before = "") {
  const std::string command = before + GAZETTE_EXECUTABLE + " " + arguments + " 2>&1";
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  std::string output;
  char buffer[4096];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, count);
  return {WEXITSTATUS(::pclose(pipe)), output};
}

class Command : public ::testing::Test {
 protected:
  void SetUp() override {
    write_file(
        folder_.path() / "portal/reports/a.md",
        "---\ntitle: 市社科联2021年工作总结\nunit: 市社科联\nyear: 2021\n---\n## 一、工作\n\n正文。\n");
    write_file(folder_.path() / "portal/reports/b.md",
               "---\ntitle: 草稿\nunit: 市社科联\nyear: 2021\ndraft: true\n---\n正文。\n");
  }
  std::string portal() const { return (folder_.path() / "portal").string(); }
  std::string output() const { return (folder_.path() / "public").string(); }

  TemporaryFolder folder_;
};

TEST_F(Command, BuildSaysInOneLineWhatItDid) {
  const Ended first = run("build " + portal() + " --output " + output());
  EXPECT_EQ(first.status, 0) << first.output;
  EXPECT_TRUE(first.output.starts_with("报告1篇，页面")) << first.output;
  EXPECT_NE(first.output.find("未发布：草稿1篇；警告0条"), std::string::npos) << first.output;
  const Ended second = run("build " + portal() + " --output " + output() + " --lang en");
  EXPECT_NE(second.output.find("files: 0 written"), std::string::npos) << second.output;
  EXPECT_NE(second.output.find("left out: 1 draft; 0 warnings"), std::string::npos) << second.output;
}

TEST_F(Command, ALargePortalSaysHowManyPagesWereRendered) {
  for (int i = 0; i < 1'000; ++i) {
    const std::string number = std::to_string(i);
    write_file(folder_.path() / "portal/reports" / ("r" + number + ".md"),
               "---\ntitle: 第" + number + "号总结\nunit: 单位" + std::to_string(i % 100) +
                   "\nyear: 2021\n---\n正文。\n");
  }
  const std::string build = "build " + portal() + " --output " + output();
  const Ended first = run(build);
  EXPECT_EQ(first.status, 0) << first.output;
  EXPECT_EQ(first.output.find("重新生成"), std::string::npos) << first.output;
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / ".public.gazette-cache"));
  EXPECT_NE(run(build).output.find("个（重新生成0个）；文件写入0、"), std::string::npos);
  write_file(folder_.path() / "portal/reports/r7.md",
             "---\ntitle: 第7号总结\nunit: 单位7\nyear: 2021\n---\n正文改了。\n");
  const Ended changed = run(build + " --lang en");
  EXPECT_NE(changed.output.find(" rendered); files: "), std::string::npos) << changed.output;
  EXPECT_EQ(changed.output.find("files: 0 written"), std::string::npos) << changed.output;
}

// Levels one below the other, the first below the last where they are a loop.
std::string levels(int count, bool loop) {
  std::string units = "- name: 市社科联\n";
  for (int i = 0; i < count; ++i) {
    units += "- name: 单位" + std::to_string(i) + "\n";
    if (i > 0 || loop) units += "  parent: 单位" + std::to_string((i + count - 1) % count) + "\n";
  }
  return units;
}

TEST_F(Command, ParentsInALoopOrTooDeepAreToldOnce) {
  write_file(folder_.path() / "portal/units.yaml", levels(200, true));
  const Ended loop = run("build " + portal() + " --output " + output() + " --lang en");
  EXPECT_EQ(loop.status, 1);
  EXPECT_TRUE(loop.output.starts_with(
      "units.yaml:3:11: error: the parents of '单位0' lead back to itself [parent-loop]\n"))
      << loop.output;
  write_file(folder_.path() / "portal/units.yaml", levels(200, false));
  const Ended deep = run("build " + portal() + " --output " + output() + " --lang en");
  EXPECT_EQ(deep.status, 1);
  EXPECT_TRUE(deep.output.starts_with(
      "units.yaml:130:11: error: '单位64' is at level 65 of at most 64 [deep-tree]\n"))
      << deep.output;
  EXPECT_NE(deep.output.find("\n1 error, 0 warnings"), std::string::npos) << deep.output;
  write_file(folder_.path() / "portal/units.yaml", levels(64, false));
  EXPECT_EQ(run("build " + portal() + " --output " + output()).status, 0);
}

TEST_F(Command, ABuiltInFileIsShownAsALayoutToChange) {
  const std::string shared_layout = read_file(GAZETTE_SOURCE_DIR "/layouts/report.html");
  EXPECT_EQ(run("template show layouts/report.html").output, shared_layout);
  EXPECT_EQ(run("template show report.html").output, shared_layout);
  EXPECT_NE(run("template show").output.find("\nassets/tokens.scss\n"), std::string::npos);
  EXPECT_EQ(run("template show layouts/reports.htm").status, 2);
  // What is copied and changed is what the site is built with.
  std::string changed = shared_layout;
  changed.replace(changed.find("<article"), 8, "<article data-mine");
  write_file(folder_.path() / "portal/layouts/report.html", changed);
  EXPECT_EQ(run("build " + portal() + " --output " + output()).status, 0);
  EXPECT_NE(read_file(folder_.path() / "public/reports/shi-she-ke-lian/2021/a.html").find("data-mine"),
            std::string::npos);
}

TEST_F(Command, OfOneMistakeInAFileAHundredPlacesAreTold) {
  std::string links = "---\ntitle: 链接\nunit: 市社科联\nyear: 2021\n---\n";
  for (int i = 0; i < 130; ++i) links += "[甲](" + std::to_string(i) + ".pdf)\n\n";
  write_file(folder_.path() / "portal/reports/links.md", links);
  const Ended result = run("build " + portal() + " --output " + output() + " --lang en");
  EXPECT_EQ(result.status, 1);
  EXPECT_NE(result.output.find("reports/links.md:204:5: error: there is no file '99.pdf' [missing-file]\n"),
            std::string::npos);
  EXPECT_EQ(result.output.find("100.pdf'"), std::string::npos);
  EXPECT_NE(result.output.find(
                "reports/links.md:264:5: error: here and above are 30 more of the same [missing-file]\n"),
            std::string::npos)
      << result.output;
}

TEST_F(Command, QuietPrintsNothing) {
  EXPECT_EQ(run("build --quiet " + portal() + " --output " + output()).output, "");
}

TEST_F(Command, ContentErrorsEndWithOneAndPublishNothing) {
  write_file(folder_.path() / "portal/reports/c.md", "---\nunit: 市社科联\n---\n");
  const Ended result = run("build " + portal() + " --output " + output() + " --lang en");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.output,
            "reports/c.md:1:1: error: 'title' is missing [missing-key]\n"
            "    1 | ---\n"
            "      | ^\n"
            "reports/c.md:1:1: error: 'year' (or 'date') is missing [missing-key]\n"
            "    1 | ---\n"
            "      | ^\n"
            "2 errors, 0 warnings; nothing was published\n");
  EXPECT_FALSE(std::filesystem::exists(output()));
}

TEST_F(Command, JsonGivesTheSameAsData) {
  write_file(folder_.path() / "portal/reports/c.md", "---\nunit: 市社科联\nyear: 2021\n---\n");
  const Ended result = run("build " + portal() + " --output " + output() + " --format json");
  EXPECT_EQ(result.status, 1);
  EXPECT_NE(result.output.find(R"("rule":"missing-key","path":"reports/c.md","line":1,"column":1)"),
            std::string::npos)
      << result.output;
  EXPECT_NE(result.output.find(R"("published":false)"), std::string::npos) << result.output;
}

TEST_F(Command, WrongUsageEndsWithTwo) {
  write_file(folder_.path() / "file", "x");
  EXPECT_EQ(run("build /no/such/portal").status, 2);
  EXPECT_EQ(run("build " + (folder_.path() / "file").string()).status, 2);
  EXPECT_EQ(run("build --no-such-option").status, 2);
  EXPECT_EQ(run("build " + portal() + " --today 2021-02-30").status, 2);
  EXPECT_EQ(run("build " + portal() + " --jobs 0").status, 2);
  EXPECT_EQ(run("").status, 2);
  for (const std::string& forbidden :
       {portal(), portal() + "/reports/x", portal() + "/layouts", portal() + "/..", std::string("/")}) {
    EXPECT_EQ(run("build " + portal() + " --output " + forbidden).status, 2) << forbidden;
  }
  EXPECT_EQ(run("build " + portal() + " --output " + portal() + "/public").status, 0);
}

TEST_F(Command, AnOutputThatIsAFileEndsWithThreeAndNamesIt) {
  write_file(folder_.path() / "file", "x");
  const Ended result = run("build " + portal() + " --output " + (folder_.path() / "file").string());
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.output.find((folder_.path() / "file").string()), std::string::npos) << result.output;
}

TEST_F(Command, WhereMemoryRunsOutItEndsWithThreeAndTheOldSiteStays) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer needs more address space than any limit leaves it";
#endif
  const std::string build = "build " + portal() + " --output " + output();
  ASSERT_EQ(run(build).status, 0);
  const std::string before = read_file(output() + "/index.html");
  std::string text = "---\ntitle: 长\nunit: 市社科联\nyear: 2021\n---\n";
  while (text.size() < 100'000'000) text += "正文。\n\n";
  write_file(folder_.path() / "portal/reports/c.md", text);
  const Ended ended = run(build, "ulimit -v 250000; ");
  EXPECT_EQ(ended.status, 3) << ended.output;
  EXPECT_EQ(ended.output, "gazette: 内存不足 / out of memory\n");
  EXPECT_EQ(read_file(output() + "/index.html"), before);
}

TEST_F(Command, TimingsListTheStages) {
  const Ended result = run("build --timings " + portal() + " --output " + output());
  for (const std::string_view stage : {"files", "content", "catalog", "write", "total"}) {
    EXPECT_NE(result.output.find(stage), std::string::npos) << result.output;
  }
}

TEST_F(Command, TemplateDataPrintsWhatALayoutIsGiven) {
  const Ended result = run("template data units/index.html " + portal());
  EXPECT_EQ(result.status, 0) << result.output;
  EXPECT_NE(result.output.find(R"("kind": "units")"), std::string::npos) << result.output;
  EXPECT_EQ(run("template data nowhere.html " + portal()).status, 2);
}

TEST_F(Command, TemplateCheckListsTheMistakesOfLayouts) {
  EXPECT_EQ(run("template check " + portal()).status, 0);
  write_file(folder_.path() / "portal/layouts/years.html", "{{ x | uper }}");
  const Ended result = run("template check --lang en " + portal());
  EXPECT_EQ(result.status, 1);
  EXPECT_TRUE(result.output.starts_with("layouts/years.html:1:8: error:")) << result.output;
}

TEST_F(Command, TemplateRenderFillsATemplate) {
  write_file(folder_.path() / "t/x.html", "{% for n in names %}{{ n }};{% endfor %}");
  write_file(folder_.path() / "t/x.json", R"({"names": ["甲", "<b>"]})");
  const std::string file = (folder_.path() / "t/x").string();
  EXPECT_EQ(run("template render " + file + ".html --data " + file + ".json").output, "甲;&lt;b&gt;;");
  EXPECT_EQ(run("template render " + file + ".html").status, 1);
  EXPECT_EQ(run("template render /no/such.html").status, 3);
}

TEST_F(Command, InspectShowsWhatTheTextSays) {
  write_file(folder_.path() / "portal/slogans.yaml", "- {id: sandao, name: 三到三问}\n");
  write_file(folder_.path() / "portal/reports/d.md",
             "---\ntitle: 总结\nunit: 甲\nyear: 2021\n---\n推行“三到、三问”。3月5日，召开动员部署会。\n");
  const std::string file = (folder_.path() / "portal/reports/d.md").string();
  const Ended json = run("inspect " + file);
  EXPECT_EQ(json.status, 0) << json.output;
  // The front matter is 37 characters long; 推行“ are three more.
  EXPECT_NE(
      json.output.find(
          R"({"vocabulary": "slogans", "id": "sandao", "text": "三到、三问", "start": 40, "end": 45, "canonical": false, "in_title_of_work": false})"),
      std::string::npos)
      << json.output;
  EXPECT_NE(
      json.output.find(
          R"({"date": "2021-03-05", "title": "召开动员部署会", "declared": false, "date_text": "3月5日", "start": 47, "end": 51, "clause_start": 47, "clause_end": 59)"),
      std::string::npos)
      << json.output;
  EXPECT_NE(run("inspect --format table " + file).output.find("三到、三问"), std::string::npos);
  EXPECT_EQ(run("inspect /no/such.md").status, 3);
}

// Phrases in two units' reports, one of them a campaign; an entry that nothing uses; one that is known.
TEST_F(Command, TermsListsWhatRecursAndWhatNothingUses) {
  write_file(folder_.path() / "portal/slogans.yaml",
             "- {id: sandao, name: 三到三问}\n- {id: old, name: 老提法}\n");
  write_file(folder_.path() / "portal/reports/c.md",
             "---\ntitle: 甲\nunit: 甲\nyear: 2020\n---\n推行“三到三问”“三张、清单”，开展“百日攻坚”行动。\n");
  write_file(folder_.path() / "portal/reports/d.md",
             "---\ntitle: 乙\nunit: 乙\nyear: "
             "2022\n---\n用好“三张清单”，两用“三张清单”，开展“百日攻坚”行动，只此一处“别无分店”。\n");
  const Ended table = run("terms " + portal());
  EXPECT_EQ(table.status, 0) << table.output;
  EXPECT_EQ(table.output,
            "# ==== 可加入 slogans.yaml ====\n"
            "# 2篇报告、2个单位、3处，2020–2022\n"
            "- name: 三张清单\n"
            "  aliases: [三张、清单]\n"
            "# ==== 可加入 campaigns.yaml ====\n"
            "# 2篇报告、2个单位、2处，2020–2022\n"
            "- name: 百日攻坚\n"
            "  suffix: [行动]\n"
            "# ==== 没有报告用到的条目 ====\n"
            "# slogans.yaml:2: 老提法\n");
  EXPECT_NE(run("terms " + portal() + " --limit 1").output.find("# 另有1条未列出，用 --limit 0 列全\n"),
            std::string::npos);
  const Ended json = run("terms --format json " + portal());
  EXPECT_NE(
      json.output.find(
          R"({"name": "百日攻坚", "vocabulary": "campaigns", "reports": 2, "units": 2, "count": 2, "first_year": 2020, "last_year": 2022, "spellings": [{"text": "百日攻坚", "count": 2}], "suffixes": [{"text": "行动", "count": 2}]})"),
      std::string::npos)
      << json.output;
  EXPECT_NE(
      json.output.find(
          R"({"vocabulary": "slogans", "id": "old", "name": "老提法", "file": "slogans.yaml", "line": 2})"),
      std::string::npos)
      << json.output;
}

TEST_F(Command, TermsEndsWithOneWhereReportsHaveErrors) {
  write_file(folder_.path() / "portal/reports/c.md", "---\nunit: 市社科联\n---\n");
  EXPECT_EQ(run("terms " + portal()).status, 1);
  EXPECT_EQ(run("terms /no/such").status, 2);
}

TEST(CommandLine, SaysItsVersion) {
  EXPECT_EQ(run("--version").output, read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "VERSION"));
}

}  // namespace
}  // namespace gazette::tests
