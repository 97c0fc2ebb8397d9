// A megabyte of whatever shape is read in a time that grows with its size, not with its square.
#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "annotated.h"
#include "recognition/quoted_phrases.h"
#include "recognition/recognize.h"

namespace gazette::recognition {
namespace {

constexpr std::size_t megabyte = 1'000'000;
// Seconds of this process for a megabyte; it takes some tenths at most. The square would take hours.
constexpr double enough = 2;

std::string repeated(std::string_view words, std::size_t size) {
  std::string text;
  while (text.size() < size) text += words;
  return text;
}

// A document of one paragraph, made without the parser: its own time is not what is measured.
markdown::Document one_paragraph(std::string text) {
  markdown::Document body;
  body.text = std::move(text);
  body.blocks.push_back({.kind = markdown::BlockKind::Paragraph,
                         .text = {0, static_cast<std::uint32_t>(body.text.size())},
                         .html = {}});
  return body;
}

double seconds_for(std::string_view words, std::size_t size) {
  const TestVocabulary v = test_vocabulary();
  const PhraseIndex index(v.slogans, v.campaigns);
  const markdown::Document body = one_paragraph(repeated(words, size));
  model::Report report;
  report.year = 2021;
  const std::clock_t begin = std::clock();
  const Recognized recognized = recognize(index, report, body, {});
  const auto phrases = find_quoted_phrases(index, body, read_document(body));
  EXPECT_LE(recognized.activities.size() + recognized.occurrences.size() + phrases.size(), body.text.size());
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

constexpr std::string_view of_a_megabyte[] = {
    "3月5日", "3月5日，召开会议，",       "“",       "“七一”", "“”", "《", "X", "一", "日",
    " ",      "学党史、悟思想、办实事、", "，3月5日"};

constexpr std::string_view of_less[] = {"3月5日",
                                        "3月5日，召开会议。",
                                        "3月5日召开，",
                                        "3月5日完工，",
                                        "3月5日、",
                                        "2021年",
                                        "2021年，",
                                        "2021年3月5日，召开会议，",
                                        "X",
                                        "x月",
                                        "X月X日",
                                        "一",
                                        "十",
                                        "1",
                                        "1月",
                                        "月",
                                        "日",
                                        " ",
                                        "　",
                                        "*",
                                        "_",
                                        "某",
                                        "○",
                                        "“",
                                        "”",
                                        "“”",
                                        "‘",
                                        "《",
                                        "》",
                                        "《》",
                                        "《《》》",
                                        "（",
                                        "）",
                                        "（3月5日",
                                        "（3月5日，召开会议）",
                                        "“3月5日”",
                                        "，",
                                        "。",
                                        "；",
                                        "、",
                                        "\n",
                                        "1,",
                                        "1:",
                                        "第",
                                        "前",
                                        "去年",
                                        "去年3月，",
                                        "当日，",
                                        "次日，",
                                        "20日，",
                                        "“七一”",
                                        "“七一”前",
                                        "春节",
                                        "元旦、春节",
                                        "一季度",
                                        "上半年，",
                                        "年初",
                                        "至",
                                        "3月至",
                                        "3月5日至",
                                        "—",
                                        "到",
                                        "每月5日",
                                        "学党史",
                                        "学党史、悟思想、办实事、",
                                        "学党史、悟思想、办实事、开新局",
                                        "不忘初心、牢记使命",
                                        "三讲",
                                        "党史学习教育基地",
                                        "XXX新时代中国特色社会主义思想",
                                        "我为群众办实事实践活动",
                                        "召开",
                                        "如",
                                        "又",
                                        "一是",
                                        "（一）",
                                        "的",
                                        "于",
                                        "于3月5日",
                                        "根据3月5日",
                                        "，3月5日",
                                        "\xE4",
                                        "\x80",
                                        "a",
                                        "😀",
                                        "\xEF\xBB\xBF"};

void expect_linear(std::string_view shape, std::size_t size) {
  const double whole = seconds_for(shape, size);
  if (whole < enough) return;
  // A slow build (sanitizers): a quarter must take no less than an eighth.
  EXPECT_LT(whole, 8 * seconds_for(shape, size / 4)) << shape;
}

TEST(Size, IsAllThatTimeGrowsWith) {
  for (const std::string_view shape : of_a_megabyte) expect_linear(shape, megabyte);
  for (const std::string_view shape : of_less) expect_linear(shape, megabyte / 8);
}

}  // namespace
}  // namespace gazette::recognition
