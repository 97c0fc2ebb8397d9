// The checks of this folder, by the names that messages print in brackets.
#pragma once

#include "diagnostics/diagnostic.h"

namespace gazette::markdown::rules {

using diagnostics::Rule;

inline constexpr Rule raw_html{"raw-html"};
inline constexpr Rule unclosed_comment{"unclosed-comment"};
inline constexpr Rule unsafe_address{"unsafe-address"};
inline constexpr Rule local_address{"local-address"};
inline constexpr Rule empty_address{"empty-address"};
inline constexpr Rule external_picture{"external-picture"};
inline constexpr Rule missing_alt{"missing-alt"};
inline constexpr Rule unknown_anchor{"unknown-anchor"};
inline constexpr Rule unknown_footnote{"unknown-footnote"};
inline constexpr Rule unused_footnote{"unused-footnote"};
inline constexpr Rule unmade_heading{"unmade-heading"};
inline constexpr Rule unmade_link{"unmade-link"};
inline constexpr Rule unmade_table{"unmade-table"};
inline constexpr Rule joined_lines{"joined-lines"};
inline constexpr Rule indented_code{"indented-code"};

}  // namespace gazette::markdown::rules
