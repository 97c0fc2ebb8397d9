// The checks of content/.
#pragma once

#include "diagnostics/diagnostic.h"

namespace gazette::content::rules {

inline constexpr diagnostics::Rule no_reports{"no-reports"};
inline constexpr diagnostics::Rule front_matter{"front-matter"};
inline constexpr diagnostics::Rule missing_key{"missing-key"};
inline constexpr diagnostics::Rule bad_value{"bad-value"};
inline constexpr diagnostics::Rule bad_date{"bad-date"};
inline constexpr diagnostics::Rule bad_period{"bad-period"};
inline constexpr diagnostics::Rule bad_slug{"bad-slug"};
inline constexpr diagnostics::Rule bad_id{"bad-id"};
inline constexpr diagnostics::Rule bad_address{"bad-address"};
inline constexpr diagnostics::Rule wrong_type{"wrong-type"};
inline constexpr diagnostics::Rule full_width_brackets{"full-width-brackets"};
inline constexpr diagnostics::Rule full_width_quotes{"full-width-quotes"};
inline constexpr diagnostics::Rule repeated_name{"repeated-name"};

}  // namespace gazette::content::rules
