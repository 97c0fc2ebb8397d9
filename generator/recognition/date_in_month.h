// The part of a date's reading that knows what may follow a month, its days and its parts, and the months
// that are told without a number: 元月, 上月, 本月.
//
// Lives for one date, as the cursor does; each call eats what it names or nothing.
#pragma once

#include <optional>
#include <string_view>

#include "recognition/date_figures.h"

namespace gazette::recognition {

class DateInMonth : protected DateFigures {
 public:
  using DateFigures::DateFigures;

 protected:
  // 5日, 5号, 19—20日, 19、20日, 5、6、7日.
  bool read_days(WrittenDate& date, WrittenPart& part);
  // 上旬, 中下旬, 初, 底, 末.
  void read_month_portion(WrittenPart& part);
  // The number before 月; also the 元 of 元月.
  std::optional<DateNumber> month_number() const;
  // 上月, 本月, 当月底, 上个月5日: a month by the one that is spoken of.
  bool read_relative_month(WrittenDate& date);

  // What makes 3月 part of another word: 3月度, 上月均.
  static constexpr std::u32string_view words_of_month = U"度均报刊考薪租票球饼亮色光台嫂龄季";

 private:
  bool read_more_days(WrittenDate& date, WrittenPart& part, const DateNumber& first);
};

}  // namespace gazette::recognition
