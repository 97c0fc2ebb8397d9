#include "recognition/resolve_date.h"

#include <utility>

#include "model/civil_date.h"
#include "recognition/school_year.h"

namespace gazette::recognition {

namespace {

using model::CivilDate;
using model::DatePart;
using model::PartialDate;
using model::Precision;

// The two ends of what a part means; the same where it is one date.
struct Ends {
  DatePart begin;
  DatePart end;
};

struct Year {
  int year;
  YearSource source;
};

DatePart day_part(int year, int month, int day) {
  DatePart part;
  part.precision = Precision::Day;
  part.year = static_cast<std::int16_t>(year);
  part.month = static_cast<std::uint8_t>(month);
  part.day = static_cast<std::uint8_t>(day);
  return part;
}

DatePart month_part(int year, int month) {
  DatePart part;
  part.precision = Precision::Month;
  part.year = static_cast<std::int16_t>(year);
  part.month = static_cast<std::uint8_t>(month);
  return part;
}

DatePart in_some_month(int year, int day) {
  DatePart part;
  part.precision = Precision::MaskedMonth;
  part.year = static_cast<std::int16_t>(year);
  part.day = static_cast<std::uint8_t>(day);
  return part;
}

DatePart approximately(DatePart part) {
  part.approximate = true;
  return part;
}

Ends one(DatePart part) {
  return {part, part};
}

DatePart from_civil(CivilDate date) {
  return day_part(date.year(), date.month(), date.day());
}

// The year of the date before it in the sentence; 去年12月…，3月… goes on in this year, and so does
// 2021年11月破土动工，8月封顶 in a report of a later year.
std::optional<int> year_of_earlier(const WrittenPart& part, const DateContext& context) {
  if (!context.earlier || !context.earlier->tells_year) return std::nullopt;
  const model::DatePart& earlier = context.earlier->part;
  const bool backwards = part.month.known() && earlier.month != 0 && part.month.value < earlier.month;
  if (context.earlier->year_relative && backwards) return std::nullopt;
  return backwards && earlier.year < context.report_year ? earlier.year + 1 : earlier.year;
}

Year year_of(const WrittenPart& part, const DateContext& context) {
  switch (part.year_word) {
    case YearWord::Number:
      return {part.year.value, YearSource::Date};
    case YearWord::TwoAgo:
      return {context.report_year - 2, YearSource::Date};
    case YearWord::Last:
      return {context.report_year - 1, YearSource::Date};
    case YearWord::This:
      return {context.report_year, YearSource::Date};
    case YearWord::Next:
      return {context.report_year + 1, YearSource::Date};
    case YearWord::Following:
      return {(context.earlier ? context.earlier->part.year : context.report_year) + 1, YearSource::Date};
    case YearWord::Same:
      if (context.earlier) return {context.earlier->part.year, YearSource::Date};
      if (context.sentence_year) return {*context.sentence_year, YearSource::Sentence};
      return {context.report_year, YearSource::Date};
    case YearWord::None:
      break;
  }
  if (const auto year = year_of_earlier(part, context)) return {*year, YearSource::Sentence};
  if (context.sentence_year) return {*context.sentence_year, YearSource::Sentence};
  if (context.heading_year) return {*context.heading_year, YearSource::Heading};
  if (context.school_year && part.month.known()) {
    const bool autumn = part.month.value >= first_month_of_school_year;
    return {*context.school_year + (autumn ? 0 : 1), YearSource::Report};
  }
  return {context.report_year, YearSource::Report};
}

std::optional<Ends> days_of_masked_month(Portion portion, int year) {
  const auto days = [&](int first, int last) {
    return Ends{in_some_month(year, first), in_some_month(year, last)};
  };
  DatePart whole;
  whole.precision = Precision::SomeMonth;
  whole.year = static_cast<std::int16_t>(year);
  switch (portion) {
    case Portion::Whole:
      return one(whole);
    case Portion::Start:
    case Portion::Middle:
    case Portion::End:
      return one(approximately(whole));
    case Portion::FirstTen:
      return days(1, 10);
    case Portion::SecondTen:
      return days(11, 20);
    case Portion::LastTen:
      return days(21, 31);
    case Portion::LateTwo:
      return days(11, 31);
    case Portion::FirstTwo:
      return days(1, 20);
  }
  return std::nullopt;
}

std::optional<Ends> days_of_month(Portion portion, int year, int month) {
  const int last = model::days_in_month(year, month);
  const auto days = [&](int from, int to) {
    return Ends{day_part(year, month, from), day_part(year, month, to)};
  };
  switch (portion) {
    case Portion::Whole:
      return one(month_part(year, month));
    case Portion::Start:
      return one(approximately(day_part(year, month, 1)));
    case Portion::Middle:
      return one(approximately(day_part(year, month, 15)));
    case Portion::End:
      return one(approximately(day_part(year, month, last)));
    case Portion::FirstTen:
      return days(1, 10);
    case Portion::SecondTen:
      return days(11, 20);
    case Portion::LastTen:
      return days(21, last);
    case Portion::LateTwo:
      return days(11, last);
    case Portion::FirstTwo:
      return days(1, 20);
  }
  return std::nullopt;
}

std::optional<Ends> calendar_day(const WrittenPart& part, int year) {
  DatePart made;
  made.year = static_cast<std::int16_t>(year);
  if (part.day.known()) made.day = static_cast<std::uint8_t>(part.day.value);
  if (part.month.known()) made.month = static_cast<std::uint8_t>(part.month.value);
  if (part.month.masked()) {
    made.precision = part.day.masked() ? Precision::MaskedBoth : Precision::MaskedMonth;
    return one(made);
  }
  if (part.day.masked()) {
    made.precision = Precision::MaskedDay;
    return one(made);
  }
  if (!CivilDate::of(year, made.month, made.day)) return std::nullopt;
  made.precision = Precision::Day;
  return one(made);
}

// The day or the portion of the month.
std::optional<Ends> in_month(const WrittenPart& part, int year) {
  if (!part.day.absent()) return calendar_day(part, year);
  if (part.month.masked()) return days_of_masked_month(part.portion, year);
  if (part.month.value < 1 || part.month.value > 12) return std::nullopt;
  return days_of_month(part.portion, year, part.month.value);
}

// A day without a month has that of the date before it.
std::optional<Ends> day_alone(WrittenPart part, int year, const DateContext& context) {
  if (context.earlier_month) {
    const DatePart& earlier = *context.earlier_month;
    const bool masked = earlier.month == 0;
    part.month = {masked ? Digits::State::Masked : Digits::State::Known, earlier.month};
    return in_month(part, earlier.year);
  }
  if (!context.report_month) return std::nullopt;
  part.month = {Digits::State::Known, static_cast<std::int16_t>(*context.report_month)};
  return in_month(part, year);
}

std::optional<Ends> calendar(const WrittenPart& part, int year, const DateContext& context) {
  return part.month.absent() ? day_alone(part, year, context) : in_month(part, year);
}

std::optional<Ends> year_portion(Portion portion, int year) {
  const int month = portion == Portion::Start ? 1 : portion == Portion::Middle ? 6 : 12;
  return one(approximately(month_part(year, month)));
}

std::optional<Ends> section(Precision precision, int year, std::uint8_t number) {
  DatePart part;
  part.precision = precision;
  part.year = static_cast<std::int16_t>(year);
  part.section = number;
  return one(part);
}

std::optional<CivilDate> day_after(const DatePart& part) {
  if (part.precision != Precision::Day) return std::nullopt;
  if (const auto next = CivilDate::of(part.year, part.month, part.day + 1)) return next;
  if (part.month < 12) return CivilDate::of(part.year, part.month + 1, 1);
  return CivilDate::of(part.year + 1, 1, 1);
}

std::optional<CivilDate> day_before(const DatePart& part) {
  if (part.precision != Precision::Day) return std::nullopt;
  if (part.day > 1) return CivilDate::of(part.year, part.month, part.day - 1);
  const int year = part.month > 1 ? part.year : part.year - 1;
  const int month = part.month > 1 ? part.month - 1 : 12;
  return CivilDate::of(year, month, model::days_in_month(year, month));
}

std::optional<Ends> day_of_earlier(Anchor anchor, const DateContext& context) {
  if (!context.earlier) return std::nullopt;
  const DatePart& earlier = context.earlier->part;
  const bool day = earlier.precision == Precision::Day || earlier.precision == Precision::MaskedMonth ||
                   earlier.precision == Precision::MaskedDay || earlier.precision == Precision::MaskedBoth;
  if (!day) return std::nullopt;
  if (context.earlier->is_range) return std::nullopt;
  if (anchor == Anchor::SameDay) return one(earlier);
  if (anchor == Anchor::NextDay && earlier.precision == Precision::MaskedMonth && earlier.day < 28)
    return one(in_some_month(earlier.year, earlier.day + 1));
  const auto next = anchor == Anchor::NextDay ? day_after(earlier) : day_before(earlier);
  return next ? std::optional(one(from_civil(*next))) : std::nullopt;
}

// The month that is spoken of: a monthly report's own, else that of the date before, else that in which
// the report was made. 当月 is of the date before, wherever there is one.
std::optional<DatePart> month_spoken_of(Anchor anchor, const DateContext& context) {
  const auto own = [&]() -> std::optional<DatePart> {
    if (context.report_month) return month_part(context.report_year, *context.report_month);
    return std::nullopt;
  };
  const auto made = [&]() -> std::optional<DatePart> {
    if (context.report_date) return month_part(context.report_date->year(), context.report_date->month());
    return std::nullopt;
  };
  const bool earlier = context.earlier && context.earlier->part.month != 0;
  if (anchor == Anchor::ThatMonth) return earlier ? context.earlier->part : own();
  if (const auto month = own()) return month;
  if (earlier && !(context.earlier->month_relative && made())) return context.earlier->part;
  return made();
}

// 同月, 上月5日, 本月底.
std::optional<Ends> in_month_spoken_of(WrittenPart part, const DateContext& context) {
  const std::optional<DatePart> spoken = month_spoken_of(part.anchor, context);
  if (!spoken) return std::nullopt;
  int year = spoken->year;
  int month = spoken->month;
  if (part.anchor == Anchor::LastMonth && --month == 0) {
    --year;
    month = 12;
  }
  part.month = {Digits::State::Known, static_cast<std::int16_t>(month)};
  return in_month(part, year);
}

std::optional<Ends> ends_of(const WrittenPart& part, int year, const DateContext& context) {
  if (year < model::first_year || year > model::last_year) return std::nullopt;
  switch (part.anchor) {
    case Anchor::Calendar:
      return calendar(part, year, context);
    case Anchor::Quarter:
      return section(Precision::Quarter, year, part.section);
    case Anchor::Half:
      return section(Precision::Half, year, part.section);
    case Anchor::ThreeQuarters:
      return Ends{month_part(year, 1), month_part(year, 9)};
    case Anchor::YearPortion:
      return year_portion(part.portion, year);
    case Anchor::Festival: {
      const auto day = day_of(part.festival, year);
      return day ? std::optional(one(from_civil(*day))) : std::nullopt;
    }
    case Anchor::SameDay:
    case Anchor::NextDay:
    case Anchor::DayBefore:
      return day_of_earlier(part.anchor, context);
    case Anchor::ThatMonth:
    case Anchor::ThisMonth:
    case Anchor::LastMonth:
      return in_month_spoken_of(part, context);
    case Anchor::YearAlone:
      return std::nullopt;
  }
  return std::nullopt;
}

// The month before a festival's day, or that day's own where it is far from the month's beginning.
DatePart eve_of(const DatePart& day) {
  if (day.precision != Precision::Day) return approximately(day);
  if (day.day > 1) return approximately(month_part(day.year, day.month));
  return approximately(day.month > 1 ? month_part(day.year, day.month - 1) : month_part(day.year - 1, 12));
}

DatePart exactly(DatePart part) {
  part.approximate = false;
  return part;
}

std::optional<PartialDate> related(const WrittenDate& written, const Ends& ends) {
  const bool festival = written.first.anchor == Anchor::Festival;
  const bool one_date = ends.begin == ends.end;
  const auto as_written = [&]() -> std::optional<PartialDate> {
    return one_date ? PartialDate::single(ends.begin) : PartialDate::range(ends.begin, ends.end);
  };
  switch (written.relation) {
    case Relation::On:
    case Relation::Since:
      return as_written();
    case Relation::During:
      if (!festival) return as_written();
      return one_date ? PartialDate::single(approximately(ends.begin))
                      : PartialDate::range(approximately(ends.begin), approximately(ends.end));
    case Relation::Around:
      return one_date ? PartialDate::single(approximately(ends.begin))
                      : PartialDate::range(approximately(ends.begin), approximately(ends.end));
    case Relation::Before:
      return PartialDate::until(exactly(ends.end));
    case Relation::Eve:
      return PartialDate::single(eve_of(ends.begin));
    case Relation::After:
      return PartialDate::from(festival ? ends.end : exactly(ends.end));
    case Relation::From:
      return PartialDate::from(exactly(ends.begin));
  }
  return std::nullopt;
}

// The end of a range has the year of its beginning, or the next where it would be before it.
std::optional<DatePart> end_of_range(const WrittenDate& written, const Ends& first,
                                     const DateContext& context) {
  WrittenPart last = *written.last;
  int year = first.begin.year;
  if (last.year_word == YearWord::Number) year = last.year.value;
  if (last.year_word == YearWord::Next || last.year_word == YearWord::Following) ++year;
  if (last.year_word == YearWord::This) year = context.report_year;
  if (last.month.absent()) last.month = written.first.month;
  if (last.month.absent() && first.begin.month != 0)
    last.month = {Digits::State::Known, static_cast<std::int16_t>(first.begin.month)};
  const bool wraps = last.year_word == YearWord::None && last.month.known() && written.first.month.known() &&
                     last.month.value < written.first.month.value;
  if (wraps && last.anchor == Anchor::Calendar) ++year;
  const auto ends = ends_of(last, year, context);
  return ends ? std::optional(ends->end) : std::nullopt;
}

}  // namespace

std::optional<ResolvedDate> resolve(const WrittenDate& written, const DateContext& context) {
  const Year year = year_of(written.first, context);
  std::optional<Ends> ends = ends_of(written.first, year.year, context);
  if (!ends) return std::nullopt;
  if (written.last) {
    const auto end = end_of_range(written, *ends, context);
    if (!end) return std::nullopt;
    ends->end = *end;
    // 国庆、中秋期间: named by their weight, not by their order.
    const bool festivals = written.first.anchor == Anchor::Festival;
    if (festivals && !PartialDate::range(ends->begin, ends->end)) std::swap(ends->begin, ends->end);
  }
  const std::optional<PartialDate> date = related(written, *ends);
  if (!date) return std::nullopt;
  return ResolvedDate{*date, year.source};
}

}  // namespace gazette::recognition
