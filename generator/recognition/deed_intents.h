// The words that make of a dated clause what is yet to be done: 将于, 计划, 争取, 我局将组织.
//
// Constant tables and pure functions; any thread may call them.
#pragma once

#include "recognition/characters.h"

namespace gazette::recognition {

// 将于, 计划: of the words just before a date.
bool ends_in_intent(const Characters& characters, Stretch prefix);

// 要完成, 力争建成: of the words just after a date. The stretch begins there.
bool begins_with_intent(const Characters& characters, Stretch rest);

// 我局将组织, 将召开. 将慰问品送到老党员手中 only puts the object first; so does, where the day `is_over`,
// every 将 that no verb of the calling of meetings and the like follows.
bool tells_intent(const Characters& characters, Stretch clause, bool is_over);

}  // namespace gazette::recognition
