// A script as it is published: without what only its readers need.
#pragma once

#include <string>
#include <string_view>

namespace gazette::site {

// Leaves out comments, indentation and blank lines; every line break between two statements stays, so the
// tokens are the same. Knows strings, template literals and regular expressions. Meant for Gazette's own
// scripts: a "/" after ")" is taken for a division, so it is not for any script there may be.
std::string without_comments(std::string_view script);

}  // namespace gazette::site
