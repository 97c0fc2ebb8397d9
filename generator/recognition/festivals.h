// The days after which prose dates deeds without a number: “七一”, 春节, 清明, 国庆.
//
// Pure functions over constant tables; any thread may call them.
#pragma once

#include <cstdint>
#include <optional>

#include "model/civil_date.h"
#include "recognition/characters.h"

namespace gazette::recognition {

enum class Festival : std::uint8_t {
  NewYear,          // 元旦
  SpringEve,        // 除夕
  Spring,           // 春节
  Lantern,          // 元宵
  WomensDay,        // 三八
  ArborDay,         // 植树节
  TombSweeping,     // 清明
  LabourDay,        // 五一
  YouthDay,         // 五四
  ChildrensDay,     // 六一
  DragonBoat,       // 端午
  PartyFounding,    // 七一
  ArmyDay,          // 八一
  TeachersDay,      // 教师节
  MidAutumn,        // 中秋
  DoubleNinth,      // 重阳
  NationalDay,      // 国庆, 十一
  ConstitutionDay,  // 国家宪法日
  WinterSolstice    // 冬至
};

// nullopt for a lunar festival of a year that the tables lack (they have 1990 to 2060).
std::optional<model::CivilDate> day_of(Festival festival, int year);

struct FestivalName {
  Festival festival;
  std::uint32_t end;  // after the name and the quotation mark that closes it
};

// The festival's name at `at`, with or without quotation marks. 十一 is one only within them.
std::optional<FestivalName> festival_at(const Characters& characters, std::uint32_t at, std::uint32_t end);

}  // namespace gazette::recognition
