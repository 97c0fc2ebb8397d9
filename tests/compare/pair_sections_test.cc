#include "compare/pair_sections.h"

#include <gtest/gtest.h>

#include <cmath>

#include <chrono>

#include "compare/assignment.h"
#include "compare/likeness.h"
#include "compare/parsed.h"
#include "compare/section_role.h"

namespace gazette::compare {
namespace {

std::string name_of(const Outline& outline, const std::optional<std::size_t>& at) {
  if (!at) return "-";
  const Section& section = outline.sections[*at];
  return section.heading ? std::string(section.title) : "开头";
}

std::string paired(const Parsed& earlier, const Parsed& later) {
  std::string out;
  for (const SectionPair& pair : pair_sections(earlier.outline, later.outline)) {
    out += name_of(earlier.outline, pair.earlier) + " | " + name_of(later.outline, pair.later) + "\n";
  }
  return out;
}

TEST(PairSections, ByTitleAndTextWhereverTheyStand) {
  const Parsed earlier(
      "去年开了好头。\n\n"
      "## 一、突出学习引领\n\n开展集中学习16次，“一月一课”开讲11期，送学进村。\n\n"
      "## 二、推动实事落地\n\n建立三张清单，公布年度实事102件，走访1,120户。\n\n"
      "## 三、做好汛期专项工作\n\n转移群众1,260人，修复受损设施。\n\n"
      "## 四、存在的主要问题\n\n一是覆盖面不够。\n\n"
      "## 五、2024年工作安排\n\n推行问需。\n");
  const Parsed later(
      "今年围绕重点。\n\n"
      "## 一、办好民生实事\n\n编制三张清单，年度实事106件，入户走访1,860户。\n\n"
      "## 二、坚持以学促干\n\n集中学习18次，坚持“一月一课”，送学到边。\n\n"
      "## 三、打通办事堵点\n\n走流程，查堵点46个。\n\n"
      "## 四、不足\n\n学用结合不紧。\n\n"
      "## 五、2025年工作打算\n\n再聚焦。\n");
  EXPECT_EQ(paired(earlier, later),
            "开头 | 开头\n"
            "推动实事落地 | 办好民生实事\n"
            "做好汛期专项工作 | -\n"
            "突出学习引领 | 坚持以学促干\n"
            "- | 打通办事堵点\n"
            "存在的主要问题 | 不足\n"
            "2024年工作安排 | 2025年工作打算\n");
}

TEST(PairSections, TheSameTwiceIsPairedInOrder) {
  const std::string text = "开头。\n\n## 一、学习\n\n学。\n\n## 二、实事\n\n办。\n\n## 三、学习\n\n学。\n";
  EXPECT_EQ(paired(Parsed(text), Parsed(text)), "开头 | 开头\n学习 | 学习\n实事 | 实事\n学习 | 学习\n");
}

TEST(PairSections, EverySectionComesOnce) {
  const Parsed earlier("## 甲\n\n天地玄黄。\n\n## 乙\n\n宇宙洪荒。\n");
  const Parsed later("开头。\n\n## 丙\n\n日月盈昃。\n");
  EXPECT_EQ(paired(earlier, later), "甲 | -\n乙 | -\n- | 开头\n- | 丙\n");
  EXPECT_EQ(paired(later, earlier), "开头 | -\n丙 | -\n- | 甲\n- | 乙\n");
}

TEST(PairSections, OneWithoutSections) {
  const Parsed none("");
  const Parsed some("## 甲\n\n文。\n\n## 乙\n\n文。\n");
  EXPECT_EQ(paired(none, some), "- | 甲\n- | 乙\n");
  EXPECT_EQ(paired(some, none), "甲 | -\n乙 | -\n");
  EXPECT_EQ(paired(none, none), "");
}

TEST(PairSections, ManyHeadingsAreNoMatterOfSeconds) {
  std::string text;
  for (int i = 0; i < 5000; ++i)
    text += "## 推动实事落地办好民生" + std::to_string(i) + "\n\n建立清单，走访群众。\n\n";
  const Parsed one(text);
  const Parsed other(text);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(pair_sections(one.outline, other.outline).size(), most_sections);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(SectionRole, IsWhatATitleSaysItIsFor) {
  EXPECT_TRUE(roles_of("存在的主要问题").lacks);
  EXPECT_TRUE(roles_of("存在问题和困难").lacks);
  EXPECT_TRUE(roles_of("不足和打算").lacks);
  EXPECT_TRUE(roles_of("不足和打算").plans);
  EXPECT_TRUE(roles_of("下步工作安排").plans);
  EXPECT_FALSE(roles_of("坚持问题导向，推动实事落地").any());
  EXPECT_FALSE(roles_of("聚焦急难愁盼解决问题办实事").any());
}

using Texts = std::vector<std::string_view>;

TEST(Likeness, IsTheSameTextWhateverItsFigures) {
  const auto table = likeness_of(Texts{"全年办结实事106件"}, Texts{"全年办结实事98件", "开展岗位练兵"}, 100);
  EXPECT_DOUBLE_EQ(table[0][0], 1.0);
  EXPECT_EQ(table[0][1], 0.0);
}

TEST(Likeness, IsTheCosineOfRootsOverTextsWithThePair) {
  // 乙甲 stands in one text alone and counts nothing, so that both have 甲乙 only.
  const auto table = likeness_of(Texts{"甲乙甲乙"}, Texts{"甲乙"}, 100);
  EXPECT_DOUBLE_EQ(table[0][0], 1.0);
  // 丙丁 is in two texts, 甲乙 in three: (1/3, 1/2) against (1/3, 0) and (1/3, 1/2).
  const auto two = likeness_of(Texts{"甲乙，丙丁"}, Texts{"甲乙", "甲乙、丙丁"}, 100);
  EXPECT_DOUBLE_EQ(two[0][0], (1.0 / 3) / std::sqrt(1.0 / 9 + 1.0 / 4));
  EXPECT_DOUBLE_EQ(two[0][1], 1.0);
}

TEST(Likeness, ReadsNoMoreLettersThanAskedFor) {
  EXPECT_DOUBLE_EQ(likeness_of(Texts{"甲乙丙丁"}, Texts{"甲乙戊己"}, 2)[0][0], 1.0);
}

TEST(Likeness, NothingIsLikeNothing) {
  EXPECT_EQ(likeness_of(Texts{""}, Texts{"，。"}, 100)[0][0], 0.0);
  EXPECT_TRUE(likeness_of(Texts{}, Texts{"甲"}, 100).empty());
}

TEST(Assignment, IsWorthTheMostTogether) {
  // The greatest single worth would leave the rest worse off: 8 + 0 against 7 + 7.
  EXPECT_EQ(best_assignment({{8, 7}, {7, 0}}), (std::vector<std::optional<std::size_t>>{1, 0}));
  EXPECT_EQ(best_assignment({{0, 0}, {0, 3}}), (std::vector<std::optional<std::size_t>>{std::nullopt, 1}));
  EXPECT_EQ(best_assignment({{1, 2, 3}}), (std::vector<std::optional<std::size_t>>{2}));
  EXPECT_EQ(best_assignment({{1}, {2}, {3}}),
            (std::vector<std::optional<std::size_t>>{std::nullopt, std::nullopt, 0}));
  EXPECT_TRUE(best_assignment({}).empty());
}

}  // namespace
}  // namespace gazette::compare
