#include "search/phrases.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "search/pairing.h"

namespace gazette::search {
namespace {

std::vector<std::string> some_texts() {
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i)
    texts.push_back("党史学习教育开展以来，全县" + std::to_string(i) + "个支部开展党史学习教育。");
  return texts;
}

TEST(Phrases, MakesWholePhrasesOfFrequentPairs) {
  const std::vector<std::string> texts = some_texts();
  const std::vector<Pairing> made = frequent_pairs(texts);
  std::vector<std::u32string> phrases;
  for (const Pairing& one : made) {
    phrases.push_back(one.character != 0 ? std::u32string(1, one.character)
                                         : phrases[one.first] + phrases[one.second]);
  }
  EXPECT_NE(std::ranges::find(phrases, U"党史学习教育"), phrases.end());
}

TEST(Phrases, WritesAKnownTextInAFractionOfItsBytes) {
  const std::vector<std::string> texts = some_texts();
  const Phrases phrases = learn_phrases(texts);
  EXPECT_LT(phrases.write(texts[7]).size() * 5, texts[7].size());
  EXPECT_GT(phrases.write("鑫淼焱垚").size(), 10U);  // no code for these: each is written out
}

TEST(Phrases, TheSameSampleGivesTheSameTable) {
  const std::vector<std::string> texts = some_texts();
  EXPECT_EQ(learn_phrases(texts).table(), learn_phrases(texts).table());
}

TEST(Phrases, NeedsNoSample) {
  const Phrases phrases = learn_phrases({});
  EXPECT_GT(phrases.write("没有样本").size(), 4U);
}

}  // namespace
}  // namespace gazette::search
