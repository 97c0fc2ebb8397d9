// Comments and indentation leave a script; nothing else does.
#include "site/script.h"

#include <gtest/gtest.h>

namespace gazette::tests {
namespace {

struct Case {
  const char* script;
  const char* published;
};

class Script : public testing::TestWithParam<Case> {};

TEST_P(Script, IsPublishedWithoutComments) {
  EXPECT_EQ(site::without_comments(GetParam().script), GetParam().published);
}

INSTANTIATE_TEST_SUITE_P(Comments, Script,
                         testing::Values(Case{"", ""}, Case{"a;  // why\n\n\n  b;\n", "a;\nb;\n"},
                                         Case{"/** @type {x} */\nlet a;", "let a;"},
                                         Case{"a /* b */ + c", "a   + c"},
                                         Case{"return /* a\n b */ 1", "return\n 1"}, Case{"a // end", "a "},
                                         Case{"/* open", " "}));

INSTANTIATE_TEST_SUITE_P(
    WhatLooksLikeThem, Script,
    testing::Values(Case{"'//' + \"/*\" + '\\'//'", "'//' + \"/*\" + '\\'//'"},
                    Case{"`// ${a /* b */} //`", "`// ${a  } //`"},
                    Case{"`\n  a // b\n  ${ {a: `//`} }//`", "`\n  a // b\n  ${ {a: `//`} }//`"},
                    Case{"a = /[/*]\\//; // b\n", "a = /[/*]\\//;\n"},
                    Case{"return /\"/.test(a) // b\n", "return /\"/.test(a)\n"},
                    Case{"a / b / c // d\n", "a / b / c\n"}, Case{"(a) / 2 // d\n", "(a) / 2\n"}));

}  // namespace
}  // namespace gazette::tests
