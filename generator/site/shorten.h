// A script without what only its readers need: comments that have lines to themselves, indentation, empty
// lines. Nothing else is touched, so no grammar is needed.
// REQUIRES: no template literal goes over several lines (tests/javascript holds that for assets/).
#pragma once

#include <string>
#include <string_view>

namespace gazette::site {

std::string shortened(std::string_view script);

}  // namespace gazette::site
