// Finds addresses in a text and makes links of them, as Jinja2's urlize does.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gazette::templates {

struct LinkStyle {
  std::optional<std::size_t> longest;         // of the text shown, in code points
  std::string rel;                            // words, already in order; empty: none
  std::string target;                         // empty: none
  std::span<const std::string_view> schemes;  // beside http, https and mailto: "ftp:"
};

// `html`: a text that is escaped already. The result is safe HTML.
std::string linked(std::string_view html, const LinkStyle& style);

// ftp: or git+ssh://, as an author may name them.
bool is_scheme(std::string_view text);

}  // namespace gazette::templates
