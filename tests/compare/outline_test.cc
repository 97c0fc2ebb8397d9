#include "compare/outline.h"

#include <gtest/gtest.h>

#include "compare/parsed.h"

namespace gazette::compare {
namespace {

// "title: text" of each section, its blanks and marks left out.
std::string shown(const Parsed& parsed) {
  std::string out;
  for (const Section& section : parsed.outline.sections) {
    std::string text;
    for (const char c : section.text) {
      if (c != '\n' && c != '#' && c != ' ') text += c;
    }
    out += (section.heading ? std::string(section.title) : "OPENING") + ": " + text + "\n";
  }
  return out;
}

TEST(Outline, SectionsBeginAtTheHighestLevelThatHasTwoHeadings) {
  const Parsed parsed("开头。\n\n## 一、甲\n\n甲文。\n\n### （一）小节\n\n小文。\n\n## 二、乙\n\n乙文。\n");
  EXPECT_EQ(shown(parsed), "OPENING: 开头。\n甲: 一、甲甲文。（一）小节小文。\n乙: 二、乙乙文。\n");
  EXPECT_EQ(parsed.outline.parts, 2U);
  EXPECT_EQ(parsed.outline.subparts, 1U);
}

TEST(Outline, ALoneTitleBelongsToTheOpening) {
  const Parsed parsed("# 总结\n\n开头。\n\n## 甲\n\n文。\n\n## 乙\n\n文。\n");
  EXPECT_EQ(shown(parsed), "OPENING: 总结开头。\n甲: 甲文。\n乙: 乙文。\n");
}

TEST(Outline, ALoneHeadingIsASectionAndATextWithoutOneAnOpening) {
  EXPECT_EQ(shown(Parsed("## 甲\n\n文。\n")), "甲: 甲文。\n");
  EXPECT_EQ(shown(Parsed("只有一段。\n")), "OPENING: 只有一段。\n");
  EXPECT_EQ(shown(Parsed("")), "");
}

TEST(Outline, HeadingsInQuotationsBeginNoSection) {
  EXPECT_EQ(shown(Parsed("## 甲\n\n> ## 引\n\n文。\n\n## 乙\n\n文。\n")), "甲: 甲引文。\n乙: 乙文。\n");
}

TEST(Outline, TheHtmlOfTheSectionsIsTheWholeTextButItsNotes) {
  const Parsed parsed("开头[^1]。\n\n## 甲\n\n文。\n\n## 乙\n\n文。\n\n[^1]: 注。\n");
  const auto& sections = parsed.outline.sections;
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_EQ(sections[0].html.begin, 0U);
  EXPECT_EQ(sections[0].html.end, sections[1].html.begin);
  EXPECT_EQ(sections[1].html.end, sections[2].html.begin);
  EXPECT_EQ(sections[2].html.end, parsed.document.footnotes);
  EXPECT_LT(parsed.document.footnotes, parsed.document.html.size());
}

TEST(Outline, BeyondTheMostSectionsATextRunsOnInTheLast) {
  std::string text;
  for (std::size_t i = 0; i < most_sections + 10; ++i) text += "## 节\n\n文。\n\n";
  const Parsed parsed(std::move(text));
  EXPECT_EQ(parsed.outline.sections.size(), most_sections);
  EXPECT_EQ(parsed.outline.parts, most_sections + 10);
  EXPECT_EQ(parsed.outline.sections.back().html.end, parsed.document.html.size());
}

TEST(Outline, ATitleIsTakenWithoutItsNumber) {
  const auto title = [](std::string_view heading) {
    const Parsed parsed("## " + std::string(heading) + "\n\n文。\n");
    return std::string(parsed.outline.sections.front().title);
  };
  EXPECT_EQ(title("一、办实事"), "办实事");
  EXPECT_EQ(title("（十二）办实事"), "办实事");
  EXPECT_EQ(title("3．办实事"), "办实事");
  EXPECT_EQ(title("（1）办实事"), "办实事");
  EXPECT_EQ(title("一线工作法"), "一线工作法");
  EXPECT_EQ(title("2025年打算"), "2025年打算");
  EXPECT_EQ(title("一、"), "一、");
}

TEST(Outline, CharactersAreCountedAsOfficeProgramsDo) {
  EXPECT_EQ(count_characters("全年办结106件，办结率98.6%。"), 12U);
  EXPECT_EQ(count_characters("收集1,860条"), 4U);
  EXPECT_EQ(count_characters("two words"), 2U);
  EXPECT_EQ(count_characters("**一**\n\n| 二 |"), 2U);
  EXPECT_EQ(count_characters("　 \n"), 0U);
}

}  // namespace
}  // namespace gazette::compare
