#include "recognition/occurrences.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "annotated.h"
#include "recognition/quoted_phrases.h"

namespace gazette::recognition {
namespace {

using model::VocabularyKind;

// "id: text" for each occurrence; "|full" where suffix and marks add to it.
std::string found_in(const TestVocabulary& vocabulary, std::string_view source, int year = 2021,
                     std::string_view title = "") {
  const PhraseIndex index(vocabulary.slogans, vocabulary.campaigns);
  const markdown::Document body = document_of(source);
  std::string list;
  for (const Occurrence& o : find_occurrences(index, title, body, year)) {
    const std::string_view text = o.block == Occurrence::no_block ? title : std::string_view(body.text);
    const auto words = [&](TextRange r) { return text.substr(r.begin, r.size()); };
    if (!list.empty()) list += "; ";
    list += fmt::format("{}: {}", vocabulary.id_of(o), words(o.text));
    if (o.full != o.text) list += fmt::format("|{}", words(o.full));
  }
  return list;
}

TestVocabulary campaigns(std::vector<model::VocabularyEntry> entries) {
  return {.slogans = {}, .campaigns = std::move(entries)};
}

struct FoundCase {
  std::string_view text;
  std::string_view found;
};

const FoundCase found_cases[] = {
    // Skeletons: marks, blanks, width and emphasis do not count.
    {"学党史、悟思想、办实事、开新局", "xuedangshi: 学党史、悟思想、办实事、开新局"},
    {"学党史，悟思想；办实事：开新局", "xuedangshi: 学党史，悟思想；办实事：开新局"},
    {"学党史悟思想办实事开新局", "xuedangshi: 学党史悟思想办实事开新局"},
    {"学党史　悟思想\u00A0办实事 开新局", "xuedangshi: 学党史　悟思想\u00A0办实事 开新局"},
    {"学党史·悟思想—办实事…开新局", "xuedangshi: 学党史·悟思想—办实事…开新局"},
    {"学党史、**悟思想**、办实事、开新局", "xuedangshi: 学党史、悟思想、办实事、开新局"},
    {"“学党史”“悟思想”“办实事”“开新局”",
     "xuedangshi: 学党史”“悟思想”“办实事”“开新局|“学党史”“悟思想”“办实事”“开新局”"},
    {"光荣在党５０年", "guangrong: 光荣在党５０年"},
    // The name ends with a block.
    {"学党史、悟思想\n\n办实事、开新局", ""},
    {"`我为群众办实事`", "banshishi: 我为群众办实事"},
    {"```\n我为群众办实事\n```", ""},
    // Suffixes and marks around them.
    {"“我为群众办实事”实践活动", "banshishi: 我为群众办实事|“我为群众办实事”实践活动"},
    {"“我为群众办实事实践活动”", "banshishi: 我为群众办实事|“我为群众办实事实践活动”"},
    {"我为群众办实事方案", "banshishi: 我为群众办实事"},
    // requires_suffix, and the slogan where it is missing.
    {"三讲", ""},
    {"“三讲”教育", "sanjiang: 三讲|“三讲”教育"},
    {"不忘初心、牢记使命", "buwang: 不忘初心、牢记使命"},
    {"“不忘初心、牢记使命”主题教育", "zhuti2019: 不忘初心、牢记使命|“不忘初心、牢记使命”主题教育"},
    // except.
    {"党史学习教育基地", ""},
    {"党史学习教育 · 基地，党史学习教育", "dangshi: 党史学习教育"},
    // masked: a run of X for some characters, not for most.
    {"X新时代中国特色社会主义思想", "xisixiang: X新时代中国特色社会主义思想"},
    {"×××新时代中国特色社会主义思想", "xisixiang: ×××新时代中国特色社会主义思想"},
    {"习近平新时代XXXX社会主义思想", "xisixiang: 习近平新时代XXXX社会主义思想"},
    {"XXX主义思想", ""},
    {"我为群众XX", ""},
    // 《…》.
    {"《我为群众办实事实践活动清单》", "banshishi*: 我为群众办实事|我为群众办实事实践活动"},
    {"《甲〈我为群众办实事〉乙》和我为群众办实事", "banshishi*: 我为群众办实事; banshishi: 我为群众办实事"},
    {"《没有关上，我为群众办实事", "banshishi: 我为群众办实事"},
};

TEST(Occurrences, AreFoundBySkeleton) {
  const TestVocabulary vocabulary = test_vocabulary();
  for (const FoundCase& c : found_cases) EXPECT_EQ(found_in(vocabulary, c.text), c.found) << c.text;
}

TEST(Occurrences, TheLongestNameWinsWhereverItBegins) {
  const TestVocabulary v =
      campaigns({entry("ab", "甲乙"), entry("bcd", "乙丙丁"), entry("abc", "甲乙丙"), entry("b", "乙")});
  EXPECT_EQ(found_in(v, "甲乙"), "ab: 甲乙");
  EXPECT_EQ(found_in(v, "甲乙丙"), "abc: 甲乙丙");
  EXPECT_EQ(found_in(v, "乙丙丁"), "bcd: 乙丙丁");
  EXPECT_EQ(found_in(v, "甲乙丙丁"), "abc: 甲乙丙") << "of two that cross and are of one length, the first";
  EXPECT_EQ(found_in(v, "甲乙甲乙丙乙"), "ab: 甲乙; abc: 甲乙丙; b: 乙");
}

TEST(Occurrences, ALookAlikeHidesOnlyItsOwnEntry) {
  TestVocabulary v = campaigns({entry("xuexi", "学习"), entry("jidi", "基地")});
  v.campaigns[0].except = {"学习基地"};
  EXPECT_EQ(found_in(v, "学习基地"), "jidi: 基地");
  EXPECT_EQ(found_in(v, "学习，学习基地"), "xuexi: 学习; jidi: 基地");
}

TEST(Occurrences, TheYearDecidesBetweenEntriesOfOneName) {
  TestVocabulary v = campaigns({entry("z2019", "主题教育"), entry("z2023", "主题教育")});
  const auto year = [](std::string_view edtf) { return model::PartialDate::parse(edtf).date; };
  v.campaigns[0].since = year("2019-05-31");
  v.campaigns[0].until = year("2020-01-08");
  v.campaigns[1].since = year("2023-04-03");
  v.campaigns[1].until = year("2024-02-04");
  EXPECT_EQ(found_in(v, "主题教育", 2019), "z2019: 主题教育");
  EXPECT_EQ(found_in(v, "主题教育", 2020), "z2019: 主题教育");
  EXPECT_EQ(found_in(v, "主题教育", 2022), "z2019: 主题教育") << "the last one that had begun";
  EXPECT_EQ(found_in(v, "主题教育", 2023), "z2023: 主题教育");
  EXPECT_EQ(found_in(v, "主题教育", 2025), "z2023: 主题教育");
  EXPECT_EQ(found_in(v, "主题教育", 2018), "") << "neither had begun";
}

TEST(Occurrences, ASloganAndACampaignOfOneNameAreBothFound) {
  const TestVocabulary v{.slogans = {entry("slogan", "光盘行动")},
                         .campaigns = {entry("campaign", "光盘行动")}};
  EXPECT_EQ(found_in(v, "光盘行动"), "slogan: 光盘行动; campaign: 光盘行动");
}

TEST(Occurrences, KnowTheirSurroundingsNameAndSpelling) {
  TestVocabulary v{.slogans = {entry("xiaoshi", "把小事当大事办")}, .campaigns = {}};
  v.slogans[0].aliases = {{"小事大办", 0, 0}};
  v.slogans[0].full = {"把小事当大事办、把难事当要事办", 0, 0};
  const PhraseIndex index(v.slogans, v.campaigns);
  const markdown::Document body = document_of(
      "## 小事大办\n\n把小事当大事办，把难事当要事办[^1]\n\n| 把小事、当大事办 |\n|---|\n\n[^1]: "
      "把小事当大事办\n");
  const std::vector<Occurrence> found = find_occurrences(index, "小事大办", body, 2021);
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[0].surroundings, Surroundings::Title);
  EXPECT_EQ(found[0].block, Occurrence::no_block);
  EXPECT_EQ(found[1].surroundings, Surroundings::Heading);
  EXPECT_EQ(found[1].name, NameKind::Alias);
  EXPECT_FALSE(found[1].is_canonical());
  EXPECT_EQ(found[2].surroundings, Surroundings::Paragraph);
  EXPECT_EQ(found[2].name, NameKind::Full);
  EXPECT_EQ(found[2].spelling, Spelling::OtherPunctuation);
  EXPECT_EQ(found[3].surroundings, Surroundings::Cell);
  EXPECT_EQ(found[3].name, NameKind::Name);
  EXPECT_FALSE(found[3].is_canonical());
  EXPECT_EQ(found[4].surroundings, Surroundings::Footnote);
  EXPECT_TRUE(found[4].is_canonical());
}

TEST(PhraseIndex, KnowsItsNamesByTheirSkeletons) {
  const TestVocabulary v = test_vocabulary();
  const PhraseIndex index(v.slogans, v.campaigns);
  EXPECT_TRUE(index.has_name("学党史 悟思想 办实事 开新局"));
  EXPECT_TRUE(index.has_name("“我为群众办实事”实践活动"));
  EXPECT_FALSE(index.has_name("三讲")) << "without its suffix it is none";
  EXPECT_FALSE(index.has_name("学党史"));
  EXPECT_FALSE(index.has_name("党史学习教育基地")) << "a look-alike is none";
  EXPECT_FALSE(index.has_name(""));
}

TEST(QuotedPhrases, AreThoseThatNoVocabularyKnows) {
  const TestVocabulary v = test_vocabulary();
  const PhraseIndex index(v.slogans, v.campaigns);
  const markdown::Document body = document_of(
      "开展“校企 "
      "联姻”工程、“我为群众办实事”活动、《“书名”里的话》，他说：“我去过。没有人。”“是”和“五学联动”机制。");
  std::string list;
  for (const QuotedPhrase& p : find_quoted_phrases(index, body, read_document(body)))
    list += fmt::format("{}/{}: {}\n", p.skeleton, p.follows, body.text.substr(p.text.begin, p.text.size()));
  EXPECT_EQ(list, "校企联姻/工程: 校企 联姻\n五学联动/机制: 五学联动\n");
}

}  // namespace
}  // namespace gazette::recognition
