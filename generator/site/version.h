// The version of Gazette, out of the file VERSION at the top of the project.
#pragma once

#include <string_view>

namespace gazette::site {

inline constexpr std::string_view gazette_version = GAZETTE_VERSION;

}  // namespace gazette::site
