#include "model/civil_date.h"

#include <fmt/format.h>

#include <charconv>

namespace gazette::model {

namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.starts_with('-')) return std::nullopt;
  return value;
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

CivilDate::CivilDate(int year, int month, int day)
    : year_(static_cast<std::int16_t>(year)),
      month_(static_cast<std::int8_t>(month)),
      day_(static_cast<std::int8_t>(day)) {}

std::optional<CivilDate> CivilDate::of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return std::nullopt;
  return CivilDate(year, month, day);
}

std::optional<CivilDate> CivilDate::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<int> year = digits(text.substr(0, 4));
  const std::optional<int> month = digits(text.substr(5, 2));
  const std::optional<int> day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return of(*year, *month, *day);
}

std::string CivilDate::iso() const {
  return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::uint32_t CivilDate::packed() const {
  return (static_cast<std::uint32_t>(year_) << 16U) | (static_cast<std::uint32_t>(month_) << 8U) |
         static_cast<std::uint32_t>(day_);
}

CivilDate CivilDate::from_packed(std::uint32_t packed) {
  return {static_cast<int>(packed >> 16U), static_cast<int>((packed >> 8U) & 0xFFU),
          static_cast<int>(packed & 0xFFU)};
}

}  // namespace gazette::model
