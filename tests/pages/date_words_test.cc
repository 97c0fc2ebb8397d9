#include "pages/date_words.h"

#include <gtest/gtest.h>

namespace gazette::pages {
namespace {

struct WordsCase {
  std::string_view edtf;
  std::string_view kind;
  std::string_view zh;       // without the year, with 至… after a blank and (note) at the end
  std::string_view zh_full;  // with the year
  std::string_view en_full;
};

const WordsCase words_cases[] = {
    {"2021-03-05", "day", "3月5日", "2021年3月5日", "5 March 2021"},
    {"2021-03", "month", "3月", "2021年3月", "March 2021"},
    {"2021-03-XX", "month", "3月（日期不详）", "2021年3月（日期不详）", "March (day unknown) 2021"},
    {"2021-Q3", "quarter", "第三季度", "2021年第三季度", "Q3 2021"},
    {"2021-H1", "half", "上半年", "2021年上半年", "first half 2021"},
    {"2021-XX-24", "masked", "X月24日 (原文未写明月份)", "2021年X月24日 (原文未写明月份)",
     "day 24 2021 (month not given)"},
    {"2021-XX-XX", "masked", "X月X日 (原文未写明月日)", "2021年X月X日 (原文未写明月日)",
     "day and month not given 2021 (day and month not given)"},
    {"2021-XX", "masked", "X月 (原文未写明月份)", "2021年X月 (原文未写明月份)",
     "some month 2021 (month not given)"},
    {"2021", "year", "年内 (原文未写明月日)", "2021年", "2021"},
    {"2021-03~", "month", "3月前后", "2021年3月前后", "about March 2021"},
    {"2021-03-05?", "day", "3月5日（存疑）", "2021年3月5日（存疑）", "5 March 2021 (uncertain)"},
    {"2021-04-11/2021-04-13", "range", "4月11日 至13日", "2021年4月11日 至13日", "11 April 2021 至13 April"},
    {"2021-06-20/2021-07-05", "range", "6月20日 至7月5日", "2021年6月20日 至7月5日", "20 June 2021 至5 July"},
    {"2021-12-30/2022-01-02", "range", "12月30日 至2022年1月2日", "2021年12月30日 至2022年1月2日",
     "30 December 2021 至2 January 2022"},
    {"2021-XX-07/2021-XX-09", "range", "X月7日 至9日 (原文未写明月份)", "2021年X月7日 至9日 (原文未写明月份)",
     "day 7 2021 至day 9 (month not given)"},
    {"../2021-07-01", "open", "7月1日前", "2021年7月1日前", "by 1 July 2021"},
    {"2021-03/..", "open", "3月起", "2021年3月起", "from March 2021"},
};

std::string shown(const DateWords& words) {
  std::string out = words.when;
  if (words.until) out += " 至" + *words.until;
  if (words.note) out += " (" + *words.note + ")";
  return out;
}

TEST(DateWords, AreAsPreciseAsTheSource) {
  for (const WordsCase& c : words_cases) {
    const model::PartialDate date = *model::PartialDate::parse(c.edtf).date;
    EXPECT_EQ(date_words(date, Year::Left, Language::Chinese).kind, c.kind) << c.edtf;
    EXPECT_EQ(shown(date_words(date, Year::Left, Language::Chinese)), c.zh) << c.edtf;
    EXPECT_EQ(shown(date_words(date, Year::Named, Language::Chinese)), c.zh_full) << c.edtf;
    EXPECT_EQ(shown(date_words(date, Year::Named, Language::English)), c.en_full) << c.edtf;
  }
}

TEST(DateWords, DatetimeIsGivenOnlyWhereHtmlCanSayIt) {
  const auto datetime = [](std::string_view edtf) {
    return date_words(*model::PartialDate::parse(edtf).date, Year::Left, Language::Chinese).datetime;
  };
  EXPECT_EQ(datetime("2021-03-05"), "2021-03-05");
  EXPECT_EQ(datetime("2021-03"), "2021-03");
  EXPECT_EQ(datetime("2021-Q1"), std::nullopt);
  EXPECT_EQ(datetime("2021-XX-24"), std::nullopt);
}

}  // namespace
}  // namespace gazette::pages
