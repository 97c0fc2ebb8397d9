// Where in HTML a value stands, and whether it may.
#include <gtest/gtest.h>

#include <string>

#include "templates/engine.h"
#include "templates/html_place.h"

namespace gazette::tests {

namespace {

using namespace templates;

std::size_t mistakes_in(std::string text, std::string name = "t.html") {
  diagnostics::Diagnostics diagnostics;
  compile_templates({{std::move(name), "t", std::move(text)}}, {}, diagnostics);
  return diagnostics.errors();
}

struct PlaceCase {
  std::string_view text;
  HtmlPlace::Kind kind;
};

const PlaceCase place_cases[] = {
    {"<p>a", HtmlPlace::Kind::Text},
    {"a < b", HtmlPlace::Kind::Text},
    {"<!-- <a href=", HtmlPlace::Kind::Comment},
    {"<!-- a -->b", HtmlPlace::Kind::Text},
    {"<!doctype html>", HtmlPlace::Kind::Text},
    {"<?xml version=", HtmlPlace::Kind::Comment},
    {"<", HtmlPlace::Kind::TagName},
    {"<h", HtmlPlace::Kind::TagName},
    {"<p ", HtmlPlace::Kind::InTag},
    {"<p class", HtmlPlace::Kind::AttributeName},
    {"<p class=", HtmlPlace::Kind::BeforeValue},
    {"<p class = ", HtmlPlace::Kind::BeforeValue},
    {"<p class=a", HtmlPlace::Kind::Unquoted},
    {"<p class=a ", HtmlPlace::Kind::InTag},
    {"<p class=\"a", HtmlPlace::Kind::DoubleQuoted},
    {"<p class=\"a>b", HtmlPlace::Kind::DoubleQuoted},
    {"<p class='a", HtmlPlace::Kind::SingleQuoted},
    {"<p class='a'>", HtmlPlace::Kind::Text},
    {"<SCRIPT>a<b", HtmlPlace::Kind::Script},
    {"<script src='x'></script>", HtmlPlace::Kind::Text},
    {"<script>'</p>'</scrip>", HtmlPlace::Kind::Script},
    {"<style>p{}</style><b", HtmlPlace::Kind::TagName},
    {"<scripting>", HtmlPlace::Kind::Text},
    {"</script>", HtmlPlace::Kind::Text},
};

}  // namespace

TEST(HtmlPlaces, AreFollowedFromTheStart) {
  for (const PlaceCase& c : place_cases) {
    HtmlPlace place;
    place.read(c.text);
    EXPECT_EQ(place.kind(), c.kind) << c.text;
    HtmlPlace piecewise;  // wherever tags of the template cut the text
    for (const char byte : c.text) piecewise.read({&byte, 1});
    if (c.text.find("<!") == std::string_view::npos && c.text.find("</") == std::string_view::npos) {
      EXPECT_EQ(piecewise.kind(), c.kind) << c.text;
    }
  }
}

TEST(HtmlPlaces, AllowWhatCannotHarm) {
  for (const std::string_view source :
       {"<p class=\"{{ x }}\" id='{{ x|tojson }}'>{{ x }}</p>", "<input {{ 'checked' if x }}>",
        "<td colspan={{ x|length }}>", "<h{{ n|int }}>", "<p {{ d|xmlattr }}>", "<p {{ attributes(x) }}>",
        "<script>let a = {{ x|tojson }};</script>",
        "<script>let a = {{ x|length }}, b = {{ loop.index }};</script>", "<style>{{ css|safe }}</style>",
        "<a href={{ u|safe }}>", "<a onclick=\"f('{{ x }}')\">",
        "{% autoescape false %}<script>{{ x }}</script>{% endautoescape %}",
        "<p data-a={{ x is odd }} data-b={{ a == b }} data-c={{ not a }}>", "<!-- {{ x }} -->",
        "<textarea>{{ x }}</textarea>"}) {
    EXPECT_EQ(mistakes_in(std::string(source)), 0U) << source;
  }
}

TEST(HtmlPlaces, RefuseWhatCan) {
  for (const std::string_view source :
       {"<p class={{ x }}>", "<p class=a{{ x }}>", "<p {{ x }}>", "<p a{{ x }}=\"\">", "<{{ x }}>",
        "<script>{{ x }}</script>", "<script>{{ x|e }}</script>",
        "<script>{% if a %}{{ x }}{% endif %}</script>", "<style>{{ x }}</style>", "<p a=\"{{ x|tojson }}\">",
        "<script>{{ m(x) }}</script>", "<p class={% if a %}{{ x }}{% else %}b{% endif %}>",
        "{% for a in b %}<p class={{ a }}>{% endfor %}", "{% macro m(x) %}<p class={{ x }}>{% endmacro %}",
        "{% set s %}<p class={{ x }}>{% endset %}", "{% block b %}<script>{{ x }}</script>{% endblock %}"}) {
    EXPECT_EQ(mistakes_in(std::string(source)), 1U) << source;
  }
}

TEST(HtmlPlaces, AreKnownByTheNameOfAFile) {
  EXPECT_EQ(mistakes_in("var a = {{ x }};", "a.js"), 1U);
  EXPECT_EQ(mistakes_in("var a = {{ x|tojson }};", "a.js"), 0U);
  EXPECT_EQ(mistakes_in("{\"a\": {{ x }}}", "a.json"), 1U);
  EXPECT_EQ(mistakes_in("p { color: {{ x }} }", "a.css"), 1U);
  EXPECT_EQ(mistakes_in("<p class={{ x }}>", "a.txt"), 0U);
  EXPECT_EQ(mistakes_in("<id>{{ x }}</id>", "feed.xml"), 0U);
}

}  // namespace gazette::tests
