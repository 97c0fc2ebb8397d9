#include "templates/parser.h"

#include <gtest/gtest.h>

#include <string>

#include "diagnostics/render.h"
#include "templates/engine.h"
#include "templates/lexer.h"
#include "templates/source.h"

namespace gazette::tests {

namespace {

using namespace templates;

// The tree as dump() prints it, behind it the mistakes.
std::string tree_of(std::string_view text) {
  const Source source("t", "t", text);
  Arena constants;
  diagnostics::Diagnostics diagnostics;
  const ast::Template tree =
      parse(source, lex(source, Whitespace::Trim, constants, diagnostics), 50, diagnostics);
  return dump(tree) + render(diagnostics, diagnostics::Language::English);
}

struct ExpressionCase {
  std::string_view source;
  std::string_view tree;
};

const ExpressionCase expression_cases[] = {
    {"1 + 2 * 3", "(+ 1 (* 2 3))"},
    {"(1 + 2) * 3", "(* (+ 1 2) 3)"},
    {"1 - 2 - 3", "(- (- 1 2) 3)"},
    {"2 ** 3 ** 2", "(** (** 2 3) 2)"},
    {"-2 ** 2", "(** (- 2) 2)"},
    {"a ~ b ~ c", "(~ a b c)"},
    {"1 + a ~ b", "(+ 1 (~ a b))"},
    {"not a and b or c", "(or (and (not a) b) c)"},
    {"a < b <= c", "(compare a < b <= c)"},
    {"a not in b", "(compare a not in b)"},
    {"not a in b", "(not (compare a in b))"},
    {"a if b else c if d else e", "(if b a (if d c e))"},
    {"a if b", "(if b a _)"},
    {"a.b[0].c", "(.c (item (.b a) 0))"},
    {"a.0", "(item a 0)"},
    {"a[1:2]", "(slice a 1 2 _)"},
    {"a[::-1]", "(slice a _ _ (- 1))"},
    {"f(1, x=2, *a, **b)", "(call f 1 x=2 a* b**)"},
    {"a|f|g(1)", "(|g (|f a) 1)"},
    {"-a|f", "(|f (- a))"},
    {"a is odd", "(is odd a)"},
    {"a is not divisibleby 3", "(not (is divisibleby a 3))"},
    {"a is in [1] and b", "(and (is in a (list 1)) b)"},
    {"[1, (2,), ()]", "(list 1 (tuple 2) (tuple))"},
    {"{'a': 1, b: [2]}", "(dict \"a\" 1 b (list 2))"},
    {"1, 2", "(tuple 1 2)"},
    {"'a' 'b'", "(~ \"a\" \"b\")"},
    {"true and none", "(and true none)"},
};

struct StatementCase {
  std::string_view source;
  std::string_view tree;
};

const StatementCase statement_cases[] = {
    {"a{{ b }}c", "text \"a\"\nprint b\ntext \"c\"\n"},
    {"{% if a %}x{% elif b %}y{% else %}z{% endif %}",
     "if a\n  text \"x\"\nelif b\n  text \"y\"\nelse\n  text \"z\"\n"},
    {"{% for a, (b, c) in d if e recursive %}x{% else %}y{% endfor %}",
     "for (a (b c)) in d if e recursive\n  text \"x\"\nelse\n  text \"y\"\n"},
    {"{% set a, b = 1, 2 %}", "set (a b) = (tuple 1 2)\n"},
    {"{% set ns.a = 1 %}", "set ns.a = 1\n"},
    {"{% set a | upper %}x{% endset %}", "set a (|upper)\n  text \"x\"\n"},
    {"{% extends a ~ 'b' %}", "extends (~ a \"b\")\n"},
    {"{% block a scoped required %}{% endblock a %}", "block a scoped required\n"},
    {"{% include ['a'] ignore missing without context %}",
     "include (list \"a\") ignore missing without context\n"},
    {"{% import 'a' as b with context %}", "import \"a\" as b with context\n"},
    {"{% from 'a' import b, c as d %}", "from \"a\" import b:b c:d without context\n"},
    {"{% macro m(a, b=1) %}x{% endmacro %}", "macro m(a b=1)\n  text \"x\"\n"},
    {"{% call(a) m(1) %}x{% endcall %}", "call(a) (call m 1)\n  text \"x\"\n"},
    {"{% filter upper|replace('a', 'b') %}x{% endfilter %}",
     "filter (|replace (|upper) \"a\" \"b\")\n  text \"x\"\n"},
    {"{% with a = 1, b = 2 %}x{% endwith %}", "with a=1 b=2\n  text \"x\"\n"},
    {"{% autoescape false %}x{% endautoescape %}", "autoescape false\n  text \"x\"\n"},
    {"{% for a in b %}{% break %}{% continue %}{% endfor %}", "for a in b\n  break\n  continue\n"},
    {"{% print a, b %}", "print a\nprint b\n"},
};

}  // namespace

TEST(TemplateParser, BindsOperatorsAsJinjaDoes) {
  for (const ExpressionCase& c : expression_cases) {
    EXPECT_EQ(tree_of("{{ " + std::string(c.source) + " }}"), "print " + std::string(c.tree) + "\n")
        << c.source;
  }
}

TEST(TemplateParser, ReadsEveryStatement) {
  for (const StatementCase& c : statement_cases) EXPECT_EQ(tree_of(c.source), c.tree) << c.source;
}

TEST(TemplateParser, ReadsTheBodyOfABlockWhoseTagIsBroken) {
  EXPECT_EQ(tree_of("{% if a b %}{{ c }}{% endif %}"),
            "if a\n  print c\n"
            "t:1:9: error: expected '%}', found 'b' [template-syntax]\n"
            "    1 | {% if a b %}{{ c }}{% endif %}\n"
            "      |         ^\n");
}

TEST(TemplateParser, RefusesWhatIsNestedTooDeep) {
  for (const std::string& deep :
       {std::string(100'000, '('), std::string(100'000, '['), std::string(100'000, '-')}) {
    EXPECT_NE(tree_of("{{ " + deep).find("[template-too-large]"), std::string::npos) << deep[0];
  }
  std::string blocks;
  for (int i = 0; i < 1000; ++i) blocks += "{% if a %}";
  EXPECT_NE(tree_of(blocks).find("nested more than 50 levels deep"), std::string::npos);
  std::string chain = "{{ a";
  for (int i = 0; i < 5000; ++i) chain += ".a";
  EXPECT_NE(tree_of(chain + " }}").find("more than 2000 operations in one tag"), std::string::npos);
}

}  // namespace gazette::tests
