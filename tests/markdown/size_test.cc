// Megabytes made to hurt a parser take time in proportion to their size, and threads do not meet.
#include <gtest/gtest.h>
#include <malloc.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "markdown/parsed.h"

namespace gazette::markdown {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

// Of this thread alone: other programs on the machine do not count.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double seconds_for(const std::string& markdown) {
  const double begin = processor_seconds();
  parsed(markdown);
  return processor_seconds() - begin;
}

struct Hostile {
  std::string_view name;
  std::function<std::string(std::size_t)> make;
};

const Hostile hostile[] = {
    {"stars", [](std::size_t n) { return repeated("*", n); }},
    {"openers", [](std::size_t n) { return repeated("*a ", n); }},
    {"closers", [](std::size_t n) { return repeated("a* ", n); }},
    {"alternating", [](std::size_t n) { return repeated("*a_ ", n); }},
    {"chinese emphasis", [](std::size_t n) { return repeated("**真。**她", n); }},
    {"unclosed chinese emphasis", [](std::size_t n) { return repeated("**真。她", n); }},
    {"emphasis inside emphasis",
     [](std::size_t n) { return repeated("*a **a ", n / 2) + repeated("b** b*", n / 2); }},
    {"brackets", [](std::size_t n) { return repeated("[", n); }},
    {"bracket pairs", [](std::size_t n) { return repeated("[a](", n); }},
    {"nested brackets", [](std::size_t n) { return repeated("[", n / 2) + repeated("]", n / 2); }},
    {"links", [](std::size_t n) { return repeated("[甲](a.md) ", n); }},
    {"links with titles", [](std::size_t n) { return repeated("[a](b \"c\") ", n); }},
    {"pictures", [](std::size_t n) { return repeated("![甲](a.png) ", n); }},
    {"bare addresses", [](std::size_t n) { return repeated("http://a.cn，", n); }},
    {"colons", [](std::size_t n) { return repeated("http://", n); }},
    {"local paths", [](std::size_t n) { return repeated("[a](C:\\b) ", n); }},
    {"quotes", [](std::size_t n) { return repeated(">", n / 100) + "a\n"; }},
    {"quote lines", [](std::size_t n) { return repeated("> > > a\n", n); }},
    {"lists", [](std::size_t n) { return repeated("- a\n", n); }},
    {"headings", [](std::size_t n) { return repeated("# 甲\n", n); }},
    {"tables", [](std::size_t n) { return "|甲|乙|\n|-|-|\n" + repeated("|a \\| b|**c**|\n", n); }},
    {"table heads", [](std::size_t n) { return repeated("|甲|\n|-|\n\n", n); }},
    {"footnotes", [](std::size_t n) { return repeated("a[^1]", n) + "\n\n[^1]: b\n"; }},
    {"unknown footnotes", [](std::size_t n) { return repeated("a[^b] ", n); }},
    {"raw html", [](std::size_t n) { return repeated("<b>a</b> ", n); }},
    {"comments", [](std::size_t n) { return repeated("<!-- a --> b\n\n", n); }},
    {"unclosed tags", [](std::size_t n) { return repeated("<a ", n); }},
    {"escapes", [](std::size_t n) { return repeated("\\*&amp;&#42;", n); }},
    {"ampersands", [](std::size_t n) { return repeated("&", n); }},
    {"backticks", [](std::size_t n) { return repeated("`a``b```", n); }},
    {"soft breaks", [](std::size_t n) { return repeated("甲\n", n); }},
    {"breaks in emphasis", [](std::size_t n) { return repeated("**甲。\n乙**", n); }},
    {"code", [](std::size_t n) { return "```\n" + repeated("a < b\n", n); }},
    {"one long line", [](std::size_t n) { return repeated("一二三四五六七八九十，", n); }},
    {"tildes", [](std::size_t n) { return repeated("3~5天，~~a~~", n); }},
    {"reference definitions", [](std::size_t n) { return repeated("[a]: b\n", n); }},
};

// What a parse has given back serves the next one, so that only the first pays the system for it, which on
// some machines takes longer than the parse.
void keep_memory() {
  constexpr int never = 1 << 30;
  ::mallopt(M_TRIM_THRESHOLD, never);
  ::mallopt(M_MMAP_THRESHOLD, never);
}

// Eight times the input takes clearly less than the 64 times that a quadratic parser would.
TEST(Size, TimeGrowsWithTheSizeOfHostileText) {
  constexpr std::size_t small = 40'000;
  keep_memory();
  for (const Hostile& text : hostile) {
    const double base = std::max(seconds_for(text.make(small)), 0.002);
    double eightfold = seconds_for(text.make(8 * small));
    // A machine that is busy with something else makes one run slow, not three.
    for (int again = 0; again < 2 && eightfold >= 25 * base; ++again) {
      eightfold = std::min(eightfold, seconds_for(text.make(8 * small)));
    }
    EXPECT_LT(eightfold, 25 * base) << text.name << ": " << base << " s, then " << eightfold << " s";
  }
}

TEST(Size, DeepNestingIsRendered) {
  EXPECT_EQ(parsed(repeated("* ", 2000) + "a\n").document.text, "a");
}

// Short texts, so that the beginnings and ends of parses meet: where the library kept something for all
// parses together, it showed there.
TEST(Threads, ParseAtTheSameTime) {
  const std::string markdown =
      "## 一、题\n\n**真。**她 [甲](a.md) http://a.cn。 ~~乙~~\n\n| 甲 | 乙 |\n|-|-|\n| 丙 | 丁[^1] |\n\n"
      "- [x] 戊\n\n[^1]: 注\n";
  const std::string expected = html_of(markdown);
  EXPECT_NE(expected.find("<a href=\"http://a.cn\""), std::string::npos);
  EXPECT_NE(expected.find("<del>乙</del>"), std::string::npos);
  const std::string plain = "甲: when, 乙http: //w 丙 ww.\n";
  const std::string expected_plain = "<p>甲: when, 乙http: //w 丙 ww.</p>\n";
  std::vector<int> different(8);
  {
    std::vector<std::jthread> threads;
    for (int& count : different) {
      threads.emplace_back([&] {
        for (int i = 0; i < 1000; ++i)
          count += html_of(markdown) == expected && html_of(plain) == expected_plain ? 0 : 1;
      });
    }
  }
  EXPECT_EQ(different, std::vector<int>(8));
}

}  // namespace
}  // namespace gazette::markdown
