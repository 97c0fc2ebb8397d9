// Dates in words, Chinese or English, as precise as their source wrote them.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/wording.h"
#include "model/civil_date.h"
#include "model/partial_date.h"

namespace gazette::pages {

using diagnostics::Language;

enum class Year { Named, Left };  // whether the year is said: 2021年3月5日 or 3月5日

std::string day_words(const model::CivilDate& date, Year year, Language language);

// A date of an activity on a page.
struct DateWords {
  std::string when;                     // 3月5日, 第一季度, X月24日
  std::optional<std::string> until;     // of a range: what stands after 至
  std::optional<std::string> datetime;  // for <time>, where HTML can say it
  std::optional<std::string> until_datetime;
  std::optional<std::string> note;  // 原文未写明月份
  std::string_view kind;            // day range month quarter half year masked open
};
DateWords date_words(const model::PartialDate& date, Year year, Language language);

// A year, month or day by itself, as in since and until.
std::string part_words(const model::DatePart& part, Year year, Language language);

}  // namespace gazette::pages
