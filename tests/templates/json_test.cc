#include "templates/json.h"

#include <gtest/gtest.h>

#include <string>

#include "diagnostics/render.h"
#include "templates/collections.h"

namespace gazette::tests {

namespace {

using namespace templates;

// Read and written again, or what is wrong with it.
std::string again(std::string_view json, const JsonStyle& style = {}) {
  Arena arena;
  const auto value = from_json("data.json", json, arena);
  return value ? to_json(*value, arena, style) : render(value.error(), diagnostics::Language::English);
}

}  // namespace

TEST(TemplateJson, IsReadAndWritten) {
  EXPECT_EQ(again(R"({"b":[1,-2.5,1e3,true,null,"x\n\u4e2d\ud83d\ude00"],"a":{}})"),
            R"({"b": [1, -2.5, 1000.0, true, null, "x\n中😀"], "a": {}})");
  EXPECT_EQ(again("[9223372036854775807, -9223372036854775808]"),
            "[9223372036854775807, -9223372036854775808]");
}

TEST(TemplateJson, IsWrittenInSeveralStyles) {
  JsonStyle style{.indent = 2, .keys = JsonKeys::Sorted, .text = JsonText::Ascii};
  EXPECT_EQ(again(R"({"b": [], "a": ["中"]})", style),
            "{\n  \"a\": [\n    \"\\u4e2d\"\n  ],\n  \"b\": []\n}");
}

TEST(TemplateJson, SaysWhereItIsNone) {
  EXPECT_EQ(again("{\"a\": 1,\n \"b\": }"),
            "data.json:2:7: error: this is no JSON [template-data]\n    2 |  \"b\": }\n      |       ^\n");
  EXPECT_EQ(again("[18446744073709551615]"),
            "data.json: error: the integer 18446744073709551615 does not fit 64 bits [template-data]\n");
  EXPECT_EQ(
      again("[123456789012345678901234567890]"),
      "data.json: error: the integer 123456789012345678901234567890 does not fit 64 bits [template-data]\n");
  EXPECT_EQ(again(std::string(100'000, '[')),
            "data.json: error: nested more than 200 levels deep [template-data]\n");
}

TEST(TemplateJson, DoesNotBorrowFromItsText) {
  Arena arena;
  Value value;
  {
    const std::string json = R"({"key": "a text that is long enough to live on the heap"})";
    value = *from_json("data.json", json, arena);
  }
  EXPECT_EQ(value.as_dict().get("key").as_text(), "a text that is long enough to live on the heap");
}

}  // namespace gazette::tests
