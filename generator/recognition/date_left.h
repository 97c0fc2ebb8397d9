// What stands to the left of a date's first character: whether it makes another word of it (12021年, 第3月,
// 3.5月, 农历九月).
#pragma once

#include <cstdint>

#include "recognition/characters.h"

namespace gazette::recognition {

// Looks at a bounded number of characters. REQUIRES: `begin` lies within the block.
bool goes_on_to_the_left(const Characters& characters, Stretch block, std::uint32_t begin);

}  // namespace gazette::recognition
