// A short way for front matter as clerks write it, beside the library that reads all of YAML.
//
// Most front matter is keys with plain values, flow lists of plain values, and block lists of such keys.
// That can be read in one pass over the bytes, thirty times faster than yaml-cpp's scanner does it, and
// is a fifth of a whole build. Anything else (quotes, comments, escapes, nesting, line folding, an error)
// is left to the library, so that there is one judge of what YAML means: decisions/0009-plain-yaml.md.
#pragma once

#include <optional>

#include "diagnostics/source.h"
#include "yaml/node.h"

namespace gazette::yaml {

// The same tree that parse_with_library() gives, or nullopt where the text is not plain enough to be sure.
std::optional<Node> parse_plain(const diagnostics::SourceFile& file, diagnostics::Span part);

}  // namespace gazette::yaml
