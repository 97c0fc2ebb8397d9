#include "pages/date_words.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace gazette::pages {

namespace {

using model::DatePart;
using model::PartialDate;
using model::Precision;

constexpr std::array<std::string_view, 12> english_months{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 4> chinese_quarters{"第一季度", "第二季度", "第三季度", "第四季度"};
constexpr std::array<std::string_view, 2> chinese_halves{"上半年", "下半年"};
constexpr std::array<std::string_view, 2> english_halves{"first half", "second half"};

std::string_view english_month(int month) {
  return english_months[static_cast<std::size_t>(month - 1)];
}

std::string chinese_part(const DatePart& part) {
  switch (part.precision) {
    case Precision::Day:
      return fmt::format("{}月{}日", part.month, part.day);
    case Precision::Month:
      return fmt::format("{}月", part.month);
    case Precision::MaskedDay:
      return fmt::format("{}月（日期不详）", part.month);
    case Precision::Quarter:
      return std::string(chinese_quarters[part.section - 1U]);
    case Precision::Half:
      return std::string(chinese_halves[part.section - 1U]);
    case Precision::MaskedMonth:
      return fmt::format("X月{}日", part.day);
    case Precision::MaskedBoth:
      return "X月X日";
    case Precision::SomeMonth:
      return "X月";
    case Precision::Year:
      return "年内";
  }
  std::unreachable();
}

std::string english_part(const DatePart& part) {
  switch (part.precision) {
    case Precision::Day:
      return fmt::format("{} {}", part.day, english_month(part.month));
    case Precision::Month:
      return std::string(english_month(part.month));
    case Precision::MaskedDay:
      return fmt::format("{} (day unknown)", english_month(part.month));
    case Precision::Quarter:
      return fmt::format("Q{}", part.section);
    case Precision::Half:
      return std::string(english_halves[part.section - 1U]);
    case Precision::MaskedMonth:
      return fmt::format("day {}", part.day);
    case Precision::MaskedBoth:
      return "day and month not given";
    case Precision::SomeMonth:
      return "some month";
    case Precision::Year:
      return "in the year";
  }
  std::unreachable();
}

std::string with_doubt(std::string text, const DatePart& part, Language language) {
  const bool chinese = language == Language::Chinese;
  if (part.approximate) text = chinese ? text + "前后" : "about " + text;
  if (part.uncertain) text += chinese ? "（存疑）" : " (uncertain)";
  return text;
}

std::optional<std::string> datetime_of(const DatePart& part) {
  switch (part.precision) {
    case Precision::Day:
      return fmt::format("{:04}-{:02}-{:02}", part.year, part.month, part.day);
    case Precision::Month:
    case Precision::MaskedDay:
      return fmt::format("{:04}-{:02}", part.year, part.month);
    case Precision::Quarter:
    case Precision::Half:
    case Precision::Year:
    case Precision::MaskedMonth:
    case Precision::MaskedBoth:
    case Precision::SomeMonth:
      return std::nullopt;
  }
  std::unreachable();
}

std::optional<std::string> note_of(const DatePart& part, Language language) {
  const bool chinese = language == Language::Chinese;
  switch (part.precision) {
    case Precision::MaskedMonth:
    case Precision::SomeMonth:
      return chinese ? "原文未写明月份" : "month not given";
    case Precision::MaskedBoth:
    case Precision::Year:
      return chinese ? "原文未写明月日" : "day and month not given";
    case Precision::Day:
    case Precision::Month:
    case Precision::MaskedDay:
    case Precision::Quarter:
    case Precision::Half:
      return std::nullopt;
  }
  std::unreachable();
}

std::string_view kind_of(const PartialDate& date) {
  if (date.shape() == PartialDate::Shape::Range) return "range";
  if (date.shape() != PartialDate::Shape::Single) return "open";
  switch (date.begin().precision) {
    case Precision::Day:
      return "day";
    case Precision::Month:
    case Precision::MaskedDay:
      return "month";
    case Precision::Quarter:
      return "quarter";
    case Precision::Half:
      return "half";
    case Precision::Year:
      return "year";
    case Precision::MaskedMonth:
    case Precision::MaskedBoth:
    case Precision::SomeMonth:
      return "masked";
  }
  std::unreachable();
}

// The end of a range, without what it has in common with its beginning: 至7日, 至7月5日, 至2022年1月3日.
std::string until_words(const PartialDate& date, Language language) {
  const DatePart& begin = date.begin();
  const DatePart& end = date.end();
  if (begin.year != end.year) return part_words(end, Year::Named, language);
  const bool same_month = begin.precision == end.precision && begin.month == end.month &&
                          (end.precision == Precision::Day || end.precision == Precision::MaskedMonth);
  if (same_month && language == Language::Chinese)
    return with_doubt(fmt::format("{}日", end.day), end, language);
  return part_words(end, Year::Left, language);
}

}  // namespace

std::string part_words(const DatePart& part, Year year, Language language) {
  if (language == Language::Chinese) {
    const bool only_year = part.precision == Precision::Year && year == Year::Named;
    const std::string text = only_year ? "" : chinese_part(part);
    return with_doubt(year == Year::Named ? fmt::format("{}年{}", part.year, text) : text, part, language);
  }
  if (year == Year::Left) return with_doubt(english_part(part), part, language);
  if (part.precision == Precision::Year) return with_doubt(fmt::format("{}", part.year), part, language);
  return with_doubt(fmt::format("{} {}", english_part(part), part.year), part, language);
}

std::string day_words(const model::CivilDate& date, Year year, Language language) {
  DatePart part;
  part.precision = Precision::Day;
  part.year = static_cast<std::int16_t>(date.year());
  part.month = static_cast<std::uint8_t>(date.month());
  part.day = static_cast<std::uint8_t>(date.day());
  return part_words(part, year, language);
}

DateWords date_words(const PartialDate& date, Year year, Language language) {
  DateWords words;
  words.kind = kind_of(date);
  words.when = part_words(date.begin(), year, language);
  words.datetime = datetime_of(date.begin());
  words.note = note_of(date.begin(), language);
  // A year by itself says all that is known where it is named.
  if (date.begin().precision == Precision::Year && year == Year::Named) words.note.reset();
  const bool chinese = language == Language::Chinese;
  switch (date.shape()) {
    case PartialDate::Shape::Single:
      break;
    case PartialDate::Shape::Range:
      words.until = until_words(date, language);
      words.until_datetime = datetime_of(date.end());
      break;
    case PartialDate::Shape::OpenStart:
      words.when = chinese ? words.when + "前" : "by " + words.when;
      break;
    case PartialDate::Shape::OpenEnd:
      words.when = chinese ? words.when + "起" : "from " + words.when;
      break;
  }
  return words;
}

}  // namespace gazette::pages
