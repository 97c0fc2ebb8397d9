#include "styles/sheet_path.h"

#include <optional>

namespace gazette::styles {

namespace {

// The path without "." and ".."; nullopt where it leaves the root.
std::optional<std::string> normalized(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(part.size() < path.size() ? part.size() + 1 : part.size());
    if (part == "..") {
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string joined;
  for (const std::string_view part : parts) {
    if (!joined.empty()) joined += '/';
    joined += part;
  }
  return joined;
}

}  // namespace

std::vector<std::string> candidates_for(std::string_view target, std::string_view from) {
  if (target.starts_with('/') || target.find(':') != std::string_view::npos ||
      target.find('\\') != std::string_view::npos)
    return {};
  const std::size_t folder = from.rfind('/');
  const std::string beside =
      folder == std::string_view::npos ? std::string() : std::string(from.substr(0, folder + 1));
  const std::optional<std::string> path = normalized(beside + std::string(target));
  if (!path || path->empty()) return {};
  if (path->ends_with(".scss")) return {*path};
  const std::size_t name = path->rfind('/') == std::string::npos ? 0 : path->rfind('/') + 1;
  return {*path + ".scss", path->substr(0, name) + "_" + path->substr(name) + ".scss",
          *path + "/_index.scss"};
}

}  // namespace gazette::styles
