// A CivilDate is a day of the Gregorian calendar: no time, no zone. It cannot be an impossible one.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::model {

inline constexpr int first_year = 1900;
inline constexpr int last_year = 2100;

class CivilDate {
 public:
  // nullopt where there is no such day.
  static std::optional<CivilDate> of(int year, int month, int day);
  // Exactly YYYY-MM-DD.
  static std::optional<CivilDate> parse(std::string_view text);

  int year() const { return year_; }
  int month() const { return month_; }
  int day() const { return day_; }
  std::string iso() const;  // 2021-03-05

  // One number for the three, in their order; from_packed() is its inverse.
  std::uint32_t packed() const;
  static CivilDate from_packed(std::uint32_t packed);

  auto operator<=>(const CivilDate&) const = default;

 private:
  CivilDate(int year, int month, int day);
  std::int16_t year_;
  std::int8_t month_;
  std::int8_t day_;
};

int days_in_month(int year, int month);

}  // namespace gazette::model
