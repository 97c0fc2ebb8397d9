// Headings, tables, lists, footnotes, code: their markup, and what a Document says of them.
#include <gtest/gtest.h>

#include <array>

#include "markdown/anchors.h"
#include "markdown/parsed.h"

namespace gazette::markdown {
namespace {

std::string anchors_of(const Document& document) {
  std::string all;
  for (const Heading& heading : document.headings) all += heading.anchor + " ";
  return all;
}

TEST(Headings, AreMarkedByTheirNumberingAndLinkToThemselves) {
  EXPECT_EQ(html_of("## 一、开头\n\n### （一）“先”学\n"),
            "<h2 class=\"h-1\" id=\"一开头\">一、开头<a class=\"anchor\" href=\"#一开头\" "
            "aria-label=\"本节链接：一、开头\">#</a></h2>\n"
            "<h3 class=\"h-2\" id=\"一先学\">（一）“先”学<a class=\"anchor\" href=\"#一先学\" "
            "aria-label=\"本节链接：（一）“先”学\">#</a></h3>\n");
  MarkdownOptions english;
  english.language = diagnostics::Language::English;
  EXPECT_NE(html_of("## A \"b\"", english).find("aria-label=\"Link to this section: A &#34;b&#34;\""),
            std::string::npos);
}

TEST(Headings, TheRankFollowsTheNumberingAndElseTheLevel) {
  struct {
    std::string_view markdown;
    std::vector<int> ranks, levels;
  } const cases[] = {
      {"## 一、甲\n### （一）乙\n#### 1. 丙\n##### （1）丁", {1, 2, 3, 4}, {2, 3, 4, 5}},
      {"## （一）甲\n## 十二、乙\n## (三)丙\n## 3．丁\n## 4、戊", {2, 1, 2, 3, 3}, {2, 2, 2, 2, 2}},
      {"### 甲\n#### 乙\n###### 丙", {1, 2, 3}, {3, 4, 6}},
      {"# 甲\n## 乙\n### 丙", {1, 2, 3}, {2, 3, 4}},
      {"# 甲\n###### 乙", {1, 2}, {2, 6}},
      {"## 2021年工作\n## 一是\n## 一、\n## （一\n## （2）", {1, 1, 1, 1, 4}, {2, 2, 2, 2, 2}},
      {"#\n## 甲", {1, 2}, {2, 3}},
  };
  for (const auto& c : cases) {
    const Document document = parsed(std::string(c.markdown)).document;
    std::vector<int> ranks, levels;
    for (const Heading& heading : document.headings) {
      ranks.push_back(heading.rank);
      levels.push_back(heading.level);
      const std::string opening =
          "<h" + std::to_string(heading.level) + " class=\"h-" + std::to_string(heading.rank) + "\"";
      EXPECT_EQ(document.html.substr(heading.html.begin, opening.size()), opening);
    }
    EXPECT_EQ(ranks, c.ranks) << c.markdown;
    EXPECT_EQ(levels, c.levels) << c.markdown;
  }
}

TEST(Anchors, AreThoseOfGitHub) {
  struct {
    std::string_view heading, anchor;
  } const cases[] = {
      {"一、工作开展情况", "一工作开展情况"},
      {"（一）注重理论学习，坚定理想信念", "一注重理论学习坚定理想信念"},
      {"2021年 Q1 Work", "2021年-q1-work"},
      {"C++ & C#", "c--c"},
      {"a_b - c", "a_b---c"},
      {"“三到三问”·百件实事", "三到三问百件实事"},
      {"Ünïcode ДА", "ünïcode-да"},
      {"①②③", "section"},
      {"  甲　乙  ", "甲-乙"},
      {"！？", "section"},
      {"", "section"},
  };
  for (const auto& c : cases) EXPECT_EQ(anchor_of(c.heading), c.anchor) << c.heading;
}

TEST(Anchors, AreUniqueAndSkipWhatIsTaken) {
  EXPECT_EQ(anchors_of(parsed("## 甲\n## 甲\n## 甲-1\n## 甲\n## fn-1\n## 乙\n").document),
            "甲 甲-1 甲-1-1 甲-2 section-fn-1-1 乙 ");
  const std::array<std::string_view, 2> reserved{"main", "甲"};
  MarkdownOptions options;
  options.reserved_anchors = reserved;
  EXPECT_EQ(anchors_of(parsed("## Main\n## 甲\n## 乙\n", options).document), "main-1 甲-1 乙 ");
}

TEST(Anchors, StayWhenOtherHeadingsChange) {
  const std::string before = anchors_of(parsed("## 甲\n## 乙\n## 丙\n").document);
  EXPECT_EQ(before, "甲 乙 丙 ");
  EXPECT_EQ(anchors_of(parsed("## 新\n## 乙\n## 丙\n").document), "新 乙 丙 ");
}

TEST(Anchors, AreFoundAsWrittenOrWithPercentSigns) {
  const Document document = parsed("## 甲\n\n文[^1]\n\n[^1]: 注\n").document;
  EXPECT_TRUE(has_anchor(document, "甲"));
  EXPECT_TRUE(has_anchor(document, "%E7%94%B2"));
  EXPECT_TRUE(has_anchor(document, "fn-1"));
  EXPECT_TRUE(has_anchor(document, "fnref-1"));
  EXPECT_FALSE(has_anchor(document, "乙"));
}

TEST(Headings, SectionsReachToTheNextOfTheirLevel) {
  const Parsed result =
      parsed("前言\n\n## 甲\n\n子\n\n### 乙\n\n丑\n\n> # 引中\n\n## 丙\n\n寅[^1]\n\n[^1]: 注\n");
  const Document& document = result.document;
  const auto html = [&](HtmlRange range) { return document.html.substr(range.begin, range.size()); };
  EXPECT_EQ(html(opening_of(document)), "<p>前言</p>\n");
  EXPECT_TRUE(html(section_of(document, 0)).starts_with("<h2 class=\"h-1\" id=\"甲\">"))
      << html(section_of(document, 0));
  EXPECT_TRUE(html(section_of(document, 0)).ends_with("</blockquote>\n"));
  EXPECT_TRUE(html(section_of(document, 1)).starts_with("<h3")) << html(section_of(document, 1));
  EXPECT_TRUE(html(section_of(document, 1)).ends_with("</blockquote>\n"));
  EXPECT_EQ(document.headings[2].nesting, Nesting::Nested);
  EXPECT_TRUE(html(section_of(document, 3)).ends_with("</sup></p>\n"));
  EXPECT_TRUE(document.html.substr(document.footnotes).starts_with("<section class=\"footnotes\""));
}

TEST(Headings, HaveTheSpanAndTheInnerHtmlOfTheirText) {
  const std::string source = "## 甲 *乙* `丙` ##\n\n丁\n===\n";
  const Parsed result = parsed(source);
  const Heading& first = result.document.headings[0];
  EXPECT_EQ(first.text, "甲 乙 丙");
  EXPECT_EQ(part_of(source, first.span), "甲 *乙* `丙");
  EXPECT_EQ(result.document.html.substr(first.inner.begin, first.inner.size()),
            "甲 <em>乙</em> <code>丙</code>");
  EXPECT_EQ(part_of(source, result.document.headings[1].span), "丁");
}

TEST(Texts, ShowTheWordsOfTheirHtmlWithoutTagsAndLinksOfHeadings) {
  const Document document = parsed(
                                "## 甲 & *乙*\n\n子 < \"丑\" [寅](a.pdf)[^1]\n\n| 一 | 二 |\n|---|---|\n| "
                                "1&amp; | 2 |\n\n[^1]: 注\n")
                                .document;
  EXPECT_EQ(text_shown(document, {0, document.footnotes}),
            "甲 & 乙\n子 < \"丑\" 寅1\n\n\n\n一\n二\n\n\n\n\n1&\n2\n\n\n\n");
  EXPECT_EQ(text_shown(document, {0, 0}), "");
}

TEST(Tables, HaveHeadsAlignmentAndALabelledWrap) {
  EXPECT_EQ(
      html_of("## 甲\n\n| 类别 | 数 | 率 |\n|---|--:|:-:|\n| 设施 | 34 | 1% |\n"),
      "<h2 class=\"h-1\" id=\"甲\">甲<a class=\"anchor\" href=\"#甲\" "
      "aria-label=\"本节链接：甲\">#</a></h2>\n"
      "<section class=\"tbl-wrap\" tabindex=\"0\" aria-label=\"表格：甲\"><table class=\"tbl\">\n"
      "<thead>\n<tr>\n<th scope=\"col\">类别</th>\n<th scope=\"col\" class=\"r\">数</th>\n<th scope=\"col\" "
      "class=\"c\">率</th>\n</tr>\n</thead>\n"
      "<tbody>\n<tr>\n<th scope=\"row\">设施</th>\n<td class=\"r\">34</td>\n<td "
      "class=\"c\">1%</td>\n</tr>\n</tbody>\n</table></section>\n");
}

TEST(Tables, TheFirstColumnNamesRowsOnlyWhereItHasWords) {
  const auto names_rows = [](const std::string& markdown) {
    return html_of(markdown).find("scope=\"row\"") != std::string::npos;
  };
  EXPECT_TRUE(names_rows("| 单位 | 数 |\n|-|-|\n| 甲 | 1 |\n| 乙2 | 1 |\n"));
  EXPECT_FALSE(names_rows("| 序号 | 名 |\n|-|-|\n| 1 | 甲 |\n"));
  EXPECT_FALSE(names_rows("|  | 名 |\n|-|-|\n| 甲 | 乙 |\n"));
  EXPECT_FALSE(names_rows("| 单位 | 数 |\n|-|-|\n| 甲 | 1 |\n|  | 1 |\n"));
  EXPECT_FALSE(names_rows("| 单位 |\n|-|\n| 甲 |\n"));
}

TEST(Tables, AreLabelledByTheCaptionAboveThem) {
  EXPECT_NE(html_of("表1 办理情况\n\n|甲|\n|-|\n").find("aria-label=\"表格：表1 办理情况\""),
            std::string::npos);
  EXPECT_NE(html_of("办理情况：\n\n|甲|\n|-|\n").find("aria-label=\"表格\""), std::string::npos);
}

TEST(Lists, TasksAreLabelledBoxes) {
  EXPECT_EQ(html_of("- [x] 甲\n  - [ ] 乙\n- 丙\n"),
            "<ul class=\"tasks\">\n<li class=\"task\"><label><input type=\"checkbox\" checked disabled> "
            "甲</label>\n"
            "<ul class=\"tasks\">\n<li class=\"task\"><label><input type=\"checkbox\" disabled> "
            "乙</label></li>\n</ul>\n</li>\n"
            "<li>丙</li>\n</ul>\n");
}

TEST(Footnotes, AreNumberedInTheOrderOfTheirReferences) {
  const Parsed result = parsed("甲[^b]乙[^a]丙[^b]。\n\n[^a]: 一\n[^b]: 二\n\n    三\n");
  EXPECT_EQ(filled(result.document),
            "<p>甲<sup class=\"fn-ref\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\" "
            "aria-label=\"脚注 1\">1</a></sup>"
            "乙<sup class=\"fn-ref\"><a href=\"#fn-2\" id=\"fnref-2\" role=\"doc-noteref\" aria-label=\"脚注 "
            "2\">2</a></sup>"
            "丙<sup class=\"fn-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\" "
            "aria-label=\"脚注 1\">1</a></sup>。</p>\n"
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"脚注\">\n<ol>\n<li "
            "id=\"fn-1\">\n<p>二</p>\n<p>三"
            " <a class=\"fn-back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"回到正文中脚注 1 "
            "处\">↩\uFE0E</a>"
            " <a class=\"fn-back\" href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"回到正文中脚注 1 "
            "的第 2 处\">↩\uFE0E<sup>2</sup></a></p>\n</li>\n"
            "<li id=\"fn-2\">\n<p>一 <a class=\"fn-back\" href=\"#fnref-2\" role=\"doc-backlink\" "
            "aria-label=\"回到正文中脚注 2 处\">↩\uFE0E</a></p>\n</li>\n</ol>\n</section>\n");
  EXPECT_EQ(result.document.text, "甲乙丙。\n二\n三\n一");
  EXPECT_EQ(result.document.anchors,
            (std::vector<std::string>{"fn-1", "fn-2", "fnref-1", "fnref-1-2", "fnref-2"}));
}

TEST(Footnotes, WithoutTextOrReferenceAreWarnings) {
  const Parsed result = parsed("甲[^a]乙[^无]\n\n[^a]: 一\n[^b]: 二\n\n```\n[^c]: 码\n```\n\n[^a]: 再\n");
  EXPECT_EQ(rules_of(result),
            "a.md:1:7: warning [unknown-footnote]\na.md:4:1: warning [unused-footnote]\na.md:10:1: warning "
            "[unused-footnote]\n");
}

TEST(Code, KeepsItsLinesAndANamedLanguage) {
  EXPECT_EQ(html_of("```c++ x\na < b && c\n\n```\n"),
            "<pre tabindex=\"0\"><code class=\"language-c++\">a &lt; b &amp;&amp; c\n\n</code></pre>\n");
  EXPECT_EQ(html_of("```x\"y\na\n```\n"), "<pre tabindex=\"0\"><code>a\n</code></pre>\n");
  EXPECT_EQ(html_of("```\n```\n"), "<pre tabindex=\"0\"><code></code></pre>\n");
}

TEST(Summary, EndsAfterTheLastSentenceThatFits) {
  const auto summary = [](std::string markdown, std::size_t most) {
    return summary_of(parsed(std::move(markdown)).document, most);
  };
  EXPECT_EQ(summary("## 题\n\n甲乙丙。丁戊己。庚辛壬癸。", 10), "甲乙丙。丁戊己。");
  EXPECT_EQ(summary("甲说“乙丙。”丁戊己庚辛", 8), "甲说“乙丙。”");
  EXPECT_EQ(summary("甲乙丙丁戊己庚辛壬癸", 5), "甲乙丙丁…");
  EXPECT_EQ(summary("甲乙。", 120), "甲乙。");
  EXPECT_EQ(summary("甲乙。\n\n- 丙\n\n丁。", 120), "甲乙。丙丁。");
  EXPECT_EQ(summary("One. Two three.\n\nFour.", 12), "One.");
  EXPECT_EQ(summary("## 题\n\n```\n码\n```\n", 120), "");
  EXPECT_EQ(summary("", 120), "");
}

TEST(Fill, PrefixesAnchorsAndShiftsHeadingsOfAPart) {
  const Parsed result = parsed("## 甲\n\n[去](#甲) 文[^1]\n\n##### 乙\n\n[^1]: 注\n");
  const Document& document = result.document;
  std::string out;
  append_html(out, document, {0, document.footnotes},
              {.links = {}, .insertions = {}, .anchor_prefix = "r2-", .heading_shift = 2});
  EXPECT_EQ(out,
            "<h4 class=\"h-1\" id=\"r2-甲\">甲<a class=\"anchor\" href=\"#r2-甲\" "
            "aria-label=\"本节链接：甲\">#</a></h4>\n"
            "<p><a href=\"#r2-甲\">去</a> 文<sup class=\"fn-ref\"><a href=\"#r2-fn-1\" id=\"r2-fnref-1\" "
            "role=\"doc-noteref\" "
            "aria-label=\"脚注 1\">1</a></sup></p>\n"
            "<h6 class=\"h-2\" id=\"r2-乙\">乙<a class=\"anchor\" href=\"#r2-乙\" "
            "aria-label=\"本节链接：乙\">#</a></h6>\n");
}

TEST(Fill, InsertsMarksBetweenTheHoles) {
  const Parsed result = parsed("甲**乙[丙](a.md)丁**戊");
  const Document& document = result.document;
  const std::vector<HtmlPiece> pieces = pieces_of(document, {3, 12});  // 乙丙丁
  ASSERT_EQ(pieces.size(), 3U);
  std::vector<Insertion> marks;
  for (const HtmlPiece& piece : pieces) {
    marks.push_back({piece.html.begin, "<mark>"});
    marks.push_back({piece.html.end, "</mark>"});
  }
  const ResolvedLink links[] = {{"a.html", 0, 0}};
  EXPECT_EQ(
      fill(document, {.links = links, .insertions = marks, .anchor_prefix = {}, .heading_shift = 0}).view(),
      "<p>甲<strong><mark>乙</mark><a href=\"a.html\"><mark>丙</mark></a><mark>丁</mark></strong>戊</p>\n");
  EXPECT_EQ(pieces[1].marks, in_link | in_strong);
}

}  // namespace
}  // namespace gazette::markdown
