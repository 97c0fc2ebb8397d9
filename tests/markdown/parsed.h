// The one place where these tests touch the interface: text in, HTML and remarks out.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/render.h"
#include "markdown/fill.h"
#include "markdown/markdown.h"

namespace gazette::markdown {

struct Parsed {
  std::string source;
  Document document;
  std::string remarks;  // as an English terminal shows them
};

inline Parsed parsed(std::string source, const MarkdownOptions& options = {}) {
  Parsed result{std::move(source), {}, {}};
  diagnostics::Diagnostics diagnostics;
  const Span all{0, static_cast<std::uint32_t>(result.source.size())};
  result.document = parse_markdown({"a.md", result.source}, all, options, diagnostics);
  diagnostics.sort();
  result.remarks = render(diagnostics, diagnostics::Language::English);
  return result;
}

// Filled with the targets as they are written.
inline std::string filled(const Document& document) {
  std::vector<ResolvedLink> links;
  for (const Link& link : document.links) links.push_back({link.target, 0, 0});
  return fill(document, {.links = links, .insertions = {}, .anchor_prefix = {}, .heading_shift = 0}).view();
}

inline std::string html_of(std::string source, const MarkdownOptions& options = {}) {
  return filled(parsed(std::move(source), options).document);
}

inline std::string part_of(const std::string& text, Span span) {
  return text.substr(span.begin, span.size());
}

// The severities, places and rules of the remarks, one a line: "a.md:1:5: warning [raw-html]".
inline std::string rules_of(const Parsed& parsed) {
  std::string rules;
  for (std::size_t begin = 0; begin < parsed.remarks.size();) {
    const std::size_t end = std::min(parsed.remarks.find('\n', begin), parsed.remarks.size());
    const std::string line = parsed.remarks.substr(begin, end - begin);
    if (line.starts_with("a.md:")) {
      const std::size_t severity = std::min(line.find(": warning"), line.find(": error"));
      const std::size_t word = line.find(':', severity + 2);
      rules += line.substr(0, word) + line.substr(line.rfind(" [")) + "\n";
    }
    begin = end + 1;
  }
  return rules;
}

}  // namespace gazette::markdown
