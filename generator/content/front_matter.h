// Where a Markdown file's front matter ends and its body begins.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.h"
#include "yaml/node.h"

namespace gazette::content {

struct SplitFile {
  // The map between the two '---' lines; absent after an error was told.
  std::optional<yaml::Node> front_matter;
  diagnostics::Span body;
};

// Splits and parses. A file without front matter, or whose front matter is not closed or no map, is an
// error; its body is still known, so that it can be checked.
// REQUIRES: the text passed check_encoding().
SplitFile split_front_matter(const diagnostics::SourceFile& file, diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::content
