// Links and pictures: what is a hole, where it stands, what it is filled with.
#include <gtest/gtest.h>

#include "markdown/parsed.h"
#include "markdown/target.h"

namespace gazette::markdown {
namespace {

TEST(Target, IsJudgedAsABrowserWould) {
  struct {
    std::string_view target;
    TargetKind kind;
  } const cases[] = {
      {"http://a.cn", TargetKind::External},
      {"HTTPS://a.cn", TargetKind::External},
      {"mailto:a@b.cn", TargetKind::External},
      {"tel:+86-10", TargetKind::External},
      {"ftp://a.cn/x", TargetKind::External},
      {"a.md", TargetKind::Portal},
      {"../2020/q1.md#一、开头", TargetKind::Portal},
      {"./a b.md", TargetKind::Portal},
      {"/reports/a.html", TargetKind::Portal},
      {"?q=1", TargetKind::Portal},
      {"附件：说明.docx", TargetKind::Portal},
      {"目录/a:b.md", TargetKind::Portal},
      {"#一、开头", TargetKind::Anchor},
      {"data:image/png;base64,iVBORw0KGgo=", TargetKind::Picture},
      {"DATA:image/WEBP;base64,AA==", TargetKind::Picture},
      {"data:image/svg+xml;base64,AA==", TargetKind::Refused},
      {"data:image/png,AA", TargetKind::Refused},
      {"data:image/png;base64,A\"A", TargetKind::Refused},
      {"data:text/html,x", TargetKind::Refused},
      {"javascript:x", TargetKind::Refused},
      {" javascript:x", TargetKind::Refused},
      {"java\nscript:x", TargetKind::Refused},
      {"\x01javascript:x", TargetKind::Refused},
      {"//host/x", TargetKind::Refused},
      {"/\\host/x", TargetKind::Refused},
      {"x-y.z+1:a", TargetKind::Refused},
      {"file:///a", TargetKind::Local},
      {"C:\\a", TargetKind::Local},
      {"c:/a", TargetKind::Local},
      {"\\\\srv\\a", TargetKind::Local},
      {"", TargetKind::Empty},
      {" ", TargetKind::Empty},
      {"#", TargetKind::Empty},
  };
  for (const auto& c : cases) EXPECT_EQ(kind_of_target(c.target), c.kind) << c.target;
}

TEST(Target, AddressesAreWrittenWithPercentSigns) {
  std::string out;
  append_address(out, "../甲 1.md?a=1&b='#一\"<");
  EXPECT_EQ(out, "../%E7%94%B2%201.md?a=1&amp;b=&#x27;#%E4%B8%80%22%3C");
  EXPECT_EQ(percent_decoded("%E4%B8%80-x"), "一-x");
  EXPECT_EQ(percent_decoded("100%"), "100%");
  EXPECT_EQ(percent_decoded("%zz"), "%zz");
}

TEST(Links, PortalLinksAreHolesWithTheExactPlaceOfTheirTarget) {
  const std::string source =
      "见[去年](../2020/q1.md#一 \"题\")、[**粗**](<a b.md>)、[`码`](c.md)和[又](c.md)，[引][r]。\n\n"
      "- 列 [甲](d.md)\n     续行 [乙](e\\_f.md)\n\n> 引 [丙](&#103;.md)\n懒 [丁](h(1).md)\n\n"
      "| a | b |\n| - | - |\n| [子](i.md) | \\| [丑](j.md) |\n\n[r]: k.md\n";
  const Parsed result = parsed(source);
  struct {
    std::string_view target, written, text;
  } const expected[] = {
      {"../2020/q1.md#一", "../2020/q1.md#一", "去年"},
      {"a b.md", "a b.md", "粗"},
      {"c.md", "c.md", "码"},
      {"c.md", "c.md", "又"},
      {"k.md", "引", "引"},
      {"d.md", "d.md", "甲"},
      {"e_f.md", "e\\_f.md", "乙"},
      {"g.md", "&#103;.md", "丙"},
      {"h(1).md", "h(1).md", "丁"},
      {"i.md", "i.md", "子"},
      {"j.md", "j.md", "丑"},
  };
  ASSERT_EQ(result.document.links.size(), std::size(expected));
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    const Link& link = result.document.links[i];
    EXPECT_EQ(link.target, expected[i].target);
    EXPECT_EQ(link.text, expected[i].text);
    EXPECT_EQ(part_of(source, link.span), expected[i].written);
    EXPECT_GT(link.span.begin, last);
    last = link.span.begin;
  }
  EXPECT_EQ(result.remarks, "");
}

TEST(Links, AFilledHoleIsTheAddressAndADeadOneIsText) {
  const Parsed result = parsed("[甲](a.md \"题\") [乙](b.md) ![图](c.png) ![丢](d.png)");
  const ResolvedLink links[] = {{"../甲.html", 0, 0}, {"", 0, 0}, {"r/c.png", 640, 480}, {"", 0, 0}};
  EXPECT_EQ(
      fill(result.document, {.links = links, .insertions = {}, .anchor_prefix = {}, .heading_shift = 0})
          .view(),
      "<p><a href=\"../%E7%94%B2.html\" title=\"题\">甲</a> <a>乙</a> "
      "<img src=\"r/c.png\" width=\"640\" height=\"480\" alt=\"图\" loading=\"lazy\" decoding=\"async\"> "
      "<img alt=\"丢\" loading=\"lazy\" decoding=\"async\"></p>\n");
}

TEST(Links, PicturesWithoutWordsAreWarnings) {
  const Parsed result = parsed("甲 ![](a.png) ![图](b.png)\n\n| ![](c.png \"题\") |\n|-|\n");
  EXPECT_EQ(rules_of(result), "a.md:1:3: warning [missing-alt]\na.md:3:3: warning [missing-alt]\n");
  EXPECT_NE(result.remarks.find("    1 | 甲 ![](a.png) ![图](b.png)\n      |    ^^^^^^^^^^ "),
            std::string::npos)
      << result.remarks;
  EXPECT_EQ(result.document.links.size(), 3U);
  EXPECT_EQ(result.document.links[1].text, "图");
  EXPECT_EQ(result.document.links[1].kind, LinkKind::Picture);
}

TEST(Links, PicturesInsideLinksAndAlternativesWithMarkupAreFlattened) {
  EXPECT_EQ(html_of("[![图*斜* `码`](a.png)](b.md)"),
            "<p><a href=\"b.md\"><img src=\"a.png\" alt=\"图斜 码\" loading=\"lazy\" "
            "decoding=\"async\"></a></p>\n");
  EXPECT_EQ(html_of("![甲\n乙 \"丙\" <b>](a.png)"),
            "<p><img src=\"a.png\" alt=\"甲乙 &#34;丙&#34;\" loading=\"lazy\" decoding=\"async\"></p>\n");
}

TEST(Links, PicturesOfOtherServersAreLinks) {
  const Parsed result =
      parsed("![图](http://a.cn/x.png) ![](http://a.cn/y.png) [![内](http://a.cn/z.png)](b.md)");
  EXPECT_EQ(
      filled(result.document),
      "<p><a href=\"http://a.cn/x.png\" rel=\"noopener\">图</a> "
      "<a href=\"http://a.cn/y.png\" rel=\"noopener\">http://a.cn/y.png</a> <a href=\"b.md\">内</a></p>\n");
  EXPECT_EQ(rules_of(result),
            "a.md:1:6: warning [external-picture]\na.md:1:29: warning [external-picture]\na.md:1:54: warning "
            "[external-picture]\n");
  EXPECT_EQ(result.document.text, "图 http://a.cn/y.png 内");
}

TEST(Links, DataPicturesStandInThePage) {
  EXPECT_EQ(html_of("![点](data:image/gif;base64,R0lGODlhAQ==)"),
            "<p><img src=\"data:image/gif;base64,R0lGODlhAQ==\" alt=\"点\" loading=\"lazy\" "
            "decoding=\"async\"></p>\n");
}

TEST(Links, AnchorsOfTheSameTextAreCheckedAtOnce) {
  const Parsed result =
      parsed("[甲](#二开展) [乙](#%E4%BA%8C%E5%BC%80%E5%B1%95) [丙](#二开占) [丁](#)\n\n## 二、开展\n");
  EXPECT_EQ(result.remarks,
            "a.md:1:49: error: this text has no '#二开占' [unknown-anchor]\n"
            "    1 | [甲](#二开展) [乙](#%E4%BA%8C%E5%BC%80%E5%B1%95) [丙](#二开占) [丁](#)\n"
            "      |                                                       ^^^^^^^ did you mean '二开展'?\n"
            "a.md:1:59: warning: the link has no address, so it is shown as text [empty-address]\n"
            "    1 | [甲](#二开展) [乙](#%E4%BA%8C%E5%BC%80%E5%B1%95) [丙](#二开占) [丁](#)\n"
            "      |                                                                     ^ write the address "
            "in the parentheses\n");
  EXPECT_TRUE(result.document.links.empty());
  EXPECT_TRUE(
      filled(result.document).starts_with("<p><a href=\"#二开展\">甲</a> <a href=\"#二开展\">乙</a>"));
}

TEST(Links, ADescriptionsRemarksStandAtItsKey) {
  diagnostics::Diagnostics diagnostics;
  const diagnostics::Place place{"themes.yaml", 4, 16, 4, 30, "  description: ..."};
  const Document document = parse_markdown("见 [甲](content/a.md)\n\n<b>\n", place, {}, diagnostics);
  EXPECT_EQ(document.links.size(), 1U);
  EXPECT_EQ(document.links[0].span, (Span{10, 22}));
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].place, place);
}

TEST(Links, TargetsInABodyThatDoesNotBeginTheFileHaveOffsetsInTheFile) {
  const std::string file = "---\ntitle: 甲\n---\n[乙](b.md) <b>\n";
  diagnostics::Diagnostics diagnostics;
  const Document document =
      parse_markdown({"a.md", file}, {19, static_cast<std::uint32_t>(file.size())}, {}, diagnostics);
  EXPECT_EQ(part_of(file, document.links[0].span), "b.md");
  EXPECT_EQ(diagnostics.all()[0].place.line, 4U);
  EXPECT_EQ(diagnostics.all()[0].place.column, 11U);
  EXPECT_EQ(source_of(document, {0, 3}), (Span{20, 23}));
}

}  // namespace
}  // namespace gazette::markdown
