#include <gtest/gtest.h>

#include "search/gram_shards.h"

namespace gazette::search {
namespace {

// Lists of that many grams, each of one document, with keys as far apart as hashes are.
GramLists lists_of(std::size_t grams) {
  GramLists lists;
  lists.pools[0].write(1, 1);
  lists.pools[0].end();
  for (std::size_t i = 0; i < grams; ++i)
    lists.grams.push_back({.key = (std::uint64_t{1} << key_bits) / grams * i,
                           .documents = 1,
                           .slice = 0,
                           .begin = 0,
                           .bits = 1});
  return lists;
}

// One long report has more different grams than one shard can tell apart.
TEST(Shards, OfASmallPortalAreAsManyAsItsGramsNeed) {
  for (const std::size_t grams : {1UZ, 100UZ, 4'000UZ, 60'000UZ, 500'000UZ}) {
    const GramShards made = make_gram_shards(lists_of(grams), 1, parallel::Jobs{1});
    EXPECT_EQ(made.shards.size(), std::size_t{1} << made.bits);
    EXPECT_LE(grams, made.shards.size() * 4'000) << grams;
    EXPECT_LE(made.shards.size(), std::max<std::size_t>(1, grams / 1'000)) << grams;
  }
}

}  // namespace
}  // namespace gazette::search
