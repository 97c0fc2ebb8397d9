// Which sheets an @import may mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette::styles {

// The paths to try, in order, for @import "target" in the sheet `from`:
// ("parts/table", "components/all.scss") -> components/parts/table.scss, components/parts/_table.scss,
// components/parts/table/_index.scss. None where the target has a scheme, begins with '/' or leaves the
// folders with "..".
std::vector<std::string> candidates_for(std::string_view target, std::string_view from);

}  // namespace gazette::styles
