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

TEST(Entry, AFrequentGramIsMarked) {
  const auto grams = grams_of(entry_of({{Field::Title, "x"}, {Field::Body, "走访、走访、走访一次"}}));
  EXPECT_EQ(grams.at(key("走访")), is_frequent | in_first_part);
  EXPECT_EQ(grams.at(key("一次")), in_first_part);
}

TEST(Entry, ALongTextIsInTwoParts) {
  std::string half;
  for (int i = 0; i < 600; ++i) half += "总结";
  const Entry entry = entry_of({{Field::Title, "x"},
                                {Field::Body, "甲乙" + half},
                                {Field::Body, half + "丙丁"},
                                {Field::Body, "甲乙"}});
  ASSERT_EQ(entry.parts.size(), 2U);
  const auto grams = grams_of(entry);
  EXPECT_EQ(grams.at(key("甲乙")), in_first_part | in_second_part);
  EXPECT_EQ(grams.at(key("丙丁")), in_second_part);
  EXPECT_EQ(grams.at(key("总结")), is_frequent | in_first_part | in_second_part);
}

TEST(Entry, OfAnEmptyTextHasOnePart) {
  const Entry entry = entry_of({{Field::Title, "标题"}});
  EXPECT_EQ(entry.parts.size(), 1U);
  EXPECT_EQ(grams_of(entry).size(), 3U);
}

}  // namespace
}  // namespace gazette::search
