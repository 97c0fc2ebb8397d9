#include "diagnostics/render.h"

#include <gtest/gtest.h>

namespace gazette::diagnostics {
namespace {

constexpr Rule unknown_key{"unknown-key"};

Span span_of(std::string_view text, std::string_view word) {
  const auto begin = static_cast<std::uint32_t>(text.find(word));
  return {begin, begin + static_cast<std::uint32_t>(word.size())};
}

TEST(Render, PutsTheCaretUnderTheWord) {
  const std::string text = "---\ncampain: Clean Harbor\n";
  Diagnostics diagnostics;
  diagnostics
      .error(unknown_key, locate({"content/a.md", text}, span_of(text, "campain")),
             words("未知的键“{}”", "unknown key '{}'", "campain"))
      .suggest(words("是不是“{}”？", "did you mean '{}'?", "campaigns"));
  EXPECT_EQ(render(diagnostics, Language::English),
            "content/a.md:2:1: error: unknown key 'campain' [unknown-key]\n"
            "    2 | campain: Clean Harbor\n"
            "      | ^^^^^^^ did you mean 'campaigns'?\n");
}

TEST(Render, CountsColumnsInCharactersAndDrawsChineseTwoWide) {
  const std::string text = "单位: 市社科莲\r\n";
  Diagnostics diagnostics;
  diagnostics.error(unknown_key, locate({"a.md", text}, span_of(text, "市社科莲")),
                    {"没有这个单位", "no such unit"});
  EXPECT_EQ(render(diagnostics, Language::Chinese),
            "a.md:1:5: 错误: 没有这个单位 [unknown-key]\n"
            "    1 | 单位: 市社科莲\n"
            "      |       ^^^^^^^^\n");
}

TEST(Render, ControlAndDirectionCharactersCannotDriveTheTerminal) {
  Diagnostics diagnostics;
  diagnostics.warning(unknown_key, whole_file("a\x1b.md"), {"\x1b[31m红\xE2\x80\xAE", "\x1b[31mred"});
  EXPECT_EQ(render(diagnostics, Language::Chinese), "a\uFFFD.md: 警告: \uFFFD[31m红\uFFFD [unknown-key]\n");
}

TEST(Render, SortsByPlaceAndKeepsEqualOnesOnce) {
  const std::string text = "a\nb\n";
  Diagnostics diagnostics;
  diagnostics.warning(unknown_key, locate({"b.md", text}, {2, 3}), {"二", "two"});
  diagnostics.warning(unknown_key, locate({"b.md", text}, {0, 1}), {"一", "one"});
  diagnostics.warning(unknown_key, locate({"b.md", text}, {0, 1}), {"一", "one"});
  diagnostics.sort();
  ASSERT_EQ(diagnostics.all().size(), 2U);
  EXPECT_EQ(diagnostics.all()[0].message.en, "one");
}

TEST(Render, JsonEscapesWhatJsonMust) {
  EXPECT_EQ(json_string("a\"b\\\n\xFF中"), "\"a\\\"b\\\\\\u000a\uFFFD中\"");
}

}  // namespace
}  // namespace gazette::diagnostics
