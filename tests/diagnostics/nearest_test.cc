#include "diagnostics/nearest.h"

#include <gtest/gtest.h>

#include <array>

namespace gazette::diagnostics {
namespace {

constexpr std::array<std::string_view, 5> known{"title", "campaigns", "slogans", "unit", "year"};

TEST(Nearest, FindsTheNameThatWasMeant) {
  EXPECT_EQ(nearest("campain", known), "campaigns");
  EXPECT_EQ(nearest("tilte", known), "title");
  EXPECT_EQ(nearest("Unit", known), "unit");
}

TEST(Nearest, StaysSilentWhereNothingIsNear) {
  EXPECT_EQ(nearest("attachments", known), std::nullopt);
  EXPECT_EQ(nearest("x", known), std::nullopt);
  EXPECT_EQ(nearest("", known), std::nullopt);
}

TEST(Nearest, ComparesChineseByCharacter) {
  constexpr std::array<std::string_view, 2> units{"县委组织部", "市委宣传部"};
  EXPECT_EQ(nearest("县委组积部", units), "县委组织部");
}

}  // namespace
}  // namespace gazette::diagnostics
