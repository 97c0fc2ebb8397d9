// YAML as a tree of positioned nodes, all scalars still text: what a value means is decided by who
// reads it (reader.h), so that 010 is not 8 and no is not false.
//
// parse_yaml() makes it from a part of one file. It refuses what front matter needs not and what
// makes files say other things than they show: tags, anchors and aliases, several documents,
// repeated keys, nesting beyond 32. The only place that knows yaml-cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace gazette::yaml {

enum class Kind { Null, Scalar, List, Map };

struct Entry;

struct Node {
  Kind kind = Kind::Null;
  bool quoted = false;     // a scalar in quotation marks or a block
  std::string scalar;      // the text of a scalar
  diagnostics::Span span;  // in the whole file; of a list or map its first byte to its last scalar's end
  std::vector<Node> items;
  std::vector<Entry> entries;  // in the file's order

  const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  diagnostics::Span key_span;
  Node value;
};

// The tree of file.text between `part`, or nullopt after at least one error was told.
std::optional<Node> parse_yaml(const diagnostics::SourceFile& file, diagnostics::Span part,
                               diagnostics::Diagnostics& diagnostics);

// The same without the short way of plain.h.
std::optional<Node> parse_with_library(const diagnostics::SourceFile& file, diagnostics::Span part,
                                       diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::yaml
