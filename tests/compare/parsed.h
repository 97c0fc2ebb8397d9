// A report's text with its Document, for tests.
#pragma once

#include <string>

#include "compare/outline.h"
#include "markdown/markdown.h"

namespace gazette::compare {

struct Parsed {
  explicit Parsed(std::string text) : file(std::move(text)) {
    diagnostics::Diagnostics diagnostics;
    document = markdown::parse_markdown({"a.md", file}, {0, static_cast<std::uint32_t>(file.size())}, {},
                                        diagnostics);
    outline = outline_of(document);
  }
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  std::string file;
  markdown::Document document;
  Outline outline;
};

}  // namespace gazette::compare
