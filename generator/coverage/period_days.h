// The last day of a period, and the last day for its report.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "model/civil_date.h"
#include "model/settings.h"

namespace gazette::coverage {

// In the order of a year; what ends on the same day: the shorter first.
inline constexpr std::array<std::string_view, 7> period_codes{"Q1", "Q2", "H1", "Q3", "Q4", "H2", "annual"};

// REQUIRES: `code` is one of period_codes.
model::CivilDate end_of_period(std::string_view code, int year);

// The first such day after the period's end; nullopt where none is set.
std::optional<model::CivilDate> last_day_for(const model::DuePeriod& period, const model::CivilDate& end);

}  // namespace gazette::coverage
