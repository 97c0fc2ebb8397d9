#include "search/letters.h"

#include <gtest/gtest.h>

#include <sstream>

#include "support/shared.h"

namespace gazette::search {
namespace {

std::vector<std::uint32_t> symbols_of(std::string_view text) {
  const Letters letters;
  SymbolText out;
  read_symbols(text, letters, out);
  return out.symbols;
}

TEST(Letters, ReadsWhatTheScriptsRead) {
  std::istringstream cases(gazette::tests::read_file(GAZETTE_SOURCE_DIR "/tests/search/letters.txt"));
  std::size_t count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with("#")) continue;
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    std::vector<std::uint32_t> expected;
    std::istringstream words(line.substr(tab + 1));
    for (std::string word; words >> word;) {
      const std::vector<std::uint32_t> one = symbols_of(word);
      ASSERT_EQ(one.size(), 1U) << line;
      expected.push_back(one.front());
    }
    EXPECT_EQ(symbols_of(line.substr(0, tab)), expected) << line;
    ++count;
  }
  EXPECT_GT(count, 20U);
}

TEST(Letters, KeepsTheBeginningsOfWords) {
  const Letters letters;
  SymbolText text;
  read_symbols("2021年GDP", letters, text);
  SymbolText begun;
  read_symbols("2 20 202 2021 g gd gdp", letters, begun);
  EXPECT_EQ(text.prefixes, begun.symbols);
}

TEST(Letters, AWordIsNoCharacter) {
  for (const std::uint32_t symbol : symbols_of("a 1 gdp")) EXPECT_NE(symbol & 0x80000000U, 0U);
  EXPECT_EQ(symbols_of("年"), std::vector<std::uint32_t>{0x5E74});
}

}  // namespace
}  // namespace gazette::search
