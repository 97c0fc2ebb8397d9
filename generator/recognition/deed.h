// Whether a date dates a deed: the judgement on one clause.
//
// A date stands in one of three places. At the head of a clause (3月5日，召开…) it dates what follows,
// unless that is a name (3月5日会议精神), a habit, a plan or a count. After a subject it does so too; a
// month may also name what follows it (9月主题党日), and must look less like that. Anywhere else it only
// qualifies: 2020年度课题, 学习2月25日讲话. The rules and the cases that they were made from are in
// decisions/0008-recognition.md.
//
// Pure; any thread may call it. It looks at a bounded part of the sentence.
#pragma once

#include <cstdint>

#include "recognition/dated_clause.h"
#include "recognition/read_text.h"

namespace gazette::recognition {

// Of the section, or of a date after the report's own. A day before the report's own that stands among plans
// may be past: what is told of it decides.
enum class Tense : std::uint8_t { Told, Planned, PastAmongPlans };

bool is_deed(const ReadText& text, const DatedClause& clause, Tense tense);

}  // namespace gazette::recognition
