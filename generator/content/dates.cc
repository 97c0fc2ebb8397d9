#include "content/dates.h"

#include <fmt/format.h>

#include "content/rules.h"
#include "model/civil_date.h"

namespace gazette::content {

namespace {

using diagnostics::Diagnostics;
using diagnostics::locate;
using diagnostics::SourceFile;
using diagnostics::words;
using yaml::span_of;
using Fault = model::PartialDate::Fault;

}  // namespace

std::optional<std::string> edtf_form_of(std::string_view text) {
  if (auto day = yaml::iso_form_of(text)) return day;
  // A year and a month: "2021年3月", "2021-3", "2021.03".
  int year = 0;
  int month = 0;
  std::size_t i = 0;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9' && i < 4) year = year * 10 + (text[i++] - '0');
  if (i != 4) return std::nullopt;
  while (i < text.size() && (text[i] < '0' || text[i] > '9')) ++i;
  const std::size_t month_begin = i;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9' && i < month_begin + 2)
    month = month * 10 + (text[i++] - '0');
  const std::string_view rest = text.substr(i);
  if (!rest.empty() && rest != "月" && rest != "月份") return std::nullopt;
  if (month_begin == text.size()) {
    return text.substr(4) == "年" || text.substr(4) == "年度" ? std::optional(fmt::format("{:04}", year))
                                                              : std::nullopt;
  }
  if (!model::CivilDate::of(year, month, 1)) return std::nullopt;
  return fmt::format("{:04}-{:02}", year, month);
}

std::optional<model::PartialDate> read_partial_date(const SourceFile& file, const yaml::Text& text,
                                                    Diagnostics& diagnostics) {
  const model::PartialDate::Parsed parsed = model::PartialDate::parse(text.value);
  if (parsed.date) return parsed.date;
  const diagnostics::Place place = locate(file, span_of(text));
  switch (parsed.fault) {
    case Fault::Impossible:
      diagnostics.error(rules::bad_date, place,
                        words("没有“{}”这个日期", "there is no date '{}'", text.value));
      break;
    case Fault::EndBeforeStart:
      diagnostics.error(rules::bad_date, place,
                        words("“{}”的结束早于开始", "'{}' ends before it begins", text.value));
      break;
    case Fault::YearOutOfRange:
      diagnostics.error(
          rules::bad_date, place,
          words("年份应在{}到{}之间", "the year must be from {} to {}", model::first_year, model::last_year));
      break;
    case Fault::NotADate: {
      diagnostics::Diagnostic& told =
          diagnostics.error(rules::bad_date, place,
                            words("日期“{}”的写法不对", "'{}' is not written as a date is", text.value));
      if (const auto form = edtf_form_of(text.value)) {
        told.suggest(words("写成 {}", "write {}", *form));
      } else {
        told.suggest({"写成 2021-03-05、2021-03、2021-XX-24 或 2021-03-05/2021-03-07",
                      "write 2021-03-05, 2021-03, 2021-XX-24 or 2021-03-05/2021-03-07"});
      }
      break;
    }
  }
  return std::nullopt;
}

}  // namespace gazette::content
