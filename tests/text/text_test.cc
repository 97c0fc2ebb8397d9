#include <gtest/gtest.h>

#include "text/collation.h"
#include "text/html.h"
#include "text/slug.h"
#include "text/utf8.h"

namespace gazette::text {
namespace {

TEST(Utf8, FindsTheFirstByteThatIsNone) {
  EXPECT_EQ(first_invalid_utf8("中文abc"), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("中\xD6\xD0"), 3U);
  EXPECT_EQ(first_invalid_utf8("\xC0\x80"), 0U) << "overlong";
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U) << "surrogate";
  EXPECT_EQ(first_invalid_utf8("a\xE4\xB8"), 1U) << "cut off";
}

// Long texts are read several characters at a time: no byte of theirs may be another unseen.
TEST(Utf8, AnyByteOfALongTextIsChecked) {
  constexpr std::string_view text = "全年召开会议，ABC与12部門한글ｆｕｌｌ工作总结汇报材料。";
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed(text);
      changed[at] = static_cast<char>(byte);
      std::optional<std::size_t> first;  // one character after the other
      for (std::size_t i = 0; i < changed.size() && !first;) {
        const CodePoint c = code_point_at(changed, i);
        if (!c.valid) first = i;
        i += c.length;
      }
      ASSERT_EQ(first_invalid_utf8(changed), first) << "byte " << byte << " at " << at;
    }
  }
}

TEST(Utf8, TrimsWideBlanks) {
  EXPECT_EQ(trim("\u3000 中文\u00A0\n"), "中文");
}

struct SlugCase {
  std::string_view name;
  std::string_view slug;
};

const SlugCase slug_cases[] = {
    {"市社科联", "shi-she-ke-lian"},    {"Clean Harbor", "clean-harbor"},
    {"Q1 党建", "q1-dang-jian"},        {"——！", ""},
    {"Ｑ３ café", "q3-cafe"},           {"R000123", "r000123"},
    {"“两学一做”", "liang-xue-yi-zuo"},
};

TEST(Slug, IsPinyin) {
  for (const SlugCase& c : slug_cases) EXPECT_EQ(slug_of(c.name), c.slug) << c.name;
  EXPECT_EQ(initial_of("县委组织部"), "X");
  EXPECT_EQ(initial_of("2021年"), "#");
}

TEST(Collator, OrdersChineseByPinyinAndNumbersByValue) {
  const Collator zh(CollationLocale::Chinese);
  EXPECT_LT(zh.sort_key("安县"), zh.sort_key("北县"));
  EXPECT_LT(zh.sort_key("北县"), zh.sort_key("中县"));
  EXPECT_LT(zh.sort_key("第2期"), zh.sort_key("第10期"));
}

TEST(Html, EscapesAtEveryPlace) {
  // Each special character at each place of texts shorter and longer than what is looked at at once.
  for (const auto& [c, reference] :
       {std::pair{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&#34;"}, {'\'', "&#39;"}}) {
    for (std::size_t size = 1; size < 40; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, '=');
        text[at] = c;
        EXPECT_EQ(escape_html(text), std::string(at, '=') + reference + std::string(size - at - 1, '='));
      }
    }
  }
  EXPECT_EQ(escape_html("中文中文中文中文，没有特殊字符#%$=;:!"), "中文中文中文中文，没有特殊字符#%$=;:!");
}

TEST(Html, EscapesTheFive) {
  EXPECT_EQ(escape_html("a<b>&\"'中"), "a&lt;b&gt;&amp;&#34;&#39;中");
}

}  // namespace
}  // namespace gazette::text
