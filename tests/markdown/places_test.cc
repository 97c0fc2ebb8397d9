// The runs: text, source and HTML say the same at every offset.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "markdown/parsed.h"
#include "support/shared.h"
#include "text/html.h"

namespace gazette::markdown {
namespace {

// Every byte of the text but separators lies in one run, and what the run says of it holds.
void check_runs(const Parsed& parsed, bool exact) {
  const Document& document = parsed.document;
  std::uint32_t text = 0, html = 0;
  for (const TextRun& run : document.runs) {
    for (; text < run.text; ++text)
      EXPECT_NE(std::string_view(" \t\n").find(document.text[text]), std::string_view::npos) << text;
    ASSERT_EQ(text, run.text);
    ASSERT_GE(run.html, html);
    const std::string shown = document.text.substr(run.text, run.text_size);
    EXPECT_EQ(document.html.substr(run.html, run.html_size),
              run.html_size == run.text_size ? shown : text::escape_html(shown));
    ASSERT_LE(run.source + run.source_size, parsed.source.size());
    if (run.is_literal()) {
      std::string source = parsed.source.substr(run.source, run.source_size);
      if (source != shown && run.marks == in_code) std::ranges::replace(source, '\n', ' ');
      EXPECT_EQ(source, shown);
    }
    const bool second_of_reference = shown == "\u0338";  // of "&ngE;", which stands for two characters
    if (exact && !second_of_reference) {
      EXPECT_GT(run.source_size, 0U) << shown;
    }
    text += run.text_size;
    html = run.html + run.html_size;
  }
  for (; text < document.text.size(); ++text)
    EXPECT_NE(std::string_view(" \t\n").find(document.text[text]), std::string_view::npos);
  std::uint32_t end = 0;
  for (const Block& block : document.blocks) {
    EXPECT_LE(end, block.text.begin);
    EXPECT_LT(block.text.begin, block.text.end);
    end = block.text.end;
    EXPECT_LE(end, document.text.size());
    EXPECT_LE(block.html.end, document.html.size());
  }
  EXPECT_TRUE(std::ranges::is_sorted(document.holes, {}, &Hole::at));
}

const std::string_view texts[] = {
    "甲**乙**丙 `丁` ~~戊~~ [己](a.md) &amp; 庚 \\* 辛 < 壬",
    "- 甲 *乙*\n     续 [丙](b.md) `丁\n  戊` 己\n懒行 **庚**\n",
    "> 甲\n>   乙 **丙**\n> > 丁\n戊\n",
    "## 甲 `乙` \\# 丙 ##\n\n丁 *戊*\n己\n---\n",
    "| 甲 | 乙 |\n| - | - |\n| `a\\|b` 丙 | [丁](c.md) \\| 戊 |\n己 | **庚** \n| 辛 |\n",
    "前\n后一行\n| 甲 | 乙 |\n|-|-|\n| 丙 | 丁 |\n",
    "    码 < 码\n    二\n\n```\n栏\n\n  码\n```\n\n- ```\n  列中\n  ```\n",
    "甲[^1]乙\n\n[^1]: 注 *文*\n    续\n\n    又\n",
    "[a]: x.md\n[b]: y.md \"题\"\n甲 [a] 乙 [丙][b] 丁\n",
    "甲\r\n乙 *丙*\r\n\r\n- 丁\r\n  戊\r\n",
    "![图](a.png \"甲\") 甲 ![](b.png) [![内](c.png)](d.md) 乙\n",
    "http://a.cn/x，甲 www.a.cn。a@b.cn 乙 <http://c.cn> 丁\n",
    "甲<b>乙</b>丙<!-- 丁 -->戊\n\n<div>\n己 <!-- 庚 --> 辛\n</div>\n",
    "\t- 码\n\n1.  甲\n\n    乙 `丙  丁`\n",
    "&copy; &ngE; &#20013; \\\\ \\& &amp;amp; &nosuch; 甲 \\a\n",
    "甲 甲 *甲* 甲 [甲](甲 \"甲\") 甲 `甲` 甲\n",
    "- [ ] 甲 *乙*\n- [x] 丙\n\n  丁\n",
    "*甲\n乙*丙  \n丁\\\n戊\n",
};

TEST(Runs, TieTextSourceAndHtmlTogether) {
  for (const std::string_view text : texts) {
    SCOPED_TRACE(text);
    check_runs(parsed(std::string(text)), true);
  }
}

TEST(Runs, HoldOnRealReports) {
  const std::optional<std::filesystem::path> shared = tests::shared_folder();
  if (!shared) GTEST_SKIP() << "no shared folder beside the project";
  int reports = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*shared / "real/portal/reports")) {
    if (entry.path().extension() != ".md") continue;
    SCOPED_TRACE(entry.path().filename());
    const Parsed report = parsed(tests::read_file(entry.path()));
    check_runs(report, true);
    EXPECT_EQ(report.remarks, "");
    EXPECT_GT(report.document.headings.size(), 1U);
    ++reports;
  }
  EXPECT_GT(reports, 0);
}

struct Found {
  std::string_view phrase, source, html;
};

void expect_found(const std::string& source, std::initializer_list<Found> phrases) {
  const Parsed result = parsed(source);
  for (const Found& found : phrases) {
    const std::size_t at = result.document.text.find(found.phrase);
    ASSERT_NE(at, std::string::npos) << found.phrase;
    const TextRange range{static_cast<std::uint32_t>(at),
                          static_cast<std::uint32_t>(at + found.phrase.size())};
    EXPECT_EQ(part_of(source, source_of(result.document, range)), found.source);
    std::string html;
    for (const HtmlPiece& piece : pieces_of(result.document, range)) {
      html += (html.empty() ? "" : "|") + result.document.html.substr(piece.html.begin, piece.html.size());
    }
    EXPECT_EQ(html, found.html);
  }
}

TEST(Phrases, HaveTheirPlaceAndTheirPieces) {
  expect_found("坚持**“四个\n意识”**，甲&amp;乙。", {{"“四个意识”", "“四个\n意识”", "“四个意识”"},
                                                     {"持“四", "持**“四", "持|“四"},
                                                     {"识”，甲", "识”**，甲", "识”|，甲"},
                                                     {"甲&乙", "甲&amp;乙", "甲&amp;乙"},
                                                     {"&", "&amp;", "&amp;"}});
  expect_found("| 口号 | 年 |\n|-|-|\n| 学党史、*悟*思想 | 2021 |\n",
               {{"学党史、悟思想", "学党史、*悟*思想", "学党史、|悟|思想"}});
  expect_found("> - 一\n>   岗[^1]双责\n\n[^1]: 注\n", {{"一岗双责", "一\n>   岗[^1]双责", "一岗|双责"}});
}

TEST(Phrases, InASeparatorHaveTheNearestPlace) {
  const Parsed result = parsed("甲\n\n乙\n");
  EXPECT_EQ(source_of(result.document, {3, 4}), (Span{5, 5}));
  EXPECT_TRUE(pieces_of(result.document, {3, 4}).empty());
  EXPECT_EQ(source_of(result.document, {7, 7}), (Span{8, 8}));
  EXPECT_EQ(source_of(Document{}, {0, 0}), (Span{}));
}

TEST(Blocks, SayWhatTheyAreAndWhereTheyStand) {
  const Parsed result = parsed(
      "前言\n\n## 甲\n\n子\n\n- 丑\n\n| 寅 |\n|-|\n| 卯 |\n\n```\n辰\n```\n\n### "
      "乙\n\n巳[^1]\n\n<i>午\n\n[^1]: 未\n");
  const Document& document = result.document;
  std::string all;
  for (const Block& block : document.blocks) {
    const std::string_view kinds[] = {"heading", "paragraph", "cell", "footnote", "code", "html"};
    all += std::string(kinds[static_cast<std::size_t>(block.kind)]) + " " +
           (block.heading == Block::no_heading ? "-" : document.headings[block.heading].text) + " " +
           document.text.substr(block.text.begin, block.text.size()) + " " +
           document.html.substr(block.html.begin, block.html.size()).substr(0, 9) + "\n";
  }
  EXPECT_EQ(all,
            "paragraph - 前言 前言\n"
            "heading 甲 甲 甲\n"
            "paragraph 甲 子 子\n"
            "paragraph 甲 丑 丑\n"
            "cell 甲 寅 寅\n"
            "cell 甲 卯 卯\n"
            "code 甲 辰 辰\n"
            "heading 乙 乙 乙\n"
            "paragraph 乙 巳 巳<sup c\n"
            "paragraph 乙 <i>午 &lt;i&gt;\n"
            "footnote 乙 未 未\n");
  EXPECT_EQ(document.text, "前言\n甲\n子\n丑\n寅\n卯\n辰\n乙\n巳\n<i>午\n未");
}

}  // namespace
}  // namespace gazette::markdown
