// Whether a file is the UTF-8 text that Gazette reads, and if not, what it is instead.
#pragma once

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace gazette::files {

// True where the text can be parsed. A byte-order mark is a warning; GB18030, UTF-16, other bytes and
// control characters are errors that name what was found.
bool check_encoding(const diagnostics::SourceFile& file, diagnostics::Diagnostics& diagnostics);

// The size of a byte-order mark at the beginning: 3 or 0.
std::uint32_t byte_order_mark_size(std::string_view text);

}  // namespace gazette::files
