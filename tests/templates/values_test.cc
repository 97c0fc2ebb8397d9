// Arena, lists, dicts, and how values compare and print.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "templates/collections.h"
#include "templates/comparison.h"
#include "templates/printing.h"
#include "templates/stable_sort.h"
#include "templates/value_stack.h"

namespace gazette::tests {

using namespace templates;

TEST(TemplateArena, KeepsItsMemoryFromOneLifeToTheNext) {
  Arena arena;
  const void* const first = arena.allocate(100, 8);
  arena.reset();
  EXPECT_EQ(arena.allocate(100, 8), first);
}

TEST(TemplateArena, ServesSmallRequestsBeyondItsLimit) {
  Arena arena(10'000);
  EXPECT_TRUE(arena.bytes(20'000).empty());
  EXPECT_TRUE(arena.exhausted());
  EXPECT_NE(arena.allocate(100, 8), nullptr);
  arena.reset();
  EXPECT_FALSE(arena.exhausted());
  EXPECT_EQ(arena.bytes(5000).size(), 5000U);
}

TEST(TemplateArena, AlignsWhatItGives) {
  Arena arena;
  arena.allocate(1, 1);
  EXPECT_EQ(reinterpret_cast<std::size_t>(arena.allocate(8, 8)) % 8, 0U);
  arena.allocate(3, 1);
  EXPECT_EQ(reinterpret_cast<std::size_t>(arena.allocate(16, 16)) % 16, 0U);
}

TEST(TemplateDict, KeepsTheOrderAndFindsManyKeys) {
  Arena arena;
  DictBuilder builder(arena);
  std::vector<std::string> keys;
  for (int i = 0; i < 1000; ++i) keys.push_back("k" + std::to_string(i));
  for (std::size_t i = 0; i < keys.size(); ++i)
    builder.set(keys[i], Value::integer(static_cast<std::int64_t>(i)));
  builder.set("k5", Value::integer(-5));
  const Dict& dict = builder.dict().as_dict();
  EXPECT_EQ(dict.size(), 1000U);
  EXPECT_EQ(dict.get("k5").as_integer(), -5);
  EXPECT_EQ(dict.get("k999").as_integer(), 999);
  EXPECT_TRUE(dict.get("k1000").is_missing());
  EXPECT_EQ(dict.entries()[7].key.as_text(), "k7");
}

TEST(TemplateDict, TakesEqualNumbersAsOneKey) {
  Arena arena;
  DictBuilder builder(arena);
  builder.set(Value::integer(1), Value::string("a"));
  builder.set(Value::number(1.0), Value::string("b"));
  builder.set(Value::boolean(true), Value::string("c"));
  EXPECT_EQ(builder.dict().as_dict().size(), 1U);
  EXPECT_EQ(builder.dict().as_dict().get(Value::integer(1)).as_text(), "c");
}

TEST(TemplateNumbers, AreComparedExactly) {
  const std::int64_t large = 9007199254740993;  // 2^53 + 1, which no double is
  EXPECT_EQ(order(large, 9007199254740992.0), std::partial_ordering::greater);
  EXPECT_EQ(order(large - 1, 9007199254740992.0), std::partial_ordering::equivalent);
  EXPECT_EQ(order(INT64_MAX, 9223372036854775808.0), std::partial_ordering::less);
  EXPECT_EQ(order(INT64_MIN, -9223372036854775808.0), std::partial_ordering::equivalent);
  EXPECT_EQ(order(0, std::nan("")), std::partial_ordering::unordered);
  EXPECT_EQ(order(-1, -1.5), std::partial_ordering::greater);
}

TEST(TemplateNumbers, ArePrintedAsPythonDoes) {
  struct Case {
    double number;
    std::string_view text;
  };
  const Case cases[] = {{0.0, "0.0"},
                        {-0.0, "-0.0"},
                        {1.0, "1.0"},
                        {0.1, "0.1"},
                        {1e15, "1000000000000000.0"},
                        {1e16, "1e+16"},
                        {0.0001, "0.0001"},
                        {0.00001, "1e-05"},
                        {123456.789, "123456.789"},
                        {1e100, "1e+100"},
                        {5e-324, "5e-324"},
                        {std::nan(""), "nan"},
                        {-INFINITY, "-inf"}};
  for (const Case& c : cases) {
    NumberRoom room;
    EXPECT_EQ(text_of_number(c.number, room), c.text);
  }
}

TEST(TemplateSort, IsStableAndBearsAComparisonThatContradictsItself) {
  const std::vector<int> keys{3, 1, 2, 1, 3, 2};
  const auto order =
      stable_order(keys.size(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  EXPECT_EQ(order, (std::vector<std::size_t>{1, 3, 2, 5, 0, 4}));
  const auto always = stable_order(100, [](std::size_t, std::size_t) { return true; });
  EXPECT_EQ(always.size(), 100U);
}

TEST(TemplateValueStack, GivesBackInTurnAcrossItsChunks) {
  ValueStack stack;
  Value* const first = stack.take(4000);
  Value* const second = stack.take(4000);
  Value* const third = stack.take(100'000);
  second[0] = Value::integer(2);
  third[99'999] = Value::integer(3);
  stack.give_back(100'000);
  EXPECT_EQ(second[0].as_integer(), 2);
  stack.give_back(4000);
  stack.give_back(4000);
  EXPECT_EQ(stack.take(10), first);
}

}  // namespace gazette::tests
