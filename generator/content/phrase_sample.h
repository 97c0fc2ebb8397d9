// The phrases by which search writes texts short, learned from some of a portal's reports.
#pragma once

#include <vector>

#include "files/file_tree.h"
#include "markdown/markdown.h"
#include "parallel/parallel.h"
#include "search/phrases.h"

namespace gazette::content {

// Some reports, chosen by a hash of their paths: so a change in any other changes no code, and with it no
// file of the index but those that it concerns. They are read a second time, before all others, since every
// text is written with the table.
search::Phrases sample_phrases(std::vector<const files::File*> reports,
                               const markdown::MarkdownOptions& options, parallel::Jobs jobs);

}  // namespace gazette::content
