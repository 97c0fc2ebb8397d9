// The checks of yaml/.
#pragma once

#include "diagnostics/diagnostic.h"

namespace gazette::yaml::rules {

inline constexpr diagnostics::Rule syntax{"yaml-syntax"};
inline constexpr diagnostics::Rule full_width_colon{"full-width-colon"};
inline constexpr diagnostics::Rule full_width_quotes{"full-width-quotes"};
inline constexpr diagnostics::Rule tab{"tab"};
inline constexpr diagnostics::Rule unsupported{"yaml-unsupported"};
inline constexpr diagnostics::Rule too_deep{"yaml-too-deep"};
inline constexpr diagnostics::Rule repeated_key{"repeated-key"};
inline constexpr diagnostics::Rule unknown_key{"unknown-key"};
inline constexpr diagnostics::Rule missing_key{"missing-key"};
inline constexpr diagnostics::Rule wrong_type{"wrong-type"};
inline constexpr diagnostics::Rule bad_number{"bad-number"};
inline constexpr diagnostics::Rule bad_date{"bad-date"};
inline constexpr diagnostics::Rule bad_value{"bad-value"};

}  // namespace gazette::yaml::rules
