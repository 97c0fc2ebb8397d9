// Paths and addresses that content may name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette::content {

// A site path in one form: "/x", "/x/" and "/x/index.html" all as "x/index.html", "/x.html" as "x.html".
// nullopt where it is none: empty, with a scheme, '?', '#', '\', '..' or a name that Windows refuses.
std::optional<std::string> normal_site_path(std::string_view text);

// Whether a name can be a file's on Windows too: none of <>:"|?*\ or control characters, no trailing
// dot or blank, not con, prn, aux, nul, com1–9, lpt1–9.
bool is_portable_name(std::string_view name);

// http, https or a relative address: what the menu, base_url and repository may hold.
bool is_web_address(std::string_view text);
bool is_absolute_web_address(std::string_view text);

}  // namespace gazette::content
