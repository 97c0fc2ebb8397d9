// The part of a date's reading that knows the forms in figures and points: 2021.3.5, 2021-03-05, 5.20日.
//
// Lives for one date, as the cursor does; each call eats a date or nothing.
#pragma once

#include "recognition/date_cursor.h"
#include "recognition/written_date.h"

namespace gazette::recognition {

class DateFigures : protected DateCursor {
 public:
  using DateCursor::DateCursor;

 protected:
  // With its year: 2021.3.5, 2021-03-05, 2021/3/5.
  bool read_numeric(WrittenDate& date);
  // 5.20日; 4.15-5.20 where a clause begins and ends with it, or it would be two numbers.
  bool read_dotted(WrittenDate& date);
  // “5·12”国际护士节, “3·15”期间: a day by its figures, and perhaps the name that it has.
  bool read_named_day(WrittenDate& date);
  // From here to the end of a name that ends in 日 or 节; 0 where there is none.
  std::uint32_t size_of_day_name() const;
  bool begins_day_name() const;
  bool begins_day_itself() const;  // 当天, 当日, 当晚
  // 5.20, 5·20, the first of the two a month.
  bool read_month_and_day(WrittenPart& part);
};

}  // namespace gazette::recognition
