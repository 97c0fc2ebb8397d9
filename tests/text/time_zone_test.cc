#include "text/time_zone.h"

#include <gtest/gtest.h>

namespace gazette::text {
namespace {

TEST(TimeZone, KnowsItsOffsetOnADay) {
  EXPECT_EQ(minutes_east("Asia/Shanghai", 2021, 12, 28), 8 * 60);
  EXPECT_EQ(minutes_east("UTC", 2021, 12, 28), 0);
  EXPECT_EQ(minutes_east("Asia/Kolkata", 2021, 1, 1), 5 * 60 + 30);
  EXPECT_EQ(minutes_east("America/New_York", 2021, 1, 1), -5 * 60);
  EXPECT_EQ(minutes_east("America/New_York", 2021, 7, 1), -4 * 60) << "summer time";
}

TEST(TimeZone, UnknownNamesAreNone) {
  for (const std::string_view name : {"", "Asia/Shanghia", "北京"}) {
    EXPECT_FALSE(is_time_zone(name)) << name;
    EXPECT_EQ(minutes_east(name, 2021, 1, 1), std::nullopt) << name;
  }
  EXPECT_TRUE(is_time_zone("Asia/Urumqi"));
}

}  // namespace
}  // namespace gazette::text
