#include "recognition/festivals.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gazette::recognition {

namespace {

constexpr int first_lunar_year = 1990;
constexpr std::size_t lunar_years = 71;

// Month * 100 + day, by ICU's Chinese calendar.
constexpr std::array<std::uint16_t, lunar_years> spring_festival{
    127, 215, 204, 123, 210, 131, 219, 207, 128, 216, 205, 124, 212, 201, 122, 209, 129, 218,
    207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129,
    217, 207, 126, 213, 202, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212, 201, 122, 210,
    130, 217, 206, 126, 214, 202, 123, 211, 201, 219, 208, 128, 215, 204, 124, 212, 202};
constexpr std::array<std::uint16_t, lunar_years> dragon_boat{
    528, 616, 605, 624, 613, 602, 620, 609, 530, 618, 606, 625, 615, 604, 622, 611, 531, 619,
    608, 528, 616, 606, 623, 612, 602, 620, 609, 530, 618, 607, 625, 614, 603, 622, 610, 531,
    619, 609, 528, 616, 605, 624, 612, 601, 620, 610, 530, 618, 607, 527, 614, 603, 622, 611,
    531, 619, 608, 529, 615, 604, 623, 613, 601, 620, 610, 530, 617, 606, 625, 614, 603};
constexpr std::array<std::uint16_t, lunar_years> mid_autumn{
    1003, 922,  911,  930,  920, 909,  927, 916, 1005, 924,  912,  1001, 921,  911,  928,  918, 1006, 925,
    914,  1003, 922,  912,  930, 919,  908, 927, 915,  1004, 924,  913,  1001, 921,  910,  929, 917,  1006,
    925,  915,  1003, 922,  912, 1001, 919, 908, 927,  916,  1004, 924,  913,  1002, 920,  910, 928,  917,
    1005, 925,  915,  1004, 922, 911,  930, 919, 907,  926,  916,  1005, 924,  913,  1002, 921, 909};
constexpr std::array<std::uint16_t, lunar_years> double_ninth{
    1026, 1016, 1004, 1023, 1013, 1101, 1020, 1010, 1028, 1017, 1006, 1025, 1014, 1004, 1022,
    1011, 1030, 1019, 1007, 1026, 1016, 1005, 1023, 1013, 1002, 1021, 1009, 1028, 1017, 1007,
    1025, 1014, 1004, 1023, 1011, 1029, 1018, 1008, 1026, 1016, 1005, 1024, 1012, 1001, 1020,
    1009, 1027, 1017, 1007, 1026, 1014, 1003, 1022, 1011, 1029, 1018, 1008, 1027, 1016, 1005,
    1024, 1013, 1030, 1020, 1009, 1028, 1017, 1007, 1025, 1014, 1002};

struct Name {
  std::u32string_view text;
  Festival festival;
};

// A longer name before one that it begins with.
constexpr Name names[] = {{U"元旦", Festival::NewYear},         {U"除夕", Festival::SpringEve},
                          {U"春节", Festival::Spring},          {U"元宵", Festival::Lantern},
                          {U"三八", Festival::WomensDay},       {U"妇女节", Festival::WomensDay},
                          {U"植树节", Festival::ArborDay},      {U"清明", Festival::TombSweeping},
                          {U"五一", Festival::LabourDay},       {U"劳动节", Festival::LabourDay},
                          {U"五四", Festival::YouthDay},        {U"青年节", Festival::YouthDay},
                          {U"六一", Festival::ChildrensDay},    {U"儿童节", Festival::ChildrensDay},
                          {U"端午", Festival::DragonBoat},      {U"七一", Festival::PartyFounding},
                          {U"建党节", Festival::PartyFounding}, {U"八一", Festival::ArmyDay},
                          {U"建军节", Festival::ArmyDay},       {U"教师节", Festival::TeachersDay},
                          {U"中秋", Festival::MidAutumn},       {U"重阳", Festival::DoubleNinth},
                          {U"九九重阳", Festival::DoubleNinth}, {U"国庆", Festival::NationalDay},
                          {U"冬至", Festival::WinterSolstice},  {U"国家宪法日", Festival::ConstitutionDay},
                          {U"十一", Festival::NationalDay}};

// What turns away nearly every text that is no name.
constexpr std::u32string_view beginnings = U"元除春三妇植清五劳青六儿端七建八教中重九国冬十";
static_assert(std::ranges::all_of(names, [](const Name& n) {
  return beginnings.find(n.text[0]) != std::u32string_view::npos;
}));

bool in_tables(int year) {
  return year >= first_lunar_year && year < first_lunar_year + static_cast<int>(lunar_years);
}

std::optional<model::CivilDate> from_table(const std::array<std::uint16_t, lunar_years>& table, int year) {
  if (!in_tables(year)) return std::nullopt;
  const int day = table[static_cast<std::size_t>(year - first_lunar_year)];
  return model::CivilDate::of(year, day / 100, day % 100);
}

// Within a year's first quarter.
std::optional<model::CivilDate> days_later(std::optional<model::CivilDate> date, int days) {
  if (!date) return std::nullopt;
  int month = date->month();
  int day = date->day() + days;
  if (day < 1) day += model::days_in_month(date->year(), --month);
  if (day > model::days_in_month(date->year(), month)) day -= model::days_in_month(date->year(), month++);
  return model::CivilDate::of(date->year(), month, day);
}

// A solar term by the usual approximation (寿星公式): 0.2422 days a year on a beginning that each term
// has in each century, less the leap days.
int day_of_term(int year, int hundredths_1900, int hundredths_2000) {
  const int in_century = year % 100;
  const int beginning = year < 2000 ? hundredths_1900 : hundredths_2000;
  return (in_century * 2422 + beginning * 100) / 10000 - in_century / 4;
}

std::optional<model::CivilDate> tomb_sweeping(int year) {
  return in_tables(year) ? model::CivilDate::of(year, 4, day_of_term(year, 559, 481)) : std::nullopt;
}

std::optional<model::CivilDate> winter_solstice(int year) {
  constexpr int a_day_early = 2021;  // known to be one less than the approximation
  const int day = day_of_term(year, 2260, 2194) - (year == a_day_early ? 1 : 0);
  return in_tables(year) ? model::CivilDate::of(year, 12, day) : std::nullopt;
}

}  // namespace

std::optional<model::CivilDate> day_of(Festival festival, int year) {
  const auto fixed = [&](int month, int day) { return model::CivilDate::of(year, month, day); };
  switch (festival) {
    case Festival::NewYear:
      return fixed(1, 1);
    case Festival::SpringEve:
      return days_later(from_table(spring_festival, year), -1);
    case Festival::Spring:
      return from_table(spring_festival, year);
    case Festival::Lantern:
      return days_later(from_table(spring_festival, year), 14);
    case Festival::WomensDay:
      return fixed(3, 8);
    case Festival::ArborDay:
      return fixed(3, 12);
    case Festival::TombSweeping:
      return tomb_sweeping(year);
    case Festival::LabourDay:
      return fixed(5, 1);
    case Festival::YouthDay:
      return fixed(5, 4);
    case Festival::ChildrensDay:
      return fixed(6, 1);
    case Festival::DragonBoat:
      return from_table(dragon_boat, year);
    case Festival::PartyFounding:
      return fixed(7, 1);
    case Festival::ArmyDay:
      return fixed(8, 1);
    case Festival::TeachersDay:
      return fixed(9, 10);
    case Festival::MidAutumn:
      return from_table(mid_autumn, year);
    case Festival::DoubleNinth:
      return from_table(double_ninth, year);
    case Festival::NationalDay:
      return fixed(10, 1);
    case Festival::ConstitutionDay:
      return fixed(12, 4);
    case Festival::WinterSolstice:
      return winter_solstice(year);
  }
  return std::nullopt;
}

std::optional<FestivalName> festival_at(const Characters& characters, std::uint32_t at, std::uint32_t end) {
  const bool quoted = characters[at].is(trait::quotation);
  const std::uint32_t begin = quoted ? at + 1 : at;
  if (begin >= end || beginnings.find(characters[begin].value) == std::u32string_view::npos)
    return std::nullopt;
  for (const Name& name : names) {
    if (!reads(characters, begin, end, name.text)) continue;
    if (name.text == U"十一" && !quoted) return std::nullopt;
    std::uint32_t after = begin + static_cast<std::uint32_t>(name.text.size());
    if (quoted) {
      if (after == end || !characters[after].is(trait::quotation)) return std::nullopt;
      ++after;
    }
    return FestivalName{name.festival, after};
  }
  return std::nullopt;
}

}  // namespace gazette::recognition
