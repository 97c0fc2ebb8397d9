// How a line of a source looks on a terminal: control characters made visible, and a caret of the
// right width under Chinese text, whose characters take two columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::diagnostics {

struct Caret {
  std::string line;    // the excerpt as it is to be printed, shortened with … where it is long
  std::size_t indent;  // columns before the caret
  std::size_t width;   // columns of the caret, at least 1
};

// `column` and `end_column` are 1-based code points; an end past the line means to its end.
Caret caret_under(std::string_view line, std::uint32_t column, std::uint32_t end_column,
                  std::uint32_t longest);

// The text with control and direction-changing characters replaced by U+FFFD and tabs by blanks,
// so that a message cannot drive the terminal.
std::string visible(std::string_view text);

// The text with each byte that is no UTF-8 replaced by U+FFFD.
std::string well_formed(std::string_view text);

}  // namespace gazette::diagnostics
