// Nothing from content becomes active. The output is read back tag by tag: every tag, attribute and
// address in it must be one that this folder writes.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "markdown/parsed.h"
#include "markdown/target.h"

namespace gazette::markdown {
namespace {

const std::map<std::string, std::set<std::string>, std::less<>> allowed{
    {"p", {}},
    {"br", {}},
    {"hr", {}},
    {"em", {}},
    {"strong", {}},
    {"del", {}},
    {"code", {"class"}},
    {"blockquote", {}},
    {"ul", {"class"}},
    {"ol", {"class", "start"}},
    {"li", {"class", "id"}},
    {"label", {}},
    {"sup", {"class"}},
    {"pre", {"tabindex"}},
    {"thead", {}},
    {"tbody", {}},
    {"tr", {}},
    {"td", {"class"}},
    {"th", {"class", "scope"}},
    {"table", {"class"}},
    {"div", {"class"}},
    {"section", {"class", "tabindex", "role", "aria-label"}},
    {"h2", {"class", "id"}},
    {"h3", {"class", "id"}},
    {"h4", {"class", "id"}},
    {"h5", {"class", "id"}},
    {"h6", {"class", "id"}},
    {"input", {"type", "checked", "disabled", "aria-label"}},
    {"a", {"class", "href", "title", "rel", "id", "role", "aria-label"}},
    {"img", {"src", "width", "height", "alt", "title", "loading", "decoding"}},
};

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

// What a browser makes of an attribute's value.
std::string unescaped(std::string text) {
  for (const auto& [from, to] : {std::pair{"&lt;", "<"},
                                 {"&gt;", ">"},
                                 {"&#34;", "\""},
                                 {"&#39;", "'"},
                                 {"&#x27;", "'"},
                                 {"&amp;", "&"}}) {
    const std::string reference = from;
    for (std::size_t at = text.find(reference); at != std::string::npos; at = text.find(reference, at + 1))
      text.replace(at, reference.size(), to);
  }
  return text;
}

void check_address(const std::string& written, const std::string& markdown) {
  const std::string address = unescaped(written);
  const TargetKind kind = kind_of_target(address);
  EXPECT_TRUE(kind == TargetKind::External || kind == TargetKind::Portal || kind == TargetKind::Anchor ||
              kind == TargetKind::Picture)
      << address << "\n"
      << markdown;
  EXPECT_TRUE(std::ranges::all_of(address, [](char c) { return c > ' ' && c != '<' && c != '"'; }) ||
              address.starts_with('#'))
      << address << "\n"
      << markdown;
}

// Reads `name="value"` pairs of the tag from `at` on; returns the offset of its '>'.
std::size_t check_attributes(const std::string& html, std::size_t at, const std::string& tag,
                             const std::string& markdown) {
  while (at < html.size() && html[at] == ' ') {
    const std::size_t begin = ++at;
    while (at < html.size() && is_name(html[at])) ++at;
    const std::string name = html.substr(begin, at - begin);
    EXPECT_TRUE(allowed.at(tag).contains(name)) << tag << " " << name << "\n" << markdown << "\n" << html;
    if (html.compare(at, 2, "=\"") != 0) continue;
    const std::size_t end = html.find('"', at + 2);
    if (end == std::string::npos) {
      ADD_FAILURE() << "an attribute without end\n" << html;
      return html.size();
    }
    const std::string value = html.substr(at + 2, end - at - 2);
    EXPECT_EQ(value.find_first_of("<>"), std::string::npos) << html;
    if (name == "href" || name == "src") check_address(value, markdown);
    at = end + 1;
  }
  return at;
}

void check_html(const std::string& html, const std::string& markdown) {
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at)) {
    const bool closes = html.compare(at, 2, "</") == 0;
    std::size_t end = at + (closes ? 2 : 1);
    const std::size_t begin = end;
    while (end < html.size() && is_name(html[end])) ++end;
    const std::string tag = html.substr(begin, end - begin);
    ASSERT_TRUE(allowed.contains(tag)) << tag << "\n" << markdown << "\n" << html;
    if (!closes) end = check_attributes(html, end, tag, markdown);
    ASSERT_LT(end, html.size()) << html;
    ASSERT_EQ(html[end], '>') << markdown << "\n" << html;
    at = end;
  }
}

const std::string_view payloads[] = {
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "text <script>alert(1)</script> text",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror=\"alert(1)\"/>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)//",
    "<body onload=alert(1)>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=\"data:text/html,<script>alert(1)</script>\">",
    "<embed src=\"//evil.example/x.swf\">",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import 'http://evil.example/x.css';</style>",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<meta http-equiv=refresh content=\"0;url=http://evil.example\">",
    "<base href=\"http://evil.example/\">",
    "<form action=\"http://evil.example\"><input name=q></form>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "<plaintext>",
    "</p></div><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](livescript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![x](data:image/png;charset=x,abc)",
    "![x](data:image/png;base64,ab\"onerror=alert(1))",
    "![x](javascript:alert(1))",
    "![\" onerror=\"alert(1)](x.png)",
    "![x](x.png \"\\\" onerror=\\\"alert(1)\")",
    "![x](x.png 'y\" onload=alert(1)')",
    "[x](y.md \"\\\" onclick=\\\"alert(1)\")",
    "[x](\"onclick=alert(1))",
    "[x](http://a.example/\"onmouseover=\"alert(1))",
    "[x](http://a.example/'><script>alert(1)</script>)",
    "[x](//evil.example/x)",
    "[x](/\\evil.example/x)",
    "[x](\\\\\\\\evil.example\\x)",
    "[x](file:///etc/passwd)",
    "[x](C:\\Windows\\x.exe)",
    "[x](ms-msdt:/id)",
    "[x](blob:http://a.example/1)",
    "[x](view-source:http://a.example)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[y]\n\n[y]: <data:text/html,x> \"t\"",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "# <img src=x onerror=alert(1)>",
    "# \" onmouseover=\"alert(1)",
    "# x](javascript:alert(1))",
    "| <script>alert(1)</script> |\n|-|\n| <img src=x onerror=alert(1)> |",
    "# \"><script>\n\n| a |\n|-|\n| b |",
    "[^\"><script>]\n\n[^\"><script>]: <b>x</b>",
    "```\"><script>alert(1)</script>\nx\n```",
    "~~~ js\" onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n~~~",
    "`</code><script>alert(1)</script>`",
    "- [ ] <script>alert(1)</script>\n- [x](javascript:x) y",
    "http://a.example/\"onclick=alert(1)",
    "www.a.example/<script>",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "![a](http://evil.example/track.png)",
    "[x](#\"onclick=alert)",
    "{{ 7 * 7 }} {% include \"x\" %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "**<script>**alert(1)**</script>**",
    "[a](b.md)<script>[c](d.md)</script>",
};

TEST(Safety, EveryTagAttributeAndAddressIsOneThatWeWrite) {
  static_assert(std::size(payloads) >= 60);
  for (const std::string_view payload : payloads) {
    for (const RawHtml raw_html : {RawHtml::Escape, RawHtml::Drop}) {
      MarkdownOptions options;
      options.raw_html = raw_html;
      const std::string markdown(payload);
      check_html(html_of(markdown, options), markdown);
      check_html(html_of("> - " + markdown, options), markdown);
      check_html(html_of("**甲。**乙" + markdown + "丙**丁。**戊", options), markdown);
    }
  }
}

TEST(Safety, RefusedAddressesAreWarningsWithTheirPlace) {
  EXPECT_EQ(rules_of(parsed("甲 [乙](javascript:alert(1)) [丙](vbscript:x)\n\n> [丁](<data:text/html,x>)\n")),
            "a.md:1:7: warning [unsafe-address]\na.md:1:32: warning [unsafe-address]\na.md:3:8: warning "
            "[unsafe-address]\n");
  EXPECT_EQ(html_of("[乙](javascript:alert(1))"), "<p>乙</p>\n");
  EXPECT_EQ(parsed("[乙](javascript:alert)").remarks,
            "a.md:1:5: warning: the address 'javascript:alert' is of a kind that is not allowed and is left "
            "out [unsafe-address]\n"
            "    1 | [乙](javascript:alert)\n"
            "      |      ^^^^^^^^^^^^^^^^ http, https, mailto, tel, ftp and relative paths are allowed\n");
}

TEST(Safety, LocalFilesAreShownAsText) {
  EXPECT_EQ(html_of("[表](file:///d/a.xls)"), "<p>表（file:///d/a.xls）</p>\n");
  EXPECT_EQ(html_of("[表](\\\\srv\\a.xls)"), "<p>表（\\\\srv\\a.xls）</p>\n");
  EXPECT_EQ(html_of("<file:///d/a.xls>"), "<p>file:///d/a.xls</p>\n");
  EXPECT_EQ(html_of("![图](file:///d/a.png)"), "<p>图（file:///d/a.png）</p>\n");
  EXPECT_EQ(rules_of(parsed("[表](D:\\a.xls)")), "a.md:1:5: warning [local-address]\n");
}

TEST(Safety, RawHtmlIsShownOrLeftOutWithAWarning) {
  const std::string markdown = "前<b>中</b>后\n\n<div class=\"x\">\n块\n</div>\n";
  EXPECT_EQ(html_of(markdown),
            "<p>前&lt;b&gt;中&lt;/b&gt;后</p>\n<p>&lt;div class=\"x\"&gt;\n块\n&lt;/div&gt;</p>\n");
  MarkdownOptions drop;
  drop.raw_html = RawHtml::Drop;
  EXPECT_EQ(html_of(markdown, drop), "<p>前中后</p>\n");
  for (const MarkdownOptions& options : {MarkdownOptions{}, drop}) {
    EXPECT_EQ(rules_of(parsed(markdown, options)),
              "a.md:1:2: warning [raw-html]\na.md:1:6: warning [raw-html]\na.md:3:1: warning [raw-html]\n");
  }
}

TEST(Safety, CommentsAreLeftOutSilently) {
  const Parsed result = parsed("前<!-- 密 -->后\n\n<!-- 密\n密 -->\n\n末\n\n<div><!-- 密 --></div>\n");
  EXPECT_EQ(filled(result.document), "<p>前后</p>\n<p>末</p>\n<p>&lt;div&gt;\n&lt;/div&gt;</p>\n");
  EXPECT_EQ(rules_of(result), "a.md:8:1: warning [raw-html]\n");
  EXPECT_EQ(result.document.text.find("密"), std::string::npos);
}

TEST(Safety, ACommentThatIsNeverClosedIsAnError) {
  EXPECT_EQ(rules_of(parsed("前\n\n<!-- 密\n\n后\n")), "a.md:3:1: error [unclosed-comment]\n");
}

TEST(Safety, OfOneRuleAHundredRemarksAreToldAndThenTheirNumber) {
  std::string markdown;
  for (int i = 0; i < 130; ++i) markdown += "<b>\n\n";
  const Parsed result = parsed(markdown);
  EXPECT_EQ(std::ranges::count(rules_of(result), '\n'), 101);
  EXPECT_NE(result.remarks.find("here and above are 30 more of the same [raw-html]"), std::string::npos);
}

}  // namespace
}  // namespace gazette::markdown
