// Which layouts a portal has: its own, and the built-in ones that it does not replace.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "files/file_tree.h"
#include "pages/words.h"
#include "templates/engine.h"

namespace gazette::site {

struct Templates {
  std::vector<templates::TemplateSource> sources;  // layouts/**/*.html, by name
  templates::TemplateSource words;                 // layouts/words.yaml
};

// A portal's own file that is no UTF-8 is an error, and the built-in one is used.
Templates collect_templates(const files::FileTree& files, diagnostics::Diagnostics& diagnostics);

// The portal's words, completed by the built-in ones, so that an own words.yaml need hold only what it
// changes.
pages::Words read_interface_words(const Templates& templates, diagnostics::Language language,
                                  diagnostics::Diagnostics& diagnostics);

// The text of a file below layouts/ or assets/: the portal's, else the built-in one.
std::optional<std::string_view> find_text(const files::FileTree& files, std::string_view path);

}  // namespace gazette::site
