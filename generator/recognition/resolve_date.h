// Gives a WrittenDate its year: what a reader takes from the sentence, the heading or the report.
//
// Pure functions.
#pragma once

#include <optional>

#include "model/civil_date.h"
#include "model/partial_date.h"
#include "recognition/written_date.h"

namespace gazette::recognition {

// Where a date's year comes from.
enum class YearSource : std::uint8_t {
  Date,      // 2021年3月5日, 去年12月, 同年5月
  Sentence,  // 2021年，…3月5日
  Heading,
  Report
};

// What stands before a date and gives it the year, and the month where it has none.
struct DateContext {
  // The date before it in the paragraph.
  struct Earlier {
    model::DatePart part;  // of a range: its end
    bool is_range = false;
    bool tells_year = false;      // in the same sentence, of a deed, and with its year
    bool year_relative = false;   // 去年12月
    bool month_relative = false;  // 上月, 本月
  };

  int report_year = 0;
  std::optional<int> report_month;  // of a monthly report
  std::optional<model::CivilDate> report_date;
  std::optional<int> school_year;  // in which it begins
  std::optional<int> heading_year;
  std::optional<int> sentence_year;  // 2021年，… by itself
  std::optional<Earlier> earlier;
  std::optional<model::DatePart> earlier_month;  // of the nearest date before it that has a month
};

struct ResolvedDate {
  model::PartialDate date;
  YearSource year_source = YearSource::Report;
};

// nullopt for a year alone, an impossible day, and what needs a date before it and has none.
std::optional<ResolvedDate> resolve(const WrittenDate& written, const DateContext& context);

}  // namespace gazette::recognition
