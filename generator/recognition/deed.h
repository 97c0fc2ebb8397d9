// Whether a date dates a deed: the judgement on one clause.
//
// A date stands in one of three places. At the head of a clause (3月5日，召开…) it dates what follows,
// unless that is a name (3月5日会议精神), a habit, a plan or a count. After a subject (书香进村4月启动) a
// verb must follow at once. Anywhere else it only qualifies: 2020年度课题, 学习2月25日讲话. The rules and the
// cases that they were made from are in decisions/0008-recognition.md.
//
// Pure; any thread may call it. It looks at a bounded part of the sentence.
#pragma once

#include "model/partial_date.h"
#include "recognition/characters.h"
#include "recognition/read_text.h"
#include "recognition/written_date.h"

namespace gazette::recognition {

// A date with what stands around it in its block.
struct DatedClause {
  WrittenDate written;
  Stretch sentence;
  Stretch prefix;  // from the beginning of the clause to the date
  Stretch rest;    // from behind the date to the end of the sentence, a semicolon or the next date's clause
  bool parenthesized = false;  // within （…）
  bool opens = true;           // no other date stands before it in the sentence
  Stretch subject_before;      // of the deed before it in the sentence, which may be its own too
  bool after_colon = false;    // 时间：3月5日
};

enum class Tense : std::uint8_t { Told, Planned };  // of the section, or of a date after the report's own

bool is_deed(const ReadText& text, const DatedClause& clause, Tense tense);

// The part of the prefix that belongs to the deed: without label and without 于.
Stretch subject_of(const Characters& characters, Stretch prefix);

// The first part of a stretch, up to a comma that is not within 《…》 or “…”.
Stretch first_part_of(const ReadText& text, Stretch stretch);

}  // namespace gazette::recognition
