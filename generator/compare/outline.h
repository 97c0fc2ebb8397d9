// The Outline of a report: its sections, as two reports are laid side by side.
//
// outline_of() makes it from a Document, which it borrows. Sections begin at the
// headings of the highest level that has at least two of them (a lone title above them belongs to the
// opening); what stands before the first is the opening.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.h"

namespace gazette::compare {

struct Section {
  std::optional<std::size_t> heading;  // index in the document; none of the opening
  std::string_view title;              // without its number: 一、
  std::string text;                    // as it is shown, with its heading
  markdown::HtmlRange html;            // with its heading
};

struct Outline {
  std::vector<Section> sections;  // in reading order; the opening first, where it has text
  std::size_t parts = 0;          // sections with a heading
  std::size_t subparts = 0;       // headings of the next level below them
};

// Sections of a text with more headings than this run on in the last one.
inline constexpr std::size_t most_sections = 60;

Outline outline_of(const markdown::Document& document);

// How long a text is as office programs count it: each Chinese character and mark, each word or number.
std::size_t count_characters(std::string_view text);

}  // namespace gazette::compare
