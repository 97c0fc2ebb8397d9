// The words by which a dated clause is told from a date that only qualifies: verbs of deeds, words
// before and after a date that make it a plan, a habit, a state or a comparison.
//
// Constant tables and pure functions; any thread may call them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "recognition/characters.h"

namespace gazette::recognition {

// The end of the first verb of a deed that begins within the stretch; nullopt where there is none.
std::optional<std::uint32_t> end_of_first_deed(const Characters& characters, Stretch stretch);

// Whether a deed begins at `at`, perhaps after adverbs (已经正式…) and the words for who did it with whom.
bool deed_begins_at(const Characters& characters, std::uint32_t at, std::uint32_t end);

// The same with verbs only.
bool verb_begins_at(const Characters& characters, std::uint32_t at, std::uint32_t end);

// The end of 3次, 两批 where the stretch begins so, else its beginning.
std::uint32_t end_of_times(const Characters& characters, Stretch stretch);

// Where the words that only connect, and the label of an item (二是, 如, 其中, 随后), end at its beginning.
std::uint32_t end_of_label(const Characters& characters, Stretch prefix);
// Where the words that lead to a date (于, 在, 已于) begin at its end.
std::uint32_t begin_of_lead(const Characters& characters, Stretch prefix);

// What the words just before a date make of it.
bool ends_in_habit(const Characters& characters, Stretch prefix);       // 每年的
bool ends_in_state(const Characters& characters, Stretch prefix);       // 截至, 到
bool ends_in_comparison(const Characters& characters, Stretch prefix);  // 比, 距
bool ends_in_object(const Characters& characters,
                    Stretch prefix);  // 传达学习, 关于: the date is part of a name
bool begins_with_study(const Characters& characters,
                       Stretch subject);  // 深入学习…讲话: what was said on the date
bool begins_with_source(const Characters& characters, Stretch prefix);  // 根据, 按照

// What the words after a date make of it. The stretch begins just after the date.
bool tells_years_passed(const Characters& characters, Stretch text);  // 两年, 3年, 多年
bool is_in_past(const Characters& characters, Stretch clause);        // 已, 了

// What a month may name: 9月主题党日, 5月党费. The stretch begins just after the month.
bool begins_with_monthly(const Characters& characters, Stretch rest);

// Whether a heading or the opening of a sentence announces what is yet to be done.
bool announces_plans(const Characters& characters, Stretch text);
// 下一步，…: whether a paragraph or a sentence begins so, perhaps after a label.
bool begins_with_plans(const Characters& characters, Stretch text);

bool holds(const Characters& characters, Stretch stretch, std::u32string_view word);
bool holds_any(const Characters& characters, Stretch stretch, std::span<const std::u32string_view> words);
bool begins_with_any(const Characters& characters, Stretch stretch,
                     std::span<const std::u32string_view> words);
bool ends_in_any(const Characters& characters, Stretch stretch, std::span<const std::u32string_view> words);
bool begins(const Characters& characters, Stretch stretch, std::u32string_view word);
bool ends(const Characters& characters, Stretch stretch, std::u32string_view word);

}  // namespace gazette::recognition
