// What the headings over each block say of the deeds told in it: of which year they are, and whether
// they are plans.
//
// sections_of() makes one Section for each of Document::blocks. A heading is a Markdown heading, and
// also a paragraph that only looks like one (三、下一步打算), alone or run into what follows
// (五、下步打算。1月召开…): clerks' files come with many of these. It holds until the next label of its
// rank or a higher one. Pure; any thread may call it.
#pragma once

#include <optional>
#include <vector>

#include "markdown/document.h"
#include "recognition/deed.h"
#include "recognition/read_text.h"

namespace gazette::recognition {

struct Section {
  std::optional<int> year;
  Tense tense = Tense::Told;
};

// REQUIRES: `text` is of `body`.
std::vector<Section> sections_of(const markdown::Document& body, const ReadText& text, int report_year);

}  // namespace gazette::recognition
