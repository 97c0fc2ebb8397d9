#include "templates/lexer.h"

#include <gtest/gtest.h>

#include <string>

#include "diagnostics/render.h"
#include "templates/engine.h"
#include "templates/source.h"

namespace gazette::tests {

namespace {

using namespace templates;

// The tokens, each as its kind's sign and, where it has one, its text: "{{ name:x | name:upper }}".
std::string tokens_of(std::string_view text, Whitespace blocks = Whitespace::Trim) {
  const Source source("t", "t", text);
  Arena constants;
  diagnostics::Diagnostics diagnostics;
  std::string out;
  for (const Token& token : lex(source, blocks, constants, diagnostics)) {
    if (!out.empty()) out += ' ';
    out += sign_of(token.kind);
    const bool has_text = token.kind == TokenKind::Text || token.kind == TokenKind::Name ||
                          token.kind == TokenKind::Integer || token.kind == TokenKind::Number;
    if (has_text) out += ":" + std::string(token.text);
    if (token.kind == TokenKind::String) out += ":" + std::string(token.value.as_text());
  }
  return out + render(diagnostics, diagnostics::Language::English);
}

struct LexerCase {
  std::string_view source;
  std::string_view tokens;
};

const LexerCase lexer_cases[] = {
    {"", "end of template"},
    {"a", "text:a end of template"},
    {"{{ x }}", "{{ name:x }} end of template"},
    {"a{{x|upper}}b", "text:a {{ name:x | name:upper }} text:b end of template"},
    {"{{ 1 1.5 1e3 0x1F 1_0 }}",
     "{{ integer:1 number:1.5 number:1e3 integer:0x1F integer:1_0 }} end of template"},
    {"{{ x.1.2 }}", "{{ name:x . integer:1 . integer:2 }} end of template"},
    {"{{ 'a\\n' \"b\" }}", "{{ string:a\n string:b }} end of template"},
    {"{{ a**b//c!=d<=e>=f==g }}",
     "{{ name:a ** name:b // name:c != name:d <= name:e >= name:f == name:g }} end of template"},
    {"{{ {'a': {}} }}", "{{ { string:a : { } } }} end of template"},
    {"{{ 标题 }}", "{{ name:标题 }} end of template"},
    {"{% if x -%}  a", "{% name:if name:x %} text:a end of template"},
    {"a  {%- if x %}", "text:a {% name:if name:x %} end of template"},
    {"  {% if x %}\nb", "{% name:if name:x %} text:b end of template"},
    {"x  {% if x %}\nb", "text:x   {% name:if name:x %} text:b end of template"},
    {"  {%+ if x +%}\nb", "text:   {% name:if name:x %} text:\nb end of template"},
    {"a{# c #}b", "text:a text:b end of template"},
    {"{% raw %}{{ x }}{% endraw %}", "text:{{ x }} end of template"},
    {"a\n", "text:a end of template"},
    {"a\r\nb", "text:a\nb end of template"},
    {"\xEF\xBB\xBF"
     "a",
     "text:a end of template"},
    {"{ {} }", "text:{ {} } end of template"},
};

}  // namespace

TEST(TemplateLexer, FindsTagsAndTheirWords) {
  for (const LexerCase& c : lexer_cases) EXPECT_EQ(tokens_of(c.source), c.tokens) << c.source;
}

TEST(TemplateLexer, KeepsWhiteSpaceWhereItIsTold) {
  EXPECT_EQ(tokens_of(" {% if x %}\nb", Whitespace::Keep),
            "text:  {% name:if name:x %} text:\nb end of template");
}

TEST(TemplateLexer, GoesOnBehindABrokenTag) {
  EXPECT_EQ(tokens_of("{{ ? }}{{ x }}"),
            "{{ mistake }} {{ name:x }} end of template"
            "t:1:4: error: unexpected character '?' [template-syntax]\n"
            "    1 | {{ ? }}{{ x }}\n"
            "      |    ^\n");
}

}  // namespace gazette::tests
