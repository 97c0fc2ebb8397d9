// No template hangs, eats the memory or crashes the process: each limit is an error at its place.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "diagnostics/render.h"
#include "templates/engine.h"
#include "templates/json.h"

namespace gazette::tests {

namespace {

using namespace templates;

constexpr Limits small{.depth = 10,
                       .output_bytes = 10'000,
                       .arena_bytes = 1'000'000,
                       .work = 100'000,
                       .range_items = 100,
                       .template_bytes = 10'000,
                       .nesting = 20};

// The first line of what is said; the page, where nothing is.
std::string told(std::string text, Limits limits = small) {
  EngineOptions options;
  options.limits = limits;
  diagnostics::Diagnostics diagnostics;
  const TemplateSet set = compile_templates({{"t", "t", std::move(text)}}, options, diagnostics);
  std::string out;
  if (diagnostics.errors() > 0) {
    out = render(diagnostics, diagnostics::Language::English);
  } else {
    Arena arena;
    const Rendered rendered = render(set, "t", *from_json("data", R"({"deep": [[[1]]]})", arena), out);
    if (!rendered) out = render(rendered.error(), diagnostics::Language::English);
  }
  return out.substr(0, out.find('\n'));
}

struct LimitCase {
  std::string_view source;
  std::string_view told;
};

const LimitCase limit_cases[] = {
    {"{{ range(101) }}", "t:1:4: error: range() of more than 100 items [template-limit]"},
    {"{% for i in range(100) %}{% for j in range(100) %}{% for k in range(100) %}{% endfor %}{% endfor %}{% "
     "endfor %}",
     "t:1:63: error: the page takes more than 100000 steps [template-limit]"},
    {"{% for i in range(100) %}{{ 'x' * 1000 }}{% endfor %}",
     "t:1:29: error: the page is longer than 10000 bytes [template-limit]"},
    {"{{ 'x' * 9999999999 }}",
     "t:1:4: error: the page takes more than 1000000 bytes of memory [template-limit]"},
    {"{{ [1] * 9999999999 }}",
     "t:1:4: error: the page takes more than 1000000 bytes of memory [template-limit]"},
    {"{{ ('x' * 90000)|replace('', 'y' * 1000) }}",
     "t:1:4: error: the page takes more than 1000000 bytes of memory [template-limit]"},
    {"{{ 'x'|center(999999999) }}",
     "t:1:4: error: the page takes more than 1000000 bytes of memory [template-limit]"},
    {"{{ 'x'.ljust(999999999) }}",
     "t:1:4: error: the page takes more than 1000000 bytes of memory [template-limit]"},
    {"{{ 'x'.zfill(9999999999) }}",
     "t:1:4: error: the page takes more than 1000000 bytes of memory [template-limit]"},
    {"{{ 'x'|indent(9999999999, true) }}",
     "t:1:4: error: the page takes more than 1000000 bytes of memory [template-limit]"},
    {"{{ '%9999999d'|format(1) }}",
     "t:1:4: error: a width or precision of more than 1000000 [template-type]"},
    {"{{ [1]|batch(9999999, 1) }}", "t:1:4: error: the page takes more than 100000 steps [template-limit]"},
    {"{{ [1]|slice(9999999)|list }}", "t:1:4: error: the page takes more than 100000 steps [template-limit]"},
    {"{{ 2 ** 9999999999 }}", "t:1:4: error: the result does not fit a 64-bit integer [template-arithmetic]"},
    {"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
     "t:1:19: error: more than 10 macros, includes, parents or recursive loops inside each other "
     "[template-limit]"},
    {"{% include 't' %}",
     "t:1:1: error: more than 10 macros, includes, parents or recursive loops inside each other "
     "[template-limit]"},
    {"{% extends 't' ~ '' %}",
     "t:1:1: error: more than 10 macros, includes, parents or recursive loops inside each other "
     "[template-limit]"},
    {"{% block b %}{{ self.b() }}{% endblock %}",
     "t:1:17: error: more than 10 macros, includes, parents or recursive loops inside each other "
     "[template-limit]"},
    {"{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
     "t:1:32: error: more than 10 macros, includes, parents or recursive loops inside each other "
     "[template-limit]"},
    {"{% set ns = namespace() %}{% set ns.a = ns %}{{ ns }}",
     "t:1:49: error: the page takes more than 100000 steps [template-limit]"},
    {"{% set ns = namespace(a=[]) %}{% for i in range(100) %}{% set ns.a = [ns.a, ns.a] %}{% endfor %}{{ "
     "ns.a }}",
     "t:1:100: error: the page takes more than 1000000 bytes of memory [template-limit]"},
    {"{% set ns = namespace(a=[], b=[]) %}{% for i in range(100) %}{% set ns.a = [ns.a, ns.a] %}{% set ns.b "
     "= [ns.b, "
     "ns.b] %}{% endfor %}{{ ns.a == ns.b }}",
     "t:1:135: error: the page takes more than 100000 steps [template-limit]"},
    {"{% set ns = namespace(a=[]) %}{% for i in range(100) %}{% set ns.a = [ns.a, ns.a] %}{% endfor %}{{ "
     "ns.a|tojson }}",
     "t:1:100: error: the page takes more than 100000 steps [template-limit]"},
};

}  // namespace

TEST(TemplateLimits, EachIsTold) {
  for (const LimitCase& c : limit_cases) EXPECT_EQ(told(std::string(c.source)), c.told) << c.source;
}

TEST(TemplateLimits, AreNotMetByWhatIsWithinThem) {
  EXPECT_EQ(told("{% for i in range(100) %}{% for j in range(10) %}.{% endfor %}{% endfor %}"),
            std::string(1000, '.'));
  EXPECT_EQ(told("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{% endif %}.{% endmacro %}{{ m(8) }}"),
            ".........");
}

TEST(TemplateLimits, HoldASourceThatIsTooLong) {
  EXPECT_EQ(told(std::string(20'000, 'x')),
            "t: error: the template is longer than 10000 bytes [template-too-large]");
}

TEST(TemplateLimits, KeepAHostileTemplateFromHanging) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string said = told(
      "{% for a in range(1000000) %}{% for b in range(1000000) %}{% for c in range(1000000) %}{% endfor %}{% "
      "endfor %}{% endfor %}",
      Limits{.work = 20'000'000});
  EXPECT_EQ(said, "t:1:71: error: the page takes more than 20000000 steps [template-limit]");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

}  // namespace gazette::tests
