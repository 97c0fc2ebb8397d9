// Wraps a text to a width: Python's textwrap.wrap() with expand_tabs and replace_whitespace off.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::templates {

struct WrapRules {
  std::size_t width;  // in code points, at least 1
  bool break_long_words;
  bool break_on_hyphens;
};

std::vector<std::string> wrapped(std::string_view text, const WrapRules& rules);

}  // namespace gazette::templates
