// SCSS to CSS. This folder is the sole user of libsass.
//
// A compilation reads nothing but what the caller's function gives it: no file of the disk, no
// environment. Its mistakes are Diagnostics at their place in the sheets; @warn is a warning.
// libsass 3.6 loses some bytes of a sheet with a mistake, and writes its own deprecation warnings to
// standard error; both are out of reach.
// Any number of threads may compile at the same time, with a function of their own.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"

namespace gazette::styles {

// The text of the sheet of this path ("components/_table.scss"), or nullopt. The text must stay until
// compile_scss() returns.
using ReadSheet = std::function<std::optional<std::string_view>(std::string_view path)>;

// Sets $name before the entry is read, so a "!default" in a sheet gives way to it. The value is SCSS
// and trusted: the settings have let pass one colour, length or font list.
struct StyleVariable {
  std::string_view name;
  std::string_view value;
};

enum class StyleOutput { Readable, Compressed };

// Compiles the sheet `entry`. An @import is looked for beside the sheet that has it, as x.scss, _x.scss
// and x/_index.scss, and nowhere else; one that leads out of the folders or to another server is an
// error. nullopt where there is an error, which is among the diagnostics.
std::optional<std::string> compile_scss(std::string_view entry, const ReadSheet& read,
                                        std::span<const StyleVariable> variables, StyleOutput output,
                                        diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::styles
