// The engine as its host uses it: objects, functions of the host, threads, limits.
#include "templates/engine.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "diagnostics/render.h"
#include "templates/collections.h"
#include "templates/json.h"

namespace gazette::tests {

namespace {

using namespace templates;
using diagnostics::words;

// A catalog of three reports, read by index; a report's `unit` is made of the same handle.
struct Report {
  std::string title;
  std::int64_t year;
};

const std::array<Report, 3> reports{{{"甲<总结>", 2021}, {"乙", 2020}, {"丙", 2021}}};

class ReportObject final : public Object {
 public:
  std::string_view type_name() const override { return "report"; }
  Value get(Handle self, std::string_view name, Arena& arena) const override {
    const Report& report = reports[self.bits];
    if (name == "title") return Value::string(report.title);
    if (name == "year") return Value::integer(report.year);
    if (name == "url") return Value::string(arena.copy("reports/" + std::to_string(self.bits) + ".html"));
    if (name == "summary") return Value::none();
    return Value::missing();
  }
  std::span<const std::string_view> names(Handle /*self*/) const override { return names_; }

 private:
  static constexpr std::array<std::string_view, 4> names_{"title", "year", "url", "summary"};
};

const ReportObject report_object;

class ReportsObject final : public Object {
 public:
  std::string_view type_name() const override { return "list of reports"; }
  bool is_sequence(Handle /*self*/) const override { return true; }
  std::size_t size(Handle /*self*/) const override { return reports.size(); }
  Value at(Handle /*self*/, std::size_t index, Arena& /*arena*/) const override {
    return Value::object(report_object, {index});
  }
};

const ReportsObject reports_object;

class SiteObject final : public Object {
 public:
  std::string_view type_name() const override { return "site"; }
  Value get(Handle /*self*/, std::string_view name, Arena& /*arena*/) const override {
    if (name == "reports") return Value::object(reports_object, {});
    if (name == "report") return Value::object(report_object, {0});
    return Value::missing();
  }
  std::span<const std::string_view> names(Handle /*self*/) const override { return names_; }

 private:
  static constexpr std::array<std::string_view, 2> names_{"reports", "report"};
};

const SiteObject site_object;
const Value site = Value::object(site_object, {});

TemplateSet compiled(std::vector<TemplateSource> sources, const EngineOptions& options = {}) {
  diagnostics::Diagnostics diagnostics;
  TemplateSet set = compile_templates(std::move(sources), options, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << render(diagnostics, diagnostics::Language::English);
  return set;
}

// The page, or the mistake in English.
std::string page(const TemplateSet& set, const Value& root = site) {
  std::string out;
  const Rendered rendered = render(set, "t", root, out);
  return rendered ? out : render(rendered.error(), diagnostics::Language::English);
}

std::string page_of(std::string text, const EngineOptions& options = {}) {
  return page(compiled({{"t", "t", std::move(text)}}, options));
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

TEST(TemplateObjects, AreReadByName) {
  EXPECT_EQ(page_of("{{ report.title }} {{ report['year'] }} {{ report.url }} {{ report.summary }}"),
            "甲&lt;总结&gt; 2021 reports/0.html None");
}

TEST(TemplateObjects, AreGoneThroughAsSequences) {
  EXPECT_EQ(page_of("{% for r in reports %}{{ loop.index }}{{ r.year }} {% endfor %}{{ reports|length }}{{ "
                    "reports[-1].title }}"),
            "12021 22020 32021 3丙");
  EXPECT_EQ(page_of("{{ reports[1:]|map(attribute='title')|join(',') }}"), "乙,丙");
  EXPECT_EQ(page_of("{% for y, rs in reports|groupby('year') %}{{ y }}:{{ rs|length }} {% endfor %}"),
            "2020:1 2021:2 ");
  EXPECT_EQ(page_of("{{ reports|sort(attribute='title', by='zh')|join(' ', attribute='title') }}"),
            "丙 甲&lt;总结&gt; 乙");
}

TEST(TemplateObjects, AreMappingsWithNames) {
  EXPECT_EQ(page_of("{% for k, v in report.items() %}{{ k }}={{ v }};{% endfor %}"),
            "title=甲&lt;总结&gt;;year=2021;url=reports/0.html;summary=None;");
  EXPECT_EQ(
      page_of(
          "{{ report is mapping }}{{ reports is mapping }}{{ 'year' in report }}{{ report.get('x', 'y') }}"),
      "TrueFalseTruey");
  EXPECT_EQ(
      page_of(
          "{{ report == reports[0] }}{{ report == reports[1] }}{{ [report, report]|unique|list|length }}"),
      "TrueFalse1");
}

TEST(TemplateObjects, AreNamedInMessages) {
  EXPECT_EQ(page_of("{{ report.titel }}"),
            "t:1:4: error: 'report' has no attribute 'titel' [template-undefined]\n"
            "    1 | {{ report.titel }}\n"
            "      |    ^^^^^^^^^^^^ did you mean 'title'?\n");
  EXPECT_EQ(page_of("{{ report }}"),
            "t:1:4: error: 'report' cannot be printed as it is [template-type]\n"
            "    1 | {{ report }}\n"
            "      |    ^^^^^^ print one of its attributes\n");
  EXPECT_EQ(first_line(page_of("{{ reprots }}")),
            "t:1:4: error: 'reprots' is undefined [template-undefined]");
}

TEST(TemplateObjects, AreWrittenAsJson) {
  Arena arena;
  EXPECT_EQ(to_json(site, arena),
            R"({"reports": [{"title": "甲<总结>", "year": 2021, "url": "reports/0.html", "summary": null}, )"
            R"({"title": "乙", "year": 2020, "url": "reports/1.html", "summary": null}, )"
            R"({"title": "丙", "year": 2021, "url": "reports/2.html", "summary": null}], )"
            R"("report": {"title": "甲<总结>", "year": 2021, "url": "reports/0.html", "summary": null}})");
  JsonStyle shallow;
  shallow.depth = 1;
  EXPECT_EQ(to_json(site, arena, shallow), R"({"reports": "…", "report": "…"})");
}

TEST(TemplateHost, AddsFunctionsFiltersAndTests) {
  static constexpr std::string_view parameters[] = {"name", "times"};
  static const std::string greeting = "Hello";
  const Callable greet{.name = "greet",
                       .parameters = parameters,
                       .required = 1,
                       .invoke =
                           [](Call& call) {
                             std::string out(*static_cast<const std::string*>(call.state()));
                             for (std::int64_t i = 0; i < call.integer(1, 1); ++i)
                               out += " " + std::string(call.text(0));
                             return Value::string(call.arena().copy(out));
                           },
                       .state = &greeting};
  const Callable refuse{.name = "refuse", .parameters = parameters, .required = 1, .invoke = [](Call& call) {
                          return call.fail(words("不行", "not so"), words("这样", "like this"));
                        }};
  const Callable look{
      .name = "look", .parameters = {}, .invoke = [](Call& call) { return call.lookup("a"); }};
  EngineOptions options;
  const Callable functions[] = {greet, look};
  const Callable filters[] = {greet, refuse};
  const Callable tests[] = {
      {.name = "short", .parameters = parameters, .required = 1, .invoke = [](Call& call) {
         return Value::boolean(call.text(0).size() < 3);
       }}};
  options.functions = functions;
  options.filters = filters;
  options.tests = tests;
  EXPECT_EQ(page_of("{{ greet('<') }} {{ greet(times=2, name='x') }} {{ 'y'|greet(2) }} {{ 'ab' is short }}",
                    options),
            "Hello &lt; Hello x x Hello y y True");
  EXPECT_EQ(page_of("{% set a = 5 %}{{ look() }}", options), "5");
  EXPECT_EQ(page_of("{{ 1|refuse }}", options),
            "t:1:4: error: not so [template-function]\n"
            "    1 | {{ 1|refuse }}\n"
            "      |    ^^^^^^^^ like this\n");
  EXPECT_EQ(first_line(page_of("{{ greet() }}", options)),
            "t:1:4: error: 'greet' needs the argument 'name' [template-arguments]");
  diagnostics::Diagnostics diagnostics;
  compile_templates({{"t", "t", "{{ 1|greet(tmies=2) }}"}}, options, diagnostics);
  EXPECT_EQ(first_line(render(diagnostics, diagnostics::Language::English)),
            "t:1:12: error: 'greet' has no argument 'tmies' [template-arguments]");
}

TEST(TemplateRender, LeavesTheOutputAsItWasOnAMistake) {
  const TemplateSet set = compiled({{"t", "t", "abc{{ nope }}"}});
  std::string out = "before";
  EXPECT_FALSE(render(set, "t", site, out));
  EXPECT_EQ(out, "before");
}

TEST(TemplateRender, AppendsToTheOutput) {
  const TemplateSet set = compiled({{"t", "t", "{% set x %}b{% endset %}a{{ x }}"}});
  Renderer renderer(set);
  std::string out = "0";
  EXPECT_TRUE(renderer.render("t", site, out));
  EXPECT_TRUE(renderer.render("t", site, out));
  EXPECT_EQ(out, "0abab");
}

TEST(TemplateRender, SaysWhichTemplateIsMissingOrBroken) {
  diagnostics::Diagnostics diagnostics;
  const TemplateSet set =
      compile_templates({{"good", "layouts/good", "x"}, {"bad", "layouts/bad", "{{"}}, {}, diagnostics);
  EXPECT_EQ(diagnostics.errors(), 1U);
  std::string out;
  EXPECT_EQ(render(set, "godo", site, out).error().message.en, "there is no template 'godo'");
  EXPECT_EQ(render(set, "godo", site, out).error().hint.en, "did you mean 'good'?");
  EXPECT_EQ(render(set, "bad", site, out).error().message.en,
            "the template 'bad' has mistakes and cannot be used");
  EXPECT_TRUE(render(set, "good", site, out));
}

TEST(TemplateRender, GivesTheSamePageInManyThreads) {
  const TemplateSet set = compiled({{"t", "t",
                                     "{% extends 'b' %}{% from 'm' import m %}{% block x %}{% for r in "
                                     "reports %}{{ m(r) }}{% endfor %}{% endblock %}"},
                                    {"b", "b", "[{% block x %}{% endblock %}]"},
                                    {"m", "m", "{% macro m(r) %}{{ r.title|upper }},{% endmacro %}"}});
  std::vector<std::string> pages(4);
  std::vector<std::thread> threads;
  for (std::string& out : pages) {
    threads.emplace_back([&] {
      Renderer renderer(set);
      for (int i = 0; i < 50; ++i) {
        out.clear();
        if (!renderer.render("t", site, out)) out = "failed";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : pages) EXPECT_EQ(out, "[甲&lt;总结&gt;,乙,丙,]");
}

TEST(TemplateSets, TellTheirNamesAndRefuseDoubles) {
  diagnostics::Diagnostics diagnostics;
  const TemplateSet set =
      compile_templates({{"b", "b", ""}, {"a", "a", ""}, {"a", "other/a", ""}}, {}, diagnostics);
  EXPECT_EQ(set.names(), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_TRUE(set.contains("a"));
  EXPECT_FALSE(set.contains("c"));
  EXPECT_EQ(render(diagnostics, diagnostics::Language::English),
            "other/a: error: there are two templates 'a' [template-syntax]\n");
}

TEST(TemplateSets, WarnOfABlockThatIsNeverShown) {
  diagnostics::Diagnostics diagnostics;
  compile_templates({{"t", "t", "{% extends 'b' %}{% block mian %}{% endblock %}"},
                     {"b", "b", "{% block main %}{% endblock %}"}},
                    {}, diagnostics);
  EXPECT_EQ(diagnostics.errors(), 0U);
  EXPECT_EQ(render(diagnostics, diagnostics::Language::English),
            "t:1:27: warning: no parent has the block 'mian', so it is never shown [template-block]\n"
            "    1 | {% extends 'b' %}{% block mian %}{% endblock %}\n"
            "      |                           ^^^^ did you mean 'main'?\n");
}

TEST(TemplateSets, RefuseWhatIsNotUtf8) {
  diagnostics::Diagnostics diagnostics;
  compile_templates({{"t", "t", "ab\xFF"}}, {}, diagnostics);
  EXPECT_EQ(first_line(render(diagnostics, diagnostics::Language::English)),
            "t:1:3: error: the template is not UTF-8 [template-syntax]");
}

TEST(TemplateOrder, IsChineseWhereItIsAsked) {
  EXPECT_EQ(page_of("{{ ['第10期', '第2期', '周', '安']|sort(by='zh')|join(' ') }}"), "安 第2期 第10期 周");
  EXPECT_EQ(page_of("{{ ['第10期', '第2期', '周', '安']|sort|join(' ') }}"), "周 安 第10期 第2期");
  EXPECT_EQ(page_of("{{ ['b', 'a', 'B', 'A']|sort(by='en', case_sensitive=true)|join }}"), "aAbB");
  EXPECT_EQ(page_of("{% for k, v in [{'n': '周'}, {'n': '安'}, {'n': '周'}]|groupby('n', by='zh') %}{{ k "
                    "}}{{ v|length }}{% endfor %}"),
            "安1周2");
  EXPECT_EQ(page_of("{{ {'周': 1, '安': 2}|dictsort(by='zh')|join }}"), "(&#39;安&#39;, 2)(&#39;周&#39;, 1)");
  EXPECT_EQ(page_of("{{ ['é', 'É', 'e']|unique(by='zh')|join }}"), "ée");
}

}  // namespace gazette::tests
