#include "content/site_path.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace gazette::content {

namespace {

bool is_reserved_on_windows(std::string_view name) {
  const std::string stem = text::ascii_lower(name.substr(0, name.find('.')));
  constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
  if (std::ranges::find(devices, stem) != devices.end()) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '1' &&
         stem[3] <= '9';
}

bool has_scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon < text.find_first_of("/?#");
}

bool has_control_or_blank(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

}  // namespace

bool is_portable_name(std::string_view name) {
  if (name.empty() || name.ends_with('.') || name.ends_with(' ') || is_reserved_on_windows(name))
    return false;
  return std::ranges::none_of(name, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 ||
           std::string_view("<>:\"|?*\\").find(c) != std::string_view::npos;
  });
}

std::optional<std::string> normal_site_path(std::string_view text) {
  if (text.empty() || text.find_first_of("?#\\") != std::string_view::npos || has_scheme(text) ||
      text.starts_with("//"))
    return std::nullopt;
  std::string path;
  std::string_view rest = text.starts_with('/') ? text.substr(1) : text;
  const bool folder = rest.empty() || rest.ends_with('/');
  while (!rest.empty()) {
    const std::string_view name = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    if (name == "." || name == ".." || !is_portable_name(name)) return std::nullopt;
    if (!path.empty()) path += '/';
    path += name;
  }
  if (folder) return path.empty() ? "index.html" : path + "/index.html";
  const bool page = path.ends_with(".html") || path.ends_with(".htm");
  return page ? path : path + "/index.html";
}

bool is_absolute_web_address(std::string_view text) {
  const std::string lower = text::ascii_lower(text.substr(0, 8));
  const std::size_t host = lower.starts_with("http://") ? 7 : lower.starts_with("https://") ? 8 : 0;
  return host != 0 && text.size() > host && text[host] != '/' && !has_control_or_blank(text);
}

bool is_web_address(std::string_view text) {
  if (is_absolute_web_address(text)) return true;
  return !text.empty() && !has_scheme(text) && !text.starts_with("//") && !text.starts_with('\\') &&
         !has_control_or_blank(text);
}

}  // namespace gazette::content
