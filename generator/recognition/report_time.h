// What a report says of its own time, by which its dates are read: a plain value, made from its front matter
// and its title.
#pragma once

#include <optional>

#include "model/civil_date.h"
#include "model/report.h"

namespace gazette::recognition {

struct ReportTime {
  int year = 0;
  std::optional<model::Period> period;   // a month gives 20日 its month
  std::optional<model::CivilDate> date;  // of publication: a later day is a plan
  std::optional<int> school_year = {};   // in which the school year that it is of begins
};

}  // namespace gazette::recognition
