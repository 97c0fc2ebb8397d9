// A date with what stands around it, and the parts of that which tell of the date: plain values and pure
// functions over a bounded part of a sentence.
#pragma once

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
  Stretch noted;               // where the date is all that a bracket holds: the clause before it
  bool opens = true;           // no other deed stands before it in the sentence
  Stretch subject_before;      // of the deed before it in the sentence, which may be its own too
  bool after_colon = false;    // 时间：3月5日
  bool is_over = false;        // a day up to that on which the report was made
};

// How much a date tells of when, which is how much must be seen to believe it.
enum class Kind : std::uint8_t { Day, Month, Section, Occasion };

Kind kind_of(const WrittenDate& date);

// The part of the prefix that belongs to the deed: without label and without 于.
Stretch subject_of(const Characters& characters, Stretch prefix);

// The same as the subject of what follows too: without 经, which leads to who passed it.
Stretch agent_of(const Characters& characters, Stretch prefix);

// The first part of a stretch, up to a comma that is not within 《…》 or “…”.
Stretch first_part_of(const ReadText& text, Stretch stretch);

// The rest without the comma after the date.
Stretch body_of(const Characters& characters, Stretch rest);

// Whether the rest follows the date without a comma.
bool goes_on_at_once(const Characters& characters, Stretch rest);

// So much of a stretch as is looked at.
Stretch limited(Stretch stretch, std::uint32_t most);

inline constexpr std::uint32_t deed_reach = 80;  // how far after a date its deed is looked for

}  // namespace gazette::recognition
