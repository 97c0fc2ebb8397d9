// The school year that a title names: 2023—2024学年. Its autumn lies in the one year, its spring in the
// next, which a date without a year does not say.
//
// A pure function.
#pragma once

#include <optional>

#include "recognition/read_text.h"

namespace gazette::recognition {

inline constexpr int first_month_of_school_year = 8;

// The year in which it begins; nullopt where the line names none.
std::optional<int> school_year_in(const ReadText& line);

}  // namespace gazette::recognition
