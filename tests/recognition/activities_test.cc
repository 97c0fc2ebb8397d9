// What a found activity says of its place; which dates are found at all is in sentences.txt.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "annotated.h"
#include "recognition/recognize.h"
#include "recognition/school_year.h"
#include "text/utf8.h"

namespace gazette::recognition {
namespace {

std::string titles_in(std::string_view source) {
  std::string list;
  for (const FoundActivity& a :
       find_activities(document_of(source), {.year = 2021, .period = {}, .date = {}}))
    list += a.date.edtf() + " " + a.title + "\n";
  return list;
}

TEST(Activities, HaveTheDeedAsTheirTitle) {
  EXPECT_EQ(titles_in("二是3月5日上午，召开动员会。"), "2021-03-05 召开动员会\n");
  EXPECT_EQ(titles_in("县委已于3月5日召开动员会。"), "2021-03-05 县委召开动员会\n");
  EXPECT_EQ(titles_in("3月5日，召开动员会，传达精神，统一思想。会后座谈。"),
            "2021-03-05 召开动员会，传达精神，统一思想\n");
  EXPECT_EQ(titles_in("3月5日，以《甲，乙》为题，讲授党课。"), "2021-03-05 以《甲，乙》为题，讲授党课\n");
  EXPECT_EQ(titles_in("第一期12条街巷，8月26日完工。"), "2021-08-26 第一期12条街巷，完工\n");
  EXPECT_EQ(titles_in("3月12日到河边植树、4月2日到陵园祭扫，月月有活动。"),
            "2021-03-12 到河边植树\n2021-04-02 到陵园祭扫，月月有活动\n");
  EXPECT_EQ(titles_in("8月9日夜，我镇突降冰雹。"), "2021-08-09 我镇突降冰雹\n");
  EXPECT_EQ(titles_in("8月9日晚8时许召开碰头会。"), "2021-08-09 召开碰头会\n");
  EXPECT_EQ(titles_in("8月9日晚会在广场举行。"), "2021-08-09 晚会在广场举行\n");
  EXPECT_EQ(titles_in("3月至5月间，完成果园改造。"), "2021-03/2021-05 完成果园改造\n");
  EXPECT_EQ(titles_in("9月9日，教师节前夕，慰问教师。"), "2021-09-09 慰问教师\n");
  EXPECT_EQ(titles_in("具体为：3月12日，动员。"), "2021-03-12 动员\n");
  EXPECT_EQ(titles_in("年初动工的阅览室，11月5日启用。"), "2021-11-05 年初动工的阅览室，启用\n");
  EXPECT_EQ(titles_in("采购办法经5月19日院务会通过，6月1日起执行。"),
            "2021-05-19 采购办法经院务会通过\n2021-06-01/.. 采购办法执行\n");
  EXPECT_EQ(titles_in("5月12日举行演练；6月18日走访慰问，7月2日召开座谈会。"),
            "2021-05-12 举行演练\n2021-06-18 走访慰问\n2021-07-02 召开座谈会\n");
}

TEST(Activities, CutALongTitleAtAClauseElseWithDots) {
  const std::string clause = "召开全县农村基层党组织建设工作推进会议";  // 19 characters
  EXPECT_EQ(titles_in("3月5日，" + clause + "，" + clause + "，" + clause + "。"),
            "2021-03-05 " + clause + "，" + clause + "\n");
  const std::vector<FoundActivity> found = find_activities(
      document_of("3月5日，" + clause + clause + clause + "。"), {.year = 2021, .period = {}, .date = {}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text::count_code_points(found[0].title), longest_title);
  EXPECT_TRUE(found[0].title.ends_with("…"));
}

TEST(Activities, KnowTheirPlace) {
  const markdown::Document body = document_of(
      "开头。\n\n## 一、学习\n\n### （一）动员\n\n总的看，**3月5日**，召开动员会；会后座谈。再看。\n");
  const std::vector<FoundActivity> found = find_activities(body, {.year = 2021, .period = {}, .date = {}});
  ASSERT_EQ(found.size(), 1U);
  const auto words = [&](TextRange r) { return body.text.substr(r.begin, r.size()); };
  EXPECT_EQ(words(found[0].date_text), "3月5日");
  EXPECT_EQ(words(found[0].clause), "3月5日，召开动员会");
  EXPECT_EQ(words(found[0].sentence), "总的看，3月5日，召开动员会；会后座谈");
  EXPECT_EQ(body.headings[found[0].heading].text, "（一）动员");
  EXPECT_EQ(found[0].year_source, YearSource::Report);
}

TEST(Activities, OfASchoolYearLieInItsTwoYears) {
  EXPECT_EQ(school_year_in(read_line("县第三小学2023—2024学年度工作总结")), 2023);
  EXPECT_EQ(school_year_in(read_line("2023-24学年第一学期总结")), 2023);
  EXPECT_EQ(school_year_in(read_line("2024年学年工作总结")), std::nullopt);
  const model::CivilDate july = *model::CivilDate::of(2024, 7, 8);
  const ReportTime time{.year = 2024, .period = {}, .date = july, .school_year = 2023};
  const std::vector<FoundActivity> found =
      find_activities(document_of("9月1日，举行开学典礼。3月5日，走上街头。8月1日将交付使用。"), time);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].date.edtf(), "2023-09-01");
  EXPECT_EQ(found[1].date.edtf(), "2024-03-05");
}

TEST(Activities, OfAMonthlyReportTakeItsMonth) {
  const model::Period july{model::PeriodKind::Month, 7, "2021-07"};
  const ReportTime time{.year = 2021, .period = july, .date = {}};
  const std::vector<FoundActivity> found =
      find_activities(document_of("20日，召开例会。\n\n本月24日，组织演练。"), time);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].date.edtf(), "2021-07-20");
  EXPECT_EQ(found[1].date.edtf(), "2021-07-24");
  EXPECT_EQ(titles_in("20日，召开例会。"), "") << "of no month";
}

TEST(Activities, AfterTheReportsOwnDayArePlans) {
  ReportTime time{.year = 2021, .period = {}, .date = model::CivilDate::of(2022, 1, 10)};
  const markdown::Document body = document_of("2022年1月5日，召开述职会。2022年3月5日，召开推进会。");
  const std::vector<FoundActivity> found = find_activities(body, time);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].date.edtf(), "2022-01-05");
}

TEST(Recognize, HeedsTheSettingsAndAnEmptyList) {
  const TestVocabulary v = test_vocabulary();
  const PhraseIndex index(v.slogans, v.campaigns);
  const markdown::Document body = document_of("3月5日，开展“我为群众办实事”活动，请党放心、强国有我。");
  model::Report report;
  report.year = 2021;
  const auto counts = [&](const model::Recognition& wanted) {
    const Recognized r = recognize(index, report, body, wanted);
    return fmt::format("{} {}", r.occurrences.size(), r.activities.size());
  };
  EXPECT_EQ(counts({}), "2 1");
  EXPECT_EQ(counts({.slogans = false}), "1 1");
  EXPECT_EQ(counts({.campaigns = false}), "1 1");
  EXPECT_EQ(counts({.activities = false}), "2 0");
  report.finds_activities = false;
  EXPECT_EQ(counts({}), "2 0");
}

TEST(Recognize, TiesACampaignToTheDeedInItsSentence) {
  const TestVocabulary v = test_vocabulary();
  const PhraseIndex index(v.slogans, v.campaigns);
  const markdown::Document body = document_of(
      "党史学习教育有序推进。3月5日，印发《党史学习教育方案》，开展“我为群众办实事”活动，落实我为群众办实事事"
      "项。");
  model::Report report;
  report.year = 2021;
  const Recognized r = recognize(index, report, body, {});
  ASSERT_EQ(r.activities.size(), 1U);
  const std::vector<std::uint32_t> tied = occurrences_tied_to(r.activities[0], r.occurrences);
  ASSERT_EQ(tied.size(), 1U);
  EXPECT_EQ(v.id_of(r.occurrences[tied[0]]), "banshishi");
}

struct JoinCase {
  std::string_view declared_date;
  std::string_view declared;
  std::string_view text;
  std::string_view joined;
};

const JoinCase join_cases[] = {
    {"2021-04-23", "“书香进村”活动启动，向首批30个书屋赠书",
     "4月23日，“书香进村”活动在墨塘镇启动，首批向30个书屋赠书。", "declared+found"},
    {"2021-04-23", "召开安全生产会议", "4月23日，“书香进村”活动启动。", "declared, found"},
    {"2021-04-24", "“书香进村”活动启动", "4月23日，“书香进村”活动启动。", "declared, found"},
    {"2021-09-16", "举办社会科学普及周", "9月16日至22日，在县城举办社会科学普及周。", "declared+found"},
    {"2021-10", "“联系点蹲点月”机关干部蹲点", "10月8日至31日，机关干部到“联系点蹲点月”联系点蹲点。",
     "declared+found"},
    {"2021-XX-24", "上专题党课", "X月24日，书记上专题党课。", "declared+found"},
    {"2021-XX-24", "上专题党课", "X月25日，书记上专题党课。", "declared, found"},
    {"2021-11-15", "试行午间不断岗服务", "11月15日起，试行午间不断岗服务。", "declared+found"},
    {"2021-03-05", "召开座谈会", "3月5日，召开座谈会；3月5日，召开表彰会。", "declared+found, found"},
};

TEST(JoinActivities, TheSameDayAndDeedIsOneAndTheDeclaredWins) {
  for (const JoinCase& c : join_cases) {
    const markdown::Document body = document_of(c.text);
    const std::vector<FoundActivity> found = find_activities(body, {.year = 2021, .period = {}, .date = {}});
    const std::vector<model::Activity> declared{{.date = *model::PartialDate::parse(c.declared_date).date,
                                                 .title = std::string(c.declared),
                                                 .text = "",
                                                 .place = ""}};
    std::string joined;
    for (const ReportActivity& a : join_activities(declared, found, body.text)) {
      if (!joined.empty()) joined += ", ";
      joined += !a.declared ? "found" : a.found == ReportActivity::not_found ? "declared" : "declared+found";
      if (a.declared) {
        EXPECT_EQ(a.activity.title, c.declared);
      }
    }
    EXPECT_EQ(joined, c.joined) << c.text;
  }
}

}  // namespace
}  // namespace gazette::recognition
