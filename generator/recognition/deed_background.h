// What a report tells of that was nobody's work: the facts of a case (经审理查明，2019年3月至5月间，周某…)
// and the history of rules (《条例》2023年12月修订，自2024年1月1日起施行). Pure functions over a bounded
// part of the sentence; any thread may call them.
#pragma once

#include "recognition/dated_clause.h"

namespace gazette::recognition {

bool is_background(const ReadText& text, const DatedClause& clause);

// 吸取教训, 举一反三: an accident of another unit was told, and what follows is our own.
bool tells_lesson(const Characters& characters, Stretch text);

// 被开除党籍: what became of somebody. `rest` begins behind the date.
bool tells_penalty(const ReadText& text, Stretch rest);

}  // namespace gazette::recognition
