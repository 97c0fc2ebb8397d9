#include "yaml/node.h"

#include <gtest/gtest.h>

#include "diagnostics/render.h"

namespace gazette::yaml {
namespace {

// The tree on one line, each scalar with the bytes of its span.
std::string dump(const Node& node, std::string_view text) {
  switch (node.kind) {
    case Kind::Null:
      return "~";
    case Kind::Scalar:
      return node.scalar + "<" + std::string(text.substr(node.span.begin, node.span.size())) + ">";
    case Kind::List: {
      std::string out = "[";
      for (const Node& item : node.items) out += dump(item, text) + " ";
      return out + "]";
    }
    case Kind::Map: {
      std::string out = "{";
      for (const Entry& entry : node.entries) out += entry.key + ": " + dump(entry.value, text) + " ";
      return out + "}";
    }
  }
  return {};
}

std::string parsed(std::string_view text) {
  diagnostics::Diagnostics diagnostics;
  const auto root = parse_yaml({"a.md", text}, {0, static_cast<std::uint32_t>(text.size())}, diagnostics);
  const std::string told = render(diagnostics, diagnostics::Language::English);
  return root ? dump(*root, text) + told : told;
}

TEST(Yaml, KeepsScalarsAsTextWithTheirPlace) {
  EXPECT_EQ(parsed("year: 010\nflag: no\n"), "{year: 010<010> flag: no<no> }");
  EXPECT_EQ(parsed("title: '甲''乙'\nb: \"x\\\"y\"\n"), "{title: 甲'乙<'甲''乙'> b: x\"y<\"x\\\"y\"> }");
  EXPECT_EQ(parsed("theme: [党史, 社科]\nempty:\n"), "{theme: [党史<党史> 社科<社科> ] empty: ~ }");
  EXPECT_EQ(parsed(""), "~");
}

TEST(Yaml, PlacesAreBytesOfTheWholeFile) {
  const std::string text = "---\n标题: 总结\nunit: 甲\n---\n";
  diagnostics::Diagnostics diagnostics;
  const auto root = parse_yaml({"a.md", text}, {4, static_cast<std::uint32_t>(text.size()) - 4}, diagnostics);
  ASSERT_TRUE(root);
  const Node* unit = root->find("unit");
  ASSERT_NE(unit, nullptr);
  EXPECT_EQ(text.substr(unit->span.begin, unit->span.size()), "甲");
  EXPECT_EQ(text.substr(root->entries[0].key_span.begin, root->entries[0].key_span.size()), "标题");
}

struct Mistake {
  std::string_view text;
  std::string_view told;
};

const Mistake mistakes[] = {
    {"title: a\nunit：市社科联\nyear: 2021\n",
     "a.md:2:5: error: a full-width colon '：' after a key [full-width-colon]"},
    {"title：a\n", ""},  // a text, not a map: told by who wanted a map
    {"title: a\n\tunit: b\n", "a.md:2:1: error: a tab in the indentation [tab]"},
    {"a: “x: y”\n", "a.md:1:4: error: full-width quotation marks do not quote a value [full-width-quotes]"},
    {"a: [1, 2\nb: 3\n", "error:"},
    {"a: &x 1\nb: *x\n", "a.md:1:4: error: YAML anchors (&name) are not supported [yaml-unsupported]"},
    {"a: !!int 1\n",
     "error: YAML tags (!name) are not supported; put a text that begins with ! in quotes "
     "[yaml-unsupported]"},
    {"a: 1\n---\nb: 2\n",
     "error: a second YAML document begins here; a file may hold one [yaml-unsupported]"},
    {"a: 1\na: 2\n", "a.md:2:1: error: key 'a' is given twice [repeated-key]"},
    {"a: 'x\n", "a quotation mark is not closed [yaml-syntax]"},
};

TEST(Yaml, SaysWhatIsWrongAndWhere) {
  for (const Mistake& m : mistakes) {
    EXPECT_NE(parsed(m.text).find(m.told), std::string::npos) << m.text << "\n" << parsed(m.text);
  }
}

TEST(Yaml, RefusesDeepNestingWithoutHarm) {
  const std::string deep(100000, '[');
  EXPECT_NE(parsed("a: " + deep).find("[yaml-too-deep]"), std::string::npos);
}

}  // namespace
}  // namespace gazette::yaml
