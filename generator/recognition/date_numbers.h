// The numbers of dates: 2021, 二〇二一, ３, 十二, XX, *, 某.
//
// Pure functions over a block's characters.
#pragma once

#include <cstdint>
#include <optional>

#include "recognition/characters.h"
#include "recognition/written_date.h"

namespace gazette::recognition {

struct DateNumber {
  Digits digits;
  std::uint32_t end = 0;
  std::uint8_t size = 0;  // in characters
  bool chinese = false;
};

// The number at `at`, of at most four characters; nullopt where there is none or a longer one.
std::optional<DateNumber> number_at(const Characters& characters, std::uint32_t at, std::uint32_t end);

inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_chinese_numeral(char32_t c);  // 〇 零 ○ 一 … 九 十

}  // namespace gazette::recognition
