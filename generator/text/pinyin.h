// The pinyin of Han characters, without tones, as ICU's transform "Han-Latin; Latin-ASCII" gives it.
//
// The table is made when Gazette is built (generator/cmake/make_pinyin_table.cc): making ICU's transform
// at run time takes longer than reading a thousand reports.
#pragma once

#include <string_view>

namespace gazette::text {

// "she" for 社; empty for what is no Han character of the basic planes.
std::string_view pinyin_of(char32_t c);

}  // namespace gazette::text
