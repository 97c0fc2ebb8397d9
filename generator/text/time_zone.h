// The time zones of the IANA database, as ICU knows them.
#pragma once

#include <optional>
#include <string_view>

namespace gazette::text {

// Minutes east of Greenwich at the beginning of a day (midnight by the zone's own clock); nullopt where
// there is no zone of that name. Pure; any thread may call it.
// REQUIRES: year-month-day is a day of the calendar.
std::optional<int> minutes_east(std::string_view zone, int year, int month, int day);

bool is_time_zone(std::string_view name);

}  // namespace gazette::text
