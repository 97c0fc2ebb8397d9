// A PartialDate is a date as precise as its source wrote it, after EDTF (ISO 8601-2:2019, levels 0
// to 2 in part): a day, a month, a quarter, a half-year, a year, a masked date, or an interval.
//
//   2021-03-05   2021-03   2021   2021-XX-24   2021-03-XX   2021-XX-XX   2021-XX
//   2021-Q1 (2021-33)   2021-H1 (2021-40)   2021-03~   2021-03?
//   2021-03-05/2021-03-07   ../2021-07-01   2021-03-01/..
//
// The spellings Q1–Q4 and H1–H2 are Gazette's own; edtf() prints the standard's 33–36, 40 and 41.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::model {

// How much of a date is known.
// SomeMonth is a month of the year, not said which, and nothing about the day.
enum class Precision : std::uint8_t {
  Day,
  Month,
  Quarter,
  Half,
  Year,
  MaskedMonth,
  MaskedDay,
  MaskedBoth,
  SomeMonth
};

// One end of an interval, or a date alone.
struct DatePart {
  Precision precision = Precision::Year;
  std::int16_t year = 0;
  std::uint8_t month = 0;    // 1–12 where precision is Day, Month or MaskedDay
  std::uint8_t day = 0;      // 1–31 where precision is Day or MaskedMonth
  std::uint8_t section = 0;  // 1–4 of a quarter, 1–2 of a half
  bool approximate = false;  // ~
  bool uncertain = false;    // ?

  auto operator<=>(const DatePart&) const = default;
};

// The place of a date on the timeline: within a year its months, each month's days, then what is
// only known to the month, then (after March, June …) quarters and halves, at the end the rest.
struct TimelineKey {
  std::int16_t year = 0;
  std::uint16_t slot = 0;
  auto operator<=>(const TimelineKey&) const = default;
};

class PartialDate {
 public:
  enum class Shape : std::uint8_t { Single, Range, OpenStart, OpenEnd };

  // What is wrong with a text that is no date.
  enum class Fault { NotADate, Impossible, EndBeforeStart, YearOutOfRange };
  struct Parsed;
  static Parsed parse(std::string_view edtf);

  static PartialDate single(DatePart part) { return {Shape::Single, part, part}; }
  static PartialDate until(DatePart end) { return {Shape::OpenStart, end, end}; }     // ../2021-07-01
  static PartialDate from(DatePart begin) { return {Shape::OpenEnd, begin, begin}; }  // 2021-03/..
  // An interval; nullopt where its end is before its start.
  static std::optional<PartialDate> range(DatePart begin, DatePart end);

  Shape shape() const { return shape_; }
  const DatePart& begin() const { return begin_; }  // of an open start: the same as end()
  const DatePart& end() const { return end_; }      // of an open end: the same as begin()

  int year() const { return begin_.year; }
  // The month under which a timeline lists it; nullopt for quarters, halves, years and masked months.
  std::optional<int> month() const;
  TimelineKey key() const;
  std::string edtf() const;

  auto operator<=>(const PartialDate&) const = default;

 private:
  PartialDate(Shape shape, DatePart begin, DatePart end) : shape_(shape), begin_(begin), end_(end) {}
  Shape shape_;
  DatePart begin_;
  DatePart end_;
};

struct PartialDate::Parsed {
  std::optional<PartialDate> date;
  Fault fault = Fault::NotADate;  // where there is no date
};

}  // namespace gazette::model
