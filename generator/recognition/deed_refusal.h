// What makes a date no date of a deed: names of words (3月5日会议精神), habits, states, plans, notes on
// documents. Pure functions over a bounded part of the sentence.
#pragma once

#include "recognition/dated_clause.h"

namespace gazette::recognition {

// By the words before the date or after it.
bool is_refused(const ReadText& text, const DatedClause& clause);

// 书记在4月26日全市推进会上作典型发言: the occasion stands between the date and the deed.
bool is_occasion_with_deed(const ReadText& text, const DatedClause& clause);

}  // namespace gazette::recognition
