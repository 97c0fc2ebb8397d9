#include "pages/relative_paths.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace gazette::pages {

std::optional<std::string> joined_path(std::string_view from, std::string_view relative) {
  std::vector<std::string_view> names;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::string_view name = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), name.size() + 1));
      if (name.empty() || name == ".") continue;
      if (name == "..") {
        if (names.empty()) return false;
        names.pop_back();
      } else {
        names.push_back(name);
      }
    }
    return true;
  };
  const std::size_t slash = from.rfind('/');
  if (!walk(slash == std::string_view::npos ? std::string_view{} : from.substr(0, slash)))
    return std::nullopt;
  if (!walk(relative)) return std::nullopt;
  return fmt::format("{}", fmt::join(names, "/"));
}

std::string relative_path(std::string_view from, std::string_view to) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i) {
    if (from[i] == '/') common = i + 1;
  }
  std::string way;
  for (const char c : from.substr(common)) {
    if (c == '/') way += "../";
  }
  return way + std::string(to.substr(common));
}

}  // namespace gazette::pages
