// A day that is told by its name, and in brackets by its date: 重阳节（10月29日）, “七一”（7月1日）前夕.
//
// Pure; it looks at a bounded number of characters.
#pragma once

#include "recognition/date_scan.h"
#include "recognition/read_text.h"

namespace gazette::recognition {

// Whether the date is all that a bracket holds which follows a day's name; `before` is the clause up to the
// bracket. Then `dated` stands for the name with the bracket and what relates a deed to it.
bool explains_day(const ReadText& text, Stretch block, Stretch before, Dated& dated);

}  // namespace gazette::recognition
