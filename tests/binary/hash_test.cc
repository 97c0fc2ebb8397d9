#include "binary/hash.h"

#include <gtest/gtest.h>

namespace gazette::tests {
namespace {

TEST(Hash, OfPiecesIsThatOfTheWhole) {
  binary::Hasher hasher;
  hasher.add("工作");
  hasher.add("总结");
  EXPECT_EQ(hasher.hash(), binary::hash_of("工作总结"));
  EXPECT_NE(hasher.hash(), binary::hash_of("工作总"));
}

TEST(Hash, OfTextsKnowsWhereOneEnds) {
  binary::Hasher one;
  one.add_text("甲");
  one.add_text("乙丙");
  binary::Hasher other;
  other.add_text("甲乙");
  other.add_text("丙");
  EXPECT_NE(one.hash(), other.hash());
}

}  // namespace
}  // namespace gazette::tests
