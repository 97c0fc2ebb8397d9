// The built-in layouts and assets: the project's own layouts/ and assets/, held in the executable, so
// that an installed gazette needs no other file.
#pragma once

#include <span>
#include <string_view>

namespace gazette::builtin {

struct File {
  std::string_view path;  // layouts/report.html, assets/portal.scss
  std::string_view text;
};

// By path; the views live as long as the program.
std::span<const File> files();

}  // namespace gazette::builtin
