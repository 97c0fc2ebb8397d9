// What yaml-cpp does not tell: where a scalar ends, and why a clerk's YAML does not parse.
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"

namespace gazette::yaml {

// The bytes of a scalar in the source, quotation marks included. `within` begins at the scalar;
// `value` is what it was read as.
diagnostics::Span scalar_span(std::string_view text, diagnostics::Span within, std::string_view value);

// Tells why a text is no YAML: colons that end no key, full-width quotation marks, a tab where the text has
// one, else what yaml-cpp said, at `at`.
void explain_syntax_error(const diagnostics::SourceFile& file, diagnostics::Span part, std::uint32_t at,
                          const std::string& parser_message, diagnostics::Diagnostics& diagnostics);

// What stands where a key's ': ' belongs and is none (“：”, a ':' without a blank, '='), each told as an
// error; true if any.
bool explain_colons(const diagnostics::SourceFile& file, diagnostics::Span part,
                    diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::yaml
