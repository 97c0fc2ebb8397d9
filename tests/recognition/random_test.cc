// Whatever pieces of dates, brackets and words come together, every place that is told lies within the
// text and on its characters, and places are in order.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "annotated.h"
#include "recognition/quoted_phrases.h"
#include "recognition/recognize.h"
#include "text/utf8.h"

namespace gazette::recognition {
namespace {

constexpr std::string_view pieces[] = {"2021",
                                       "年",
                                       "3",
                                       "月",
                                       "5",
                                       "日",
                                       "号",
                                       "X",
                                       "×",
                                       "十",
                                       "二〇二一",
                                       "一",
                                       "至",
                                       "到",
                                       "—",
                                       "、",
                                       "，",
                                       "。",
                                       "；",
                                       "：",
                                       "（",
                                       "）",
                                       "(",
                                       ")",
                                       "“",
                                       "”",
                                       "‘",
                                       "’",
                                       "《",
                                       "》",
                                       "初",
                                       "底",
                                       "上旬",
                                       "前",
                                       "后",
                                       "起",
                                       "期间",
                                       "以来",
                                       "当日",
                                       "次日",
                                       "去年",
                                       "同年",
                                       "年初",
                                       "季度",
                                       "上半年",
                                       "七一",
                                       "春节",
                                       "国庆",
                                       "召开",
                                       "会议",
                                       "的",
                                       "于",
                                       "每月",
                                       "将",
                                       "学习",
                                       "根据",
                                       "是",
                                       " ",
                                       "\u00A0",
                                       "　",
                                       "\n\n",
                                       "\n",
                                       "**",
                                       "*",
                                       "_",
                                       "| ",
                                       "## ",
                                       "- ",
                                       "1. ",
                                       ".",
                                       "/",
                                       "-",
                                       "~",
                                       ":",
                                       "30",
                                       "a",
                                       "\t",
                                       "学党史",
                                       "悟思想",
                                       "办实事",
                                       "开新局",
                                       "不忘初心",
                                       "牢记使命",
                                       "主题教育",
                                       "三讲",
                                       "教育",
                                       "我为群众办实事",
                                       "儿",
                                       "实践活动",
                                       "党史学习教育",
                                       "基地",
                                       "新时代中国特色社会主义思想",
                                       "光荣在党",
                                       "😀",
                                       "\xE4\xB8",
                                       "第",
                                       "某",
                                       "○",
                                       "晚",
                                       "星期五"};

class Texts {
 public:
  std::string next() {
    std::string text;
    const int count = std::uniform_int_distribution(1, 40)(engine_);
    for (int i = 0; i < count; ++i)
      text += pieces[std::uniform_int_distribution<std::size_t>(0, std::size(pieces) - 1)(engine_)];
    return text;
  }

 private:
  std::mt19937 engine_{20210305};
};

void expect_place(const markdown::Document& body, TextRange place) {
  ASSERT_LT(place.begin, place.end);
  ASSERT_LE(place.end, body.text.size());
  const auto continues = [&](std::uint32_t at) {
    return at < body.text.size() && (static_cast<unsigned char>(body.text[at]) & 0xC0U) == 0x80U;
  };
  EXPECT_FALSE(continues(place.begin));
  EXPECT_FALSE(continues(place.end));
}

void expect_places(const markdown::Document& body, const Recognized& recognized) {
  std::uint32_t before = 0;
  for (const Occurrence& o : recognized.occurrences) {
    expect_place(body, o.text);
    expect_place(body, o.full);
    EXPECT_LE(o.full.begin, o.text.begin);
    EXPECT_GE(o.full.end, o.text.end);
    EXPECT_GE(o.text.begin, before);
    before = o.text.begin;
  }
  before = 0;
  for (const FoundActivity& a : recognized.activities) {
    expect_place(body, a.date_text);
    expect_place(body, a.clause);
    EXPECT_GE(a.date_text.begin, before);
    before = a.date_text.begin;
    EXPECT_LE(a.clause.begin, a.date_text.begin);
    EXPECT_GE(a.clause.end, a.date_text.end);
    EXPECT_FALSE(a.title.empty());
    EXPECT_LE(text::count_code_points(a.title), longest_title);
    EXPECT_TRUE(model::PartialDate::parse(a.date.edtf()).date) << a.date.edtf();
  }
}

TEST(Random, PlacesLieWithinTheText) {
  const TestVocabulary v = test_vocabulary();
  const PhraseIndex index(v.slogans, v.campaigns);
  model::Report report;
  report.year = 2021;
  Texts texts;
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = texts.next();
    SCOPED_TRACE(source);
    const markdown::Document body = document_of(source);
    const Recognized recognized = recognize(index, report, body, {});
    expect_places(body, recognized);
    for (const QuotedPhrase& p : find_quoted_phrases(index, body, read_document(body)))
      expect_place(body, p.text);
    join_activities({}, recognized.activities, body.text);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace gazette::recognition
