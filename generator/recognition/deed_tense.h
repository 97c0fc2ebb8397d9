// Whether a date can be told of as past: by the report's own time, by the heading over it and by how its
// sentence begins (下半年，我们将…).
//
// Pure functions; any thread may call them.
#pragma once

#include "recognition/date_scan.h"
#include "recognition/deed.h"
#include "recognition/report_time.h"
#include "recognition/resolve_date.h"

namespace gazette::recognition {

Tense tense_of(const ReadText& text, const ReportTime& time, const Dated& dated, const ResolvedDate& resolved,
               Tense of_section);

// Whether it is a day up to the one on which the report was made: it is over.
bool is_over(const ReportTime& time, const ResolvedDate& resolved);

}  // namespace gazette::recognition
