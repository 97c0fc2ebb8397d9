// The checks of files/.
#pragma once

#include "diagnostics/diagnostic.h"

namespace gazette::files::rules {

inline constexpr diagnostics::Rule link_leads_out{"link-leads-out"};
inline constexpr diagnostics::Rule not_read{"not-read"};
inline constexpr diagnostics::Rule not_utf8{"not-utf8"};
inline constexpr diagnostics::Rule control_character{"control-character"};
inline constexpr diagnostics::Rule byte_order_mark{"byte-order-mark"};
inline constexpr diagnostics::Rule windows_name{"windows-name"};

}  // namespace gazette::files::rules
