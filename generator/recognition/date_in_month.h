// The part of a date's reading that knows what may follow a month: its days, and its parts.
//
// Lives for one date, as the cursor does; each call eats what it names or nothing.
#pragma once

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

 private:
  bool read_more_days(WrittenDate& date, WrittenPart& part, const DateNumber& first);
};

}  // namespace gazette::recognition
