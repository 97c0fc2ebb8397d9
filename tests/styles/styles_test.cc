#include "styles/styles.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "diagnostics/render.h"
#include "styles/sheet_path.h"

namespace gazette::styles {
namespace {

using Sheets = std::map<std::string, std::string, std::less<>>;

struct Compiled {
  std::optional<std::string> css;
  std::string remarks;
};

Compiled compile(const Sheets& sheets, std::vector<StyleVariable> variables = {},
                 StyleOutput output = StyleOutput::Compressed) {
  diagnostics::Diagnostics diagnostics;
  const ReadSheet read = [&](std::string_view path) -> std::optional<std::string_view> {
    const auto found = sheets.find(path);
    if (found == sheets.end()) return std::nullopt;
    return found->second;
  };
  Compiled compiled;
  compiled.css = compile_scss("portal.scss", read, variables, output, diagnostics);
  compiled.remarks = render(diagnostics, diagnostics::Language::English);
  return compiled;
}

TEST(Styles, ImportsPartialsBesideTheSheetThatNamesThem) {
  const Compiled compiled = compile({{"portal.scss", "@import 'components/all'; @import 'base';"},
                                     {"_base.scss", "p { margin: 0 }"},
                                     {"components/all.scss", "@import 'table', '../tokens', 'charts';"},
                                     {"components/_table.scss", "td { padding: $gap }"},
                                     {"components/charts/_index.scss", "svg { display: block }"},
                                     {"tokens.scss", "$gap: 2px;"}});
  EXPECT_FALSE(compiled.css.has_value());  // the table is read before the tokens that it needs
  EXPECT_EQ(compiled.remarks,
            "components/_table.scss:1:15: error: Undefined variable: \"$gap\". [scss]\n"
            "    1 | td { padding: $gap }\n"
            "      |               ^\n");

  const Compiled ordered = compile({{"portal.scss", "@import 'components/all'; @import 'base';"},
                                    {"_base.scss", "p { margin: 0 }"},
                                    {"components/all.scss", "@import '../tokens', 'table', 'charts';"},
                                    {"components/_table.scss", "td { padding: $gap }"},
                                    {"components/charts/_index.scss", "svg { display: block }"},
                                    {"tokens.scss", "$gap: 2px;"}});
  EXPECT_EQ(ordered.css, "td{padding:2px}svg{display:block}p{margin:0}\n");
  EXPECT_EQ(ordered.remarks, "");
}

TEST(Styles, VariablesOfTheSettingsWinOverDefaults) {
  const Sheets sheets{{"portal.scss", "$accent: red !default; a { color: $accent }"}};
  EXPECT_EQ(compile(sheets).css, "a{color:red}\n");
  EXPECT_EQ(compile(sheets, {{"accent", "#9c2b1f"}, {"gap", "1px"}}).css, "a{color:#9c2b1f}\n");
}

TEST(Styles, ReadableOutputKeepsLines) {
  EXPECT_EQ(compile({{"portal.scss", "a { b { color: red } }"}}, {}, StyleOutput::Readable).css,
            "a b {\n  color: red;\n}\n");
}

TEST(Styles, MistakesHaveTheirPlaceCountedInCharacters) {
  const Compiled compiled =
      compile({{"portal.scss", "@import 'a';"}, {"_a.scss", "p { margin: 0 }\n.标题 { width: 1px +* ; }\n"}});
  EXPECT_FALSE(compiled.css.has_value());
  EXPECT_EQ(compiled.remarks,
            "_a.scss:2:19: error: Invalid CSS after \".标题 { width: 1px +\": expected expression (e.g. 1px, "
            "bold), "
            "was \"* ; }\" [scss]\n"
            "    2 | .标题 { width: 1px +* ; }\n"
            "      |                     ^\n");
}

TEST(Styles, VariablesDoNotShiftThePlacesOfTheEntry) {
  const Compiled compiled = compile({{"portal.scss", "a { color: $missing }"}}, {{"accent", "red"}});
  EXPECT_TRUE(compiled.remarks.starts_with("portal.scss:1:12: error: Undefined variable"))
      << compiled.remarks;
}

TEST(Styles, ImportsThatDoNotExistOrLeaveTheFoldersAreErrors) {
  for (const std::string target :
       {"nope", "../outside", "/etc/passwd", "http://example.org/a", "//example.org/a", "a.css"}) {
    const Compiled compiled = compile({{"portal.scss", "@import '" + target + "';"}});
    EXPECT_FALSE(compiled.css.has_value()) << target;
    EXPECT_TRUE(
        compiled.remarks.starts_with("portal.scss:1:9: error: there is no style sheet '" + target + "'"))
        << compiled.remarks;
  }
}

TEST(Styles, EveryMissingImportIsToldInOneRun) {
  EXPECT_EQ(
      compile({{"portal.scss", "@import 'a', \"b\";\n@import 'c';"}, {"c.scss", "@import 'd';"}}).remarks,
      "portal.scss:1:9: error: there is no style sheet 'a' [scss]\n"
      "    1 | @import 'a', \"b\";\n"
      "      |         ^^^\n"
      "portal.scss:1:14: error: there is no style sheet 'b' [scss]\n"
      "    1 | @import 'a', \"b\";\n"
      "      |              ^^^\n"
      "c.scss:1:9: error: there is no style sheet 'd' [scss]\n"
      "    1 | @import 'd';\n"
      "      |         ^^^\n");
}

TEST(Styles, AnImportThatWouldAskAnotherServerIsAnError) {
  const Compiled compiled = compile({{"portal.scss", "@import url(http://example.org/a.css);"}});
  EXPECT_FALSE(compiled.css.has_value());
  EXPECT_TRUE(compiled.remarks.starts_with("portal.scss: error: the style sheet keeps an @import"))
      << compiled.remarks;
}

TEST(Styles, ALoopOfImportsIsAnErrorAndEnds) {
  const Compiled compiled =
      compile({{"portal.scss", "@import 'a';"}, {"a.scss", "@import 'b';"}, {"b.scss", "@import 'a';"}});
  EXPECT_FALSE(compiled.css.has_value());
  EXPECT_NE(compiled.remarks.find("error"), std::string::npos) << compiled.remarks;
}

TEST(Styles, WarnIsAWarningAndAnErrorIsAnError) {
  const Compiled warned = compile({{"portal.scss", "p { margin: 0 }\n@warn 'old name';\n"}});
  EXPECT_EQ(warned.css, "p{margin:0}\n");
  EXPECT_TRUE(warned.remarks.starts_with("portal.scss:2:1: warning: old name [scss]")) << warned.remarks;
  const Compiled failed = compile({{"portal.scss", "@error 'no such colour';"}});
  EXPECT_FALSE(failed.css.has_value());
  EXPECT_TRUE(failed.remarks.starts_with("portal.scss:1:8: error: no such colour [scss]")) << failed.remarks;
}

TEST(Styles, AMissingEntryIsAnError) {
  const Compiled compiled = compile({});
  EXPECT_FALSE(compiled.css.has_value());
  EXPECT_EQ(compiled.remarks, "portal.scss: error: there is no such style sheet [scss]\n");
}

TEST(SheetPath, TriesTheSheetThenThePartialThenTheFolder) {
  using Paths = std::vector<std::string>;
  EXPECT_EQ(candidates_for("table", "components/all.scss"),
            (Paths{"components/table.scss", "components/_table.scss", "components/table/_index.scss"}));
  EXPECT_EQ(candidates_for("../base.scss", "components/all.scss"), (Paths{"base.scss"}));
  EXPECT_EQ(candidates_for("./a", ""), (Paths{"a.scss", "_a.scss", "a/_index.scss"}));
  EXPECT_EQ(candidates_for("../a", "portal.scss"), Paths{});
  EXPECT_EQ(candidates_for("c:a", "portal.scss"), Paths{});
}

}  // namespace
}  // namespace gazette::styles
