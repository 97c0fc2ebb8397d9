// What is counted over some time, and no deed of it: 3月至5月共检查企业120家, 上半年增长8.2%.
//
// Pure functions over a bounded part of the sentence; any thread may call them.
#pragma once

#include "recognition/dated_clause.h"

namespace gazette::recognition {

// A deed of a month, of part of a year or of a long range is believed where no sum is drawn.
bool is_sum(const ReadText& text, const DatedClause& clause, Kind kind);

bool counts_repetitions(const Characters& characters, Stretch clause);  // 71场, 30余次
bool sums_up(const Characters& characters, Stretch clause);             // 做了以下工作

}  // namespace gazette::recognition
