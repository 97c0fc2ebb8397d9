#include "recognition/date_start.h"

#include <string_view>

#include "recognition/date_cursor.h"

namespace gazette::recognition {

namespace {

// Whether what follows a number can make it a date's.
bool unit_follows(const Characters& characters, Stretch block, std::uint32_t at) {
  constexpr std::uint32_t longest_number = 4;
  std::uint32_t end = at + 1;
  while (end < block.end && end <= at + longest_number && characters[end].is(trait::figure)) ++end;
  for (std::uint32_t n = 0; n < 3 && end < block.end && characters[end].is(trait::blank); ++n) ++end;
  return end < block.end && characters[end].is(trait::unit);
}

// What the character after the first must be in a date's words; nearly every other one is turned away here.
std::u32string_view seconds_of(char32_t first) {
  switch (first) {
    case U'去':
    case U'今':
    case U'明':
      return U"年";
    case U'上':
      return U"年半旬中月个";
    case U'下':
      return U"半旬";
    case U'月':
      return U"初底末";
    case U'本':
      return U"年月";
    case U'当':
      return U"年月日天晚夜";
    case U'同':
      return U"年月日一";
    case U'前':
      return U"年三3一";
    case U'次':
    case U'翌':
      return U"年日";
    case U'第':
      return U"一二三四1234";
    case U'年':
      return U"初中底末年";
    case U'春':
      return U"节";
    case U'清':
      return U"明";
    case U'端':
      return U"午";
    case U'冬':
      return U"至";
    case U'中':
      return U"秋旬下";
    case U'国':
      return U"庆家";
    case U'元':
      return U"旦宵月";
    case U'重':
      return U"阳";
    case U'除':
      return U"夕";
    case U'劳':
      return U"动";
    case U'妇':
      return U"女";
    case U'儿':
      return U"童";
    case U'青':
      return U"年";
    case U'教':
      return U"师";
    case U'建':
      return U"党军";
    case U'植':
      return U"树";
    default:
      return {};
  }
}

}  // namespace

bool can_begin_date(const Characters& characters, Stretch block, std::uint32_t at) {
  if (at + 1 >= block.end) return false;
  const Character& first = characters[at];
  const char32_t second = characters[at + 1].value;
  if (first.is(trait::numeral) && is_one_of(second, U"一四八九")) return true;  // 七一, 五四, 三八, 九九
  if (first.is(trait::digit | trait::numeral | trait::mask)) return unit_follows(characters, block, at);
  if (first.is(trait::quotation)) return characters[at + 1].is(trait::begins_date);
  const std::u32string_view seconds = seconds_of(first.value);
  return seconds.empty() ? unit_follows(characters, block, at) : is_one_of(second, seconds);
}

}  // namespace gazette::recognition
