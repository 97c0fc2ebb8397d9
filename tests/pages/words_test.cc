#include "pages/words.h"

#include <gtest/gtest.h>

namespace gazette::pages {
namespace {

constexpr std::string_view file =
    "n: {zh-CN: \"{0}篇\", en: \"{0} {0:report|reports}\"}\nlist: {en: \", \"}\nbrace: {zh-CN: \"{x} {0} "
    "{9}\"}\n";

Words words_in(Language language) {
  diagnostics::Diagnostics diagnostics;
  Words words = read_words({"words.yaml", file}, language, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return words;
}

TEST(Words, FillPlacesAndChooseByNumber) {
  const PhraseArgument one[] = {{"1", 1}};
  const PhraseArgument two[] = {{"2", 2}};
  EXPECT_EQ(words_in(Language::Chinese).say("n", two), "2篇");
  EXPECT_EQ(words_in(Language::English).say("n", one), "1 report");
  EXPECT_EQ(words_in(Language::English).say("n", two), "2 reports");
}

TEST(Words, KeepWhatIsNoPlaceAndTakeTheOtherLanguageWhereOneIsMissing) {
  const PhraseArgument a[] = {{"甲", std::nullopt}};
  EXPECT_EQ(words_in(Language::Chinese).say("brace", a), "{x} 甲 {9}");
  EXPECT_EQ(words_in(Language::Chinese).say("list"), ", ") << "blanks at the ends stay";
  EXPECT_EQ(words_in(Language::English).say("brace", a), "{x} 甲 {9}");
  EXPECT_EQ(words_in(Language::English).say("nothing"), std::nullopt);
}

}  // namespace
}  // namespace gazette::pages
