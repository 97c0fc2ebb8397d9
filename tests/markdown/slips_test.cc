// Markdown that was meant otherwise is told, and what only looks like it is not.
#include <gtest/gtest.h>

#include "markdown/parsed.h"

namespace gazette::markdown {
namespace {

struct Case {
  std::string_view markdown;
  std::string_view rules;
};

const Case slips[] = {
    {"#一、工作\n", "a.md:1:1: warning [unmade-heading]\n"},
    {"正文\n##二、工作\n", "a.md:2:1: warning [unmade-heading]\n"},
    {"＃＃ （一）工作\n", "a.md:1:1: warning [unmade-heading]\n"},
    {"见[附件]（a.pdf）。\n", "a.md:1:2: warning [unmade-link]\n"},
    {"见［附件］（files/a.pdf）。\n", "a.md:1:2: warning [unmade-link]\n"},
    {"见[门户]（https://a.cn/b.html）。\n", "a.md:1:2: warning [unmade-link]\n"},
    {"**[附件]（a.pdf）**见\n", "a.md:1:3: warning [unmade-link]\n"},
    {"见［附件］(a.pdf)。\n", "a.md:1:2: warning [unmade-link]\n"},
    {"![图]（a.png）\n", "a.md:1:2: warning [unmade-link]\n"},
    {"|甲|乙|\n|一|二|\n", "a.md:1:1: warning [unmade-table]\n"},
    {"今年以来开展了工作。\n二、下一步打算\n", "a.md:2:1: warning [joined-lines]\n"},
    {"一、工作情况\n今年以来开展了工作。\n", "a.md:1:1: warning [joined-lines]\n"},
    {"主要有：\n1、甲\n2、乙\n", "a.md:2:1: warning [joined-lines]\na.md:3:1: warning [joined-lines]\n"},
    {"    今年以来，开展了工作。\n", "a.md:1:5: warning [indented-code]\n"},
    {"\t今年以来，开展了工作。\n", "a.md:1:2: warning [indented-code]\n"},
};

const Case meant_so[] = {
    {"# 一、工作\n", ""},
    {"#一起向未来#活动\n", ""},
    {"#1 机组\n", ""},
    {"########一、\n", ""},
    {"C#语言\n", ""},
    {"[2021]（详见附件）\n", ""},
    {"按〔2021〕5号（a.md）办\n", ""},
    {"`[甲]（乙）`\n", ""},
    {"|甲|乙|\n|-|-|\n|一|二|\n", ""},
    {"|甲|\n", ""},
    {"一、工作情况\n", ""},
    {"一、工作情况\n　　今年以来。\n", ""},
    {"一、工作情况  \n今年以来。\n", ""},
    {"（一）坚持学习。今年以来，\n学习十次。\n", ""},
    {"在2019、\n2020、2021年\n", ""},
    {"共\n3.5万元\n", ""},
    {"第\n十二次\n", ""},
    {"    int main();\n", ""},
    {"```\n今年以来\n```\n", ""},
    {"- 甲\n\n    今年以来\n", ""},
};

TEST(Slips, AreToldWithTheirPlace) {
  for (const Case& c : slips) EXPECT_EQ(rules_of(parsed(std::string(c.markdown))), c.rules) << c.markdown;
}

TEST(Slips, AreNotSeenWhereNoneIs) {
  for (const Case& c : meant_so) EXPECT_EQ(rules_of(parsed(std::string(c.markdown))), c.rules) << c.markdown;
}

}  // namespace
}  // namespace gazette::markdown
