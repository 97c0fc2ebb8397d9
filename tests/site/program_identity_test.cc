#include "site/program_identity.h"

#include <gtest/gtest.h>

namespace gazette::tests {
namespace {

TEST(ProgramIdentity, IsTheSameEachTimeAndOfSomething) {
  EXPECT_EQ(site::program_identity(), site::program_identity());
  EXPECT_NE(site::program_identity(), binary::Hash{});
  EXPECT_NE(site::program_identity(), binary::Hasher().hash());  // of no module at all
}

}  // namespace
}  // namespace gazette::tests
