// A WrittenDate is a date as prose writes it, before its year and month are known: 3月5日, X月24日,
// 去年12月, 3月上旬, “七一”前, 次日.
//
// date_at() reads one from the characters of a block; it knows no year and does not ask whether the
// date dates anything. resolve_date.h gives it its year. Plain values.
#pragma once

#include <cstdint>
#include <optional>

#include "recognition/characters.h"
#include "recognition/festivals.h"

namespace gazette::recognition {

// A number of a date: absent, known, or taken out (X).
struct Digits {
  enum class State : std::uint8_t { Absent, Known, Masked };
  State state = State::Absent;
  std::int16_t value = 0;

  bool absent() const { return state == State::Absent; }
  bool known() const { return state == State::Known; }
  bool masked() const { return state == State::Masked; }
};

enum class YearWord : std::uint8_t {
  None,
  Number,     // 2021年, 二〇二一年, 21年3月
  TwoAgo,     // 前年
  Last,       // 去年, 上年
  This,       // 今年, 本年
  Next,       // 明年
  Following,  // 次年, 翌年: after the date before it
  Same        // 同年, 当年
};

// What is meant of the month, or of the year where there is no month.
enum class Portion : std::uint8_t {
  Whole,
  Start,   // 3月初, 年初
  Middle,  // 年中
  End,     // 3月底, 月末, 年底
  FirstTen,
  SecondTen,
  LastTen,  // 上旬 中旬 下旬
  LateTwo,  // 中下旬
  FirstTwo  // 上中旬
};

enum class Anchor : std::uint8_t {
  Calendar,  // what follows in the fields
  Quarter,   // number in `section`
  Half,
  ThreeQuarters,  // 前三季度
  YearPortion,    // 年初, 年底
  Festival,
  SameDay,    // 当日, 同日, 当晚
  NextDay,    // 次日
  DayBefore,  // 前一天
  ThatMonth,  // 同月, 当月
  ThisMonth,  // 本月
  LastMonth,  // 上月, 上个月
  YearAlone   // 2020年, 全年 …: no date of a deed, but it may tell the year of those after it
};

struct WrittenPart {
  Anchor anchor = Anchor::Calendar;
  YearWord year_word = YearWord::None;
  Portion portion = Portion::Whole;
  std::uint8_t section = 0;
  Festival festival = Festival::NewYear;
  Digits year;
  Digits month;
  Digits day;
};

enum class Relation : std::uint8_t {
  On,
  Before,  // 前, 以前
  Eve,     // 前夕, 来临之际
  Around,  // 前后, 左右
  After,   // 后, 以后
  From,    // 起
  Since,   // 以来, 至今: a state
  During   // 期间
};

struct WrittenDate {
  WrittenPart first;
  std::optional<WrittenPart> last;  // of a range
  Relation relation = Relation::On;
  Stretch place;             // the date itself
  std::uint32_t after = 0;   // where the sentence goes on: after （星期五）, 上午, 9时30分
  bool attributive = false;  // 2020年度: says of what year something is
  bool chinese = false;      // the month is in Chinese numerals: 一月 may be a month's time
  bool named = false;        // “5·12”国际护士节: a name, but for what relates a deed to it
  bool lists = false;        // “、20日”: goes on with the date before it
};

// The date that begins at `at`, if one does. `end` is where the block ends.
std::optional<WrittenDate> date_at(const Characters& characters, Stretch block, std::uint32_t at);

}  // namespace gazette::recognition
