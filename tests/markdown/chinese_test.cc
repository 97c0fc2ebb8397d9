// Chinese text, where the rules of Markdown for English do not fit.
#include <gtest/gtest.h>

#include "markdown/disguise.h"
#include "markdown/parsed.h"

namespace gazette::markdown {
namespace {

struct Case {
  std::string_view markdown;
  std::string_view html;  // of the paragraph
};

const Case emphasis[] = {
    {"**真。**她", "<strong>真。</strong>她"},
    {"他**“四个意识”**强", "他<strong>“四个意识”</strong>强"},
    {"做**（一）**开", "做<strong>（一）</strong>开"},
    {"**一是学在前面。**班子", "<strong>一是学在前面。</strong>班子"},
    {"**《条例》**的", "<strong>《条例》</strong>的"},
    {"**完成率100%**的人", "<strong>完成率100%</strong>的人"},
    {"的**\"引\"**开", "的<strong>\"引\"</strong>开"},
    {"做**(一)**开", "做<strong>(一)</strong>开"},
    {"**甲**，**乙。**丙", "<strong>甲</strong>，<strong>乙。</strong>丙"},
    {"**甲。**，**乙**丙", "<strong>甲。</strong>，<strong>乙</strong>丙"},
    {"**甲**的**“乙”**丙", "<strong>甲</strong>的<strong>“乙”</strong>丙"},
    {"**100%**的**“乙”**丙", "<strong>100%</strong>的<strong>“乙”</strong>丙"},
    {"**重点**（说明）**另一**点", "<strong>重点</strong>（说明）<strong>另一</strong>点"},
    {"*（斜）*体", "<em>（斜）</em>体"},
    {"***重点：***内容", "<em><strong>重点：</strong></em>内容"},
    {"**外*内。*外。**后", "<strong>外<em>内。</em>外。</strong>后"},
    {"~~删去。~~留下", "<del>删去。</del>留下"},
    {"（**重点**）后文", "（<strong>重点</strong>）后文"},
    {"“**重点**”后文", "“<strong>重点</strong>”后文"},
    {"**重点**——后文", "<strong>重点</strong>——后文"},
    {"**重点……**后文", "<strong>重点……</strong>后文"},
    {"**·甲**乙", "<strong>·甲</strong>乙"},
    {"**[链](b.md)**后", "<strong><a href=\"b.md\">链</a></strong>后"},
    {"**`码`**后", "<strong><code>码</code></strong>后"},
    // What was literal stays so.
    {"\\*\\*真。\\*\\*她", "**真。**她"},
    {"** 真。 **她", "** 真。 **她"},
    {"`**真。**她`", "<code>**真。**她</code>"},
    {"2*3=6，", "2*3=6，"},
    {"_（重点）_ 后", "<em>（重点）</em> 后"},
    {"名_称_后", "名_称_后"},
};

TEST(Chinese, EmphasisWorksBesideFullWidthPunctuation) {
  for (const Case& c : emphasis)
    EXPECT_EQ(html_of(std::string(c.markdown)), "<p>" + std::string(c.html) + "</p>\n") << c.markdown;
}

struct Text {
  std::string_view markdown;
  std::string_view html;
};

// As Word's text is pasted: each paragraph a line that two ideographic spaces begin.
const Text indented[] = {
    {"　　第一段。\n", "<p>第一段。</p>\n"},
    {"　　第一段。\n　　第二段，\n接着。\n", "<p>第一段。</p>\n<p>第二段，接着。</p>\n"},
    {"　　**重点**第一段。\n　　**重点**第二段。\n",
     "<p><strong>重点</strong>第一段。</p>\n<p><strong>重点</strong>第二段。</p>\n"},
    {"第一段。  \n　　第二段。\n", "<p>第一段。</p>\n<p>第二段。</p>\n"},
    {"> 　　甲\n> 　　乙\n", "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>\n"},
    {"- 　　甲\n　　乙\n", "<ul>\n<li>甲　　乙</li>\n</ul>\n"},  // an item has one paragraph
    {"**甲\n　　乙**\n", "<p><strong>甲　　乙</strong></p>\n"},  // emphasis does not span two
    {"甲　　乙\n", "<p>甲　　乙</p>\n"},
    {"甲\n\n　　\n\n乙\n", "<p>甲</p>\n<p>乙</p>\n"},
    {"甲\n　　\n　　乙\n", "<p>甲</p>\n<p>乙</p>\n"},
    {"　　\n　　甲\n　　\n乙\n　　\n", "<p>甲</p>\n<p>乙</p>\n"},
    {"- 甲\n  　　\n  乙\n", "<ul>\n<li>甲乙</li>\n</ul>\n"},
};

TEST(Chinese, AnIndentedLineBeginsAParagraph) {
  for (const Text& text : indented)
    EXPECT_EQ(html_of(std::string(text.markdown)), text.html) << text.markdown;
}

TEST(Chinese, ABlankLineLosesNoBoxAndNoWayBack) {
  EXPECT_NE(html_of("- [ ] 　　\n").find("<input type=\"checkbox\""), std::string::npos);
  EXPECT_NE(html_of("甲[^1]\n\n[^1]: 乙\n\n    　　\n").find("class=\"fn-back\""), std::string::npos);
}

TEST(Chinese, WordsOfAnIndentedParagraphHaveTheirPlaces) {
  const Parsed result = parsed("　　第一段。\n　　第二段。\n");
  ASSERT_EQ(result.document.blocks.size(), 2U);
  for (const Block& block : result.document.blocks)
    EXPECT_EQ(part_of(result.source, source_of(result.document, block.text)),
              part_of(result.document.text, {block.text.begin, block.text.end}));
  EXPECT_EQ(result.document.text, "第一段。\n第二段。");
}

const Case breaks[] = {
    {"第一行\n第二行", "第一行第二行"},
    {"第一行，\n第二行", "第一行，第二行"},
    {"第一行\n“第二行”", "第一行“第二行”"},
    {"**第一行。**\n第二行", "<strong>第一行。</strong>第二行"},
    {"第一行\n**“第二”行**", "第一行<strong>“第二”行</strong>"},
    {"第一行\n   缩进", "第一行缩进"},
    {"第一行\n`码`后", "第一行<code>码</code>后"},
    {"开展\nQ1 工作", "开展\nQ1 工作"},
    {"Q1\n工作", "Q1\n工作"},
    {"one\ntwo", "one\ntwo"},
    {"2021年\n12月", "2021年\n12月"},
    {"硬换行  \n下一行", "硬换行<br>\n下一行"},
    {"한국\n어", "한국\n어"},
    {"第一行\r\n第二行", "第一行第二行"},
};

TEST(Chinese, ALineBreakBetweenTwoChineseCharactersIsNothing) {
  for (const Case& c : breaks)
    EXPECT_EQ(html_of(std::string(c.markdown)), "<p>" + std::string(c.html) + "</p>\n") << c.markdown;
  EXPECT_EQ(parsed("第一行\n第二行\none\ntwo").document.text, "第一行第二行 one two");
}

const Case addresses[] = {
    {"见http://a.cn/b。", "见<a href=\"http://a.cn/b\" rel=\"noopener\">http://a.cn/b</a>。"},
    {"（https://a.cn）后", "（<a href=\"https://a.cn\" rel=\"noopener\">https://a.cn</a>）后"},
    {"http://a.cn，**重点**后",
     "<a href=\"http://a.cn\" rel=\"noopener\">http://a.cn</a>，<strong>重点</strong>后"},
    {"http://a.cn/x、http://a.cn/y；后",
     "<a href=\"http://a.cn/x\" rel=\"noopener\">http://a.cn/x</a>、<a href=\"http://a.cn/y\" "
     "rel=\"noopener\">http://a.cn/y</a>；后"},
    {"“http://a.cn/x”后", "“<a href=\"http://a.cn/x\" rel=\"noopener\">http://a.cn/x</a>”后"},
    {"http://a.cn/x的内容", "<a href=\"http://a.cn/x\" rel=\"noopener\">http://a.cn/x</a>的内容"},
    {"www.a.cn。后", "<a href=\"http://www.a.cn\" rel=\"noopener\">www.a.cn</a>。后"},
    {"信箱a@b.cn，后", "信箱<a href=\"mailto:a@b.cn\" rel=\"noopener\">a@b.cn</a>，后"},
    {"**网址http://a.cn/c。**后",
     "<strong>网址<a href=\"http://a.cn/c\" rel=\"noopener\">http://a.cn/c</a>。</strong>后"},
    {"[中文](http://a.cn/路径)。", "<a href=\"http://a.cn/%E8%B7%AF%E5%BE%84\" rel=\"noopener\">中文</a>。"},
    {"[中文]( http://a.cn/路径 \"题，名\")",
     "<a href=\"http://a.cn/%E8%B7%AF%E5%BE%84\" title=\"题，名\" rel=\"noopener\">中文</a>"},
    {"<http://a.cn/路径>后",
     "<a href=\"http://a.cn/%E8%B7%AF%E5%BE%84\" rel=\"noopener\">http://a.cn/路径</a>后"},
    {"`http://a.cn。`", "<code>http://a.cn。</code>"},
    {"[x]: http://a.cn/路径\n\n[x]", "<a href=\"http://a.cn/%E8%B7%AF%E5%BE%84\" rel=\"noopener\">x</a>"},
    {"http://中文.cn", "http://中文.cn"},
};

TEST(Chinese, ABareAddressEndsBeforeTheFirstFullWidthCharacter) {
  for (const Case& c : addresses)
    EXPECT_EQ(html_of(std::string(c.markdown)), "<p>" + std::string(c.html) + "</p>\n") << c.markdown;
}

TEST(Chinese, ATildeInsideAWordIsARange) {
  EXPECT_EQ(html_of("3~5天，6~8天"), "<p>3~5天，6~8天</p>\n");
  EXPECT_EQ(html_of("五~六月和七~八月"), "<p>五~六月和七~八月</p>\n");
  EXPECT_EQ(html_of("a ~gone~ b"), "<p>a <del>gone</del> b</p>\n");
}

TEST(Chinese, StandInsNeverReachTheReader) {
  const std::string everywhere =
      "# **题。**后\n\n[**链。**后](b.md \"**题。**后\") ![**图。**后](p.png)\n\n"
      "    **码。**后\n\n```**码。**后\n**码。**后\n```\n\n| **格。**后 |\n|-|\n| http://a.cn，`**码。**后` "
      "|\n\n"
      "<b title=\"**属。**后\">后</b>[^**注。**后]\n\n[^**注。**后]: **注。**后 http://a.cn/x。\n";
  const Parsed result = parsed(everywhere);
  for (const std::string& text : {filled(result.document), result.document.text, result.remarks}) {
    EXPECT_EQ(text.find("\xEE\x80"), std::string::npos);
    EXPECT_EQ(text.find("\t\xC2"), std::string::npos);
  }
  EXPECT_EQ(result.document.headings[0].anchor, "题后");
  EXPECT_EQ(result.document.links[0].text, "链。后");
  EXPECT_EQ(result.document.links[1].text, "图。后");
}

TEST(Chinese, PrivateUseCharactersOfTheTextItselfStay) {
  const std::string own = "\uE000**真。**她\uE001\u2E00 \u0086";
  EXPECT_EQ(html_of(own), "<p>\uE000<strong>真。</strong>她\uE001\u2E00 \u0086</p>\n");
}

TEST(Disguise, KeepsTheLengthAndRevealsWhatItHid) {
  const std::string text = "**真。**她 http://a.cn，**100%**的 3~5天";
  const Disguise disguise(text);
  EXPECT_NE(disguise.text(), text);
  EXPECT_EQ(disguise.text().size(), text.size());
  std::string scratch;
  EXPECT_EQ(disguise.reveal(disguise.text(), scratch), text);
}

TEST(Disguise, LeavesATextAloneThatNeedsNothing) {
  const std::string text = "**重点** 普通文字，http://a.cn 后";
  EXPECT_EQ(Disguise(text).text().data(), text.data());
}

TEST(Disguise, WhereTheStandInsRunOutTheTextStays) {
  std::string text;
  for (char32_t c = 0xE000; c < 0xE100; ++c)
    text += {static_cast<char>(0xEE), static_cast<char>(0x80 | ((c >> 6U) & 0x3FU)),
             static_cast<char>(0x80 | (c & 0x3FU))};
  EXPECT_EQ(html_of(text + "**真。**她"), "<p>" + text + "**真。**她</p>\n");
}

}  // namespace
}  // namespace gazette::markdown
