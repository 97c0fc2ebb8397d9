// The title of a deed: its clause without the date, at most so many characters, cut where a clause ends.
//
// Pure; any thread may call it.
#pragma once

#include <string>
#include <string_view>

#include "recognition/deed.h"

namespace gazette::recognition {

// `bytes` is the text that `text` was read from. Empty where nothing is left beside the date.
std::string title_of(const ReadText& text, std::string_view bytes, const DatedClause& clause,
                     std::size_t most);

}  // namespace gazette::recognition
