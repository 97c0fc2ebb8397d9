#include "text/time_zone.h"

#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <memory>

namespace gazette::text {

namespace {

std::unique_ptr<icu::TimeZone> zone_named(std::string_view name) {
  const auto id = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  return zone && *zone != icu::TimeZone::getUnknown() ? std::move(zone) : nullptr;
}

}  // namespace

std::optional<int> minutes_east(std::string_view name, int year, int month, int day) {
  const std::unique_ptr<icu::TimeZone> zone = zone_named(name);
  if (!zone) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*zone, status);
  calendar.clear();
  calendar.set(year, month - 1, day);
  const int32_t offset = calendar.get(UCAL_ZONE_OFFSET, status) + calendar.get(UCAL_DST_OFFSET, status);
  constexpr int milliseconds_of_minute = 60 * 1000;
  return U_SUCCESS(status) ? std::optional<int>(offset / milliseconds_of_minute) : std::nullopt;
}

bool is_time_zone(std::string_view name) {
  return zone_named(name) != nullptr;
}

}  // namespace gazette::text
