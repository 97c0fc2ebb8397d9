// The checks of catalog/.
#pragma once

#include "diagnostics/diagnostic.h"

namespace gazette::catalog::rules {

inline constexpr diagnostics::Rule unknown_name{"unknown-name"};
inline constexpr diagnostics::Rule ambiguous_name{"ambiguous-name"};
inline constexpr diagnostics::Rule parent_loop{"parent-loop"};
inline constexpr diagnostics::Rule deep_tree{"deep-tree"};
inline constexpr diagnostics::Rule repeated_slug{"repeated-slug"};

}  // namespace gazette::catalog::rules
