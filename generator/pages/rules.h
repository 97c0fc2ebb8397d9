// The checks of pages/.
#pragma once

#include "diagnostics/diagnostic.h"

namespace gazette::pages::rules {

inline constexpr diagnostics::Rule broken_link{"broken-link"};
inline constexpr diagnostics::Rule missing_file{"missing-file"};
inline constexpr diagnostics::Rule active_file{"active-file"};
inline constexpr diagnostics::Rule same_address{"same-address"};
inline constexpr diagnostics::Rule long_address{"long-address"};
inline constexpr diagnostics::Rule windows_name{"windows-name"};
inline constexpr diagnostics::Rule unknown_layout{"unknown-layout"};
inline constexpr diagnostics::Rule bad_words{"bad-words"};

}  // namespace gazette::pages::rules
