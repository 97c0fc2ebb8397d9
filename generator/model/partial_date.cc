#include "model/partial_date.h"

#include <fmt/format.h>

#include <utility>

#include "model/civil_date.h"

namespace gazette::model {

namespace {

using Fault = PartialDate::Fault;

struct ParsedPart {
  std::optional<DatePart> part;
  Fault fault = Fault::NotADate;
};

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

bool masked(std::string_view text) {
  return text == "XX";
}

// "Q1", "H2", "33" (a quarter) or "40" (a half) after the year.
bool read_section(std::string_view text, DatePart& part) {
  int quarter = 0;
  int half = 0;
  if (text.size() == 2 && text[0] == 'Q') quarter = text[1] - '0';
  if (text.size() == 2 && text[0] == 'H') half = text[1] - '0';
  if (const std::optional<int> code = two_digits(text)) {
    if (*code >= 33 && *code <= 36) quarter = *code - 32;
    if (*code == 40 || *code == 41) half = *code - 39;
  }
  if (quarter >= 1 && quarter <= 4) {
    part.precision = Precision::Quarter;
    part.section = static_cast<std::uint8_t>(quarter);
    return true;
  }
  if (half >= 1 && half <= 2) {
    part.precision = Precision::Half;
    part.section = static_cast<std::uint8_t>(half);
    return true;
  }
  return false;
}

ParsedPart checked_month(std::string_view text, DatePart part) {
  if (masked(text)) {
    part.precision = Precision::SomeMonth;
    return {part};
  }
  if (read_section(text, part)) return {part};
  const std::optional<int> month = two_digits(text);
  if (!month) return {std::nullopt, Fault::NotADate};
  if (*month < 1 || *month > 12) return {std::nullopt, Fault::Impossible};
  part.precision = Precision::Month;
  part.month = static_cast<std::uint8_t>(*month);
  return {part};
}

ParsedPart checked_day(std::string_view text, DatePart part) {
  const bool month_masked = part.precision == Precision::SomeMonth;
  if (!month_masked && part.precision != Precision::Month) return {std::nullopt, Fault::NotADate};
  if (masked(text)) {
    part.precision = month_masked ? Precision::MaskedBoth : Precision::MaskedDay;
    return {part};
  }
  const std::optional<int> day = two_digits(text);
  if (!day) return {std::nullopt, Fault::NotADate};
  const int longest = month_masked ? 31 : days_in_month(part.year, part.month);
  if (*day < 1 || *day > longest) return {std::nullopt, Fault::Impossible};
  part.precision = month_masked ? Precision::MaskedMonth : Precision::Day;
  part.day = static_cast<std::uint8_t>(*day);
  return {part};
}

ParsedPart parse_part(std::string_view text) {
  DatePart part;
  if (text.ends_with('~')) part.approximate = true;
  if (text.ends_with('?')) part.uncertain = true;
  if (text.ends_with('%')) part.approximate = part.uncertain = true;
  if (part.approximate || part.uncertain) text.remove_suffix(1);

  const std::optional<int> high = text.size() >= 4 ? two_digits(text.substr(0, 2)) : std::nullopt;
  const std::optional<int> low = text.size() >= 4 ? two_digits(text.substr(2, 2)) : std::nullopt;
  if (!high || !low) return {std::nullopt, Fault::NotADate};
  part.year = static_cast<std::int16_t>(*high * 100 + *low);
  if (part.year < first_year || part.year > last_year) return {std::nullopt, Fault::YearOutOfRange};
  if (text.size() == 4) return {part};
  if (text[4] != '-' || (text.size() != 7 && text.size() != 10)) return {std::nullopt, Fault::NotADate};
  const ParsedPart month = checked_month(text.substr(5, 2), part);
  if (!month.part || text.size() == 7) return month;
  if (text[7] != '-') return {std::nullopt, Fault::NotADate};
  return checked_day(text.substr(8, 2), *month.part);
}

// Slots of a year: month m holds m*100 (days 1–31, then 40 for "some day of it"); what follows a
// month's own entries has 60 (quarter) and 70 (half); 2000 and above stand at the year's end.
std::uint16_t slot_of(const DatePart& part) {
  switch (part.precision) {
    case Precision::Day:
      return static_cast<std::uint16_t>(part.month * 100 + part.day);
    case Precision::Month:
    case Precision::MaskedDay:
      return static_cast<std::uint16_t>(part.month * 100 + 40);
    case Precision::Quarter:
      return static_cast<std::uint16_t>(part.section * 300 + 60);
    case Precision::Half:
      return static_cast<std::uint16_t>(part.section * 600 + 70);
    case Precision::MaskedMonth:
      return static_cast<std::uint16_t>(2000 + part.day);
    case Precision::MaskedBoth:
      return 2040;
    case Precision::SomeMonth:
      return 2045;
    case Precision::Year:
      return 2050;
  }
  std::unreachable();
}

// The first and last day that a part can mean, as month * 100 + day within its year.
std::pair<int, int> bounds_of(const DatePart& part) {
  switch (part.precision) {
    case Precision::Day:
      return {part.month * 100 + part.day, part.month * 100 + part.day};
    case Precision::Month:
    case Precision::MaskedDay:
      return {part.month * 100 + 1, part.month * 100 + 31};
    case Precision::Quarter:
      return {(part.section * 3 - 2) * 100 + 1, part.section * 300 + 31};
    case Precision::Half:
      return {(part.section * 6 - 5) * 100 + 1, part.section * 600 + 31};
    case Precision::MaskedMonth:
    case Precision::MaskedBoth:
    case Precision::SomeMonth:
    case Precision::Year:
      return {101, 1231};
  }
  std::unreachable();
}

std::string edtf_of(const DatePart& part) {
  std::string out = fmt::format("{:04}", part.year);
  switch (part.precision) {
    case Precision::Day:
      out += fmt::format("-{:02}-{:02}", part.month, part.day);
      break;
    case Precision::Month:
      out += fmt::format("-{:02}", part.month);
      break;
    case Precision::MaskedDay:
      out += fmt::format("-{:02}-XX", part.month);
      break;
    case Precision::MaskedMonth:
      out += fmt::format("-XX-{:02}", part.day);
      break;
    case Precision::MaskedBoth:
      out += "-XX-XX";
      break;
    case Precision::SomeMonth:
      out += "-XX";
      break;
    case Precision::Quarter:
      out += fmt::format("-{}", 32 + part.section);
      break;
    case Precision::Half:
      out += fmt::format("-{}", 39 + part.section);
      break;
    case Precision::Year:
      break;
  }
  if (part.approximate && part.uncertain) return out + "%";
  if (part.approximate) return out + "~";
  if (part.uncertain) return out + "?";
  return out;
}

}  // namespace

PartialDate::Parsed PartialDate::parse(std::string_view edtf) {
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) {
    const ParsedPart part = parse_part(edtf);
    if (!part.part) return {std::nullopt, part.fault};
    return {single(*part.part)};
  }
  const std::string_view first = edtf.substr(0, slash);
  const std::string_view second = edtf.substr(slash + 1);
  if (first == ".." || second == "..") {
    const bool open_start = first == "..";
    const ParsedPart part = parse_part(open_start ? second : first);
    if (!part.part) return {std::nullopt, part.fault};
    return {PartialDate(open_start ? Shape::OpenStart : Shape::OpenEnd, *part.part, *part.part)};
  }
  const ParsedPart begin = parse_part(first);
  if (!begin.part) return {std::nullopt, begin.fault};
  const ParsedPart end = parse_part(second);
  if (!end.part) return {std::nullopt, end.fault};
  const std::optional<PartialDate> date = range(*begin.part, *end.part);
  if (!date) return {std::nullopt, Fault::EndBeforeStart};
  return {date};
}

std::optional<PartialDate> PartialDate::range(DatePart begin, DatePart end) {
  const auto earliest = std::pair(begin.year, bounds_of(begin).first);
  const auto latest = std::pair(end.year, bounds_of(end).second);
  if (latest < earliest) return std::nullopt;
  // Two masked months are the same unknown month: their days must be in order.
  const bool masked_days =
      begin.precision == Precision::MaskedMonth && end.precision == Precision::MaskedMonth;
  if (masked_days && begin.year == end.year && end.day < begin.day) return std::nullopt;
  return PartialDate(Shape::Range, begin, end);
}

std::optional<int> PartialDate::month() const {
  const bool has_month = begin_.precision == Precision::Day || begin_.precision == Precision::Month ||
                         begin_.precision == Precision::MaskedDay;
  return has_month ? std::optional<int>(begin_.month) : std::nullopt;
}

TimelineKey PartialDate::key() const {
  return {begin_.year, slot_of(begin_)};
}

std::string PartialDate::edtf() const {
  switch (shape_) {
    case Shape::Single:
      return edtf_of(begin_);
    case Shape::Range:
      return edtf_of(begin_) + "/" + edtf_of(end_);
    case Shape::OpenStart:
      return "../" + edtf_of(end_);
    case Shape::OpenEnd:
      return edtf_of(begin_) + "/..";
  }
  std::unreachable();
}

}  // namespace gazette::model
