#include "search/entry.h"

#include <gtest/gtest.h>

#include <map>

#include "search/gram.h"

namespace gazette::search {
namespace {

std::map<std::uint64_t, unsigned> grams_of(const Entry& entry) {
  std::map<std::uint64_t, unsigned> grams;
  std::uint64_t last = 0;
  for (std::size_t slice = 0; slice < slices; ++slice) {
    for_each_gram(entry, slice, [&](std::uint64_t key, std::uint8_t marks) {
      EXPECT_EQ(key >> (key_bits - slice_bits), slice);
      EXPECT_TRUE(grams.empty() || key > last);
      last = key;
      grams[key] = marks;
    });
  }
  return grams;
}

std::uint64_t key(std::string_view text) {
  const Letters letters;
  SymbolText symbols;
  read_symbols(text, letters, symbols);
  return key_of(symbols.symbols.size() == 1 ? GramKind::One : GramKind::Two, symbols.symbols);
}

Entry entry_of(const std::vector<Passage>& passages) {
  return make_entry(passages, Letters{}, learn_phrases({}));
}

TEST(Entry, KnowsWhereEachGramStands) {
  const auto grams =
      grams_of(entry_of({{Field::Title, "年度总结"}, {Field::Heading, "一、总结"}, {Field::Body, "办实事"}}));
  EXPECT_EQ(grams.at(key("年度")), in_title);
  EXPECT_EQ(grams.at(key("总结")), in_title | in_heading | in_first_part);
  EXPECT_EQ(grams.at(key("实事")), in_first_part);
  EXPECT_FALSE(grams.contains(key("结办")));  // across a boundary
  EXPECT_FALSE(grams.contains(key("结一")));
}

TEST(Entry, PunctuationDoesNotPart) {
  const auto grams = grams_of(entry_of({{Field::Title, "x"}, {Field::Body, "学史明理、学史增信"}}));
  EXPECT_TRUE(grams.contains(key("理学")));
}

TEST(Entry, AGramIsGradedByHowOftenItStandsInTheText) {
  const auto grade_of = [](int times, int others) {
    std::string text;
    for (int i = 0; i < times; ++i) text += "走访、";
    for (int i = 0; i < others; ++i) text += "\u4e2d";
    const auto marks = grams_of(entry_of({{Field::Title, "x"}, {Field::Body, text}})).at(key("走访"));
    return (marks & grade_marks) / one_grade;
  };
  EXPECT_EQ(grade_of(2, 0), 0U);
  EXPECT_EQ(grade_of(3, 0), 1U);  // three times, and much more than once in a thousand
  EXPECT_EQ(grade_of(3, 3100), 0U);
  EXPECT_EQ(grade_of(5, 0), 1U);
  EXPECT_EQ(grade_of(6, 1900), 2U);  // 3.1 in a thousand
  EXPECT_EQ(grade_of(6, 2100), 1U);
  EXPECT_EQ(grade_of(12, 1300), 3U);
  EXPECT_EQ(grade_of(12, 1600), 2U);
}

std::string of_symbols(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "总";
  return text;
}

TEST(Entry, ALongTextIsInParts) {
  EXPECT_EQ(entry_of({{Field::Title, "x"}, {Field::Body, of_symbols(1200)}, {Field::Body, of_symbols(1100)}})
                .parts.size(),
            1U);
  EXPECT_EQ(entry_of({{Field::Title, "x"}, {Field::Body, of_symbols(1200)}, {Field::Body, of_symbols(1200)}})
                .parts.size(),
            2U);
  EXPECT_EQ(entry_of({{Field::Title, "x"}, {Field::Body, of_symbols(9000)}}).parts.size(),
            1U);  // a block is never cut
}

TEST(Entry, AGramKnowsTheParts) {
  const Entry entry = entry_of({{Field::Title, "x"},
                                {Field::Body, "甲乙" + of_symbols(1300)},
                                {Field::Body, "丙丁" + of_symbols(1300)},
                                {Field::Body, of_symbols(1300)},
                                {Field::Body, "甲乙"}});
  ASSERT_EQ(entry.parts.size(), 3U);
  const auto grams = grams_of(entry);
  EXPECT_EQ(grams.at(key("甲乙")), in_first_part | in_first_part << 2U);
  EXPECT_EQ(grams.at(key("丙丁")), in_first_part << 1U);
  EXPECT_EQ(grams.at(key("总总")), grade_marks | in_first_part * 7);
}

TEST(Entry, OfAnEmptyTextHasOnePart) {
  const Entry entry = entry_of({{Field::Title, "标题"}});
  EXPECT_EQ(entry.parts.size(), 1U);
  EXPECT_EQ(grams_of(entry).size(), 3U);
}

}  // namespace
}  // namespace gazette::search
