// What stands after a date and belongs to it: 前, 起, 期间, and the time of day.
//
// Pure functions over a block's characters.
#pragma once

#include <cstdint>

#include "recognition/characters.h"
#include "recognition/written_date.h"

namespace gazette::recognition {

// Sets the relation and moves the end of the date's place behind its words. False where there is none.
bool read_relation(const Characters& characters, Stretch block, WrittenDate& date);

// Behind （星期五）, 上午 and 9时30分, where they begin the stretch; else its beginning.
std::uint32_t end_of_time_of_day(const Characters& characters, Stretch rest);

}  // namespace gazette::recognition
