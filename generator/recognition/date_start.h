// A look at two or three characters that turns away nearly everything with which a date could begin and
// does not: 上 in 上级, 一 in 一是. What passes is read by date_at().
#pragma once

#include <cstdint>

#include "recognition/characters.h"

namespace gazette::recognition {

// REQUIRES: the character at `at` has trait::begins_date and lies within the block.
bool can_begin_date(const Characters& characters, Stretch block, std::uint32_t at);

}  // namespace gazette::recognition
