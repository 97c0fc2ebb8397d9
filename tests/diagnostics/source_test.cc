#include "diagnostics/source.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace gazette::diagnostics {
namespace {

// Lines of every kind, together longer than what a Locator counts at once.
std::string some_text() {
  std::string text = "\xEF\xBB\xBF第一行\r\nsecond\n\n";
  for (int i = 0; i < 900; ++i) text += "长长的一行𠀀";
  text += "\n";
  for (int i = 0; i < 900; ++i) text += "短行\n\n";
  return text + "没有换行的末行";
}

// Line and column as one counts them by hand, from the beginning.
std::pair<std::uint32_t, std::uint32_t> counted(std::string_view text, std::uint32_t offset) {
  std::pair<std::uint32_t, std::uint32_t> place{1, 1};
  for (std::size_t i = 3; i < offset;) {
    const text::CodePoint c = text::code_point_at(text, i);
    i += c.length;
    place = c.value == '\n' ? std::pair{place.first + 1, 1U} : std::pair{place.first, place.second + 1};
  }
  return place;
}

TEST(Source, ALocatorFindsEveryPlaceInAnyOrder) {
  const std::string text = some_text();
  Locator locator({"a.md", text});
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t step = 0; step < size; ++step) {
    const auto offset =
        static_cast<std::uint32_t>(std::uint64_t{step} * 7919 % size);  // a prime: in no order
    if ((static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80 || offset == 0 || step % 5 != 0) continue;
    const Place place = locator.locate({offset, size});
    ASSERT_EQ(std::pair(place.line, place.column), counted(text, offset)) << offset;
    ASSERT_EQ(std::pair(place.end_line, place.end_column), counted(text, size));
    ASSERT_EQ(locator.code_points_before(offset),
              text::count_code_points(std::string_view(text).substr(0, offset)));
  }
}

TEST(Source, AnExcerptIsTheLine) {
  const std::string text = "\xEF\xBB\xBF甲乙\r\n丙丁\n戊";
  EXPECT_EQ(locate({"a.md", text}, {3, 6}).excerpt, "甲乙");
  EXPECT_EQ(locate({"a.md", text}, {14, 17}).excerpt, "丙丁");
  EXPECT_EQ(locate({"a.md", text}, {21, 21}).excerpt, "戊");
  EXPECT_EQ(locate({"a.md", text}, {21, 21}).excerpt_column, 1U);
}

TEST(Source, OfALongLineTheExcerptIsWhatStandsAboutThePlace) {
  std::string text = "前\n";
  for (int i = 0; i < 5000; ++i) text += "长";
  text.replace(text.size() / 2 / 3 * 3 + 1, 3, "此");  // after 前 and the newline, at a character's beginning
  const auto at = static_cast<std::uint32_t>(text.find("此"));
  ASSERT_NE(at, std::string::npos);
  const Place place = locate({"a.md", text}, {at, at + 3});
  EXPECT_LT(place.excerpt.size(), 2100U);
  EXPECT_EQ(text::first_invalid_utf8(place.excerpt), std::nullopt);
  EXPECT_EQ(text::offset_of_code_point(place.excerpt, place.column - place.excerpt_column),
            place.excerpt.find("此"));
}

}  // namespace
}  // namespace gazette::diagnostics
