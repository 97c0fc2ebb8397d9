// What expressions and loops are compiled to, by dump().
#include "templates/instructions.h"

#include <gtest/gtest.h>

#include <string>

#include "templates/engine.h"
#include "templates/program.h"

namespace gazette::tests {

namespace {

using namespace templates;

std::string code_of(std::string text) {
  diagnostics::Diagnostics diagnostics;
  const TemplateSet set = compile_templates({{"t", "t", std::move(text)}}, {}, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return dump(*set.program().find("t")->root, set.program());
}

}  // namespace

TEST(TemplateInstructions, PrintTextsAndValues) {
  EXPECT_EQ(code_of("a{{ x.y|upper }}"),
            "  0 text \"a\"\n"
            "  1 resolve-attribute 0:x y\n"
            "  2 filter upper 0\n"
            "  3 print\n"
            "  4 return\n");
}

TEST(TemplateInstructions, GoAroundBranchesThatAreNotTaken) {
  EXPECT_EQ(code_of("{% if x and 1 %}a{% else %}b{% endif %}"),
            "  0 resolve 0:x\n"
            "  1 jump-if-false-keep -> 3\n"
            "  2 constant 1\n"
            "  3 jump-if-false -> 6\n"
            "  4 text \"a\"\n"
            "  5 jump -> 7\n"
            "  6 text \"b\"\n"
            "  7 return\n");
}

TEST(TemplateInstructions, KeepLoopItemsInLocals) {
  EXPECT_EQ(code_of("{% for x in y %}{{ x }}{% endfor %}"),
            "  0 resolve 0:y\n"
            "  1 loop-begin 2:\n"
            "  2 loop-next 2: -> 7\n"
            "  3 store 1:x\n"
            "  4 local 1:x\n"
            "  5 print\n"
            "  6 jump -> 2\n"
            "  7 return\n");
}

TEST(TemplateInstructions, ExportWhatIsSetAtTheTop) {
  EXPECT_EQ(code_of("{% set a = 1 + 2 %}"),
            "  0 constant 1\n"
            "  1 constant 2\n"
            "  2 add\n"
            "  3 store 0:a\n"
            "  4 export a\n"
            "  5 return\n");
}

}  // namespace gazette::tests
