// Diagnostics as people and programs read them.
//
//   content/a.md:4:1: error: unknown key 'campain' [unknown-key]
//       4 | campain: Clean Harbor
//         | ^^^^^^^ did you mean 'campaigns'?
#pragma once

#include <string>

#include "diagnostics/diagnostic.h"

namespace gazette::diagnostics {

enum class Colour { Off, On };

std::string render(const Diagnostic& diagnostic, Language language, Colour colour = Colour::Off);
std::string render(const Diagnostics& diagnostics, Language language, Colour colour = Colour::Off);

// One JSON array of objects, in both languages:
// {severity, rule, path, line, column, endLine, endColumn, message: {zh, en}, hint: {zh, en}, notes: […]}
std::string render_json(const Diagnostics& diagnostics);

// A JSON string literal, quotes included; invalid UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);

}  // namespace gazette::diagnostics
