// The paths by which an author's files refer to each other, '/' between folders. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette::pages {

// A relative path from a file's folder, without . and ..; nullopt where it leaves the portal.
std::optional<std::string> joined_path(std::string_view from, std::string_view relative);

// The way from the folder of one file to another, as an author writes it.
std::string relative_path(std::string_view from, std::string_view to);

}  // namespace gazette::pages
