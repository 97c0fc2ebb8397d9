// gazette template show | render | check | data: for those who write layouts.
#pragma once

#include <string>

#include "cli/exit_status.h"
#include "cli/options.h"

namespace gazette::cli {

struct RenderArguments {
  std::string file;     // a template
  std::string data;     // a JSON file; empty: no data
  std::string layouts;  // a folder whose files it may include; empty: the file's own
  std::string language;
  bool json = false;
};

// Prints a built-in layout, style sheet or script; the paths of all where `name` is empty.
ExitStatus run_template_show(const std::string& name);

// Prints the rendered template, or the mistake (1).
ExitStatus run_template_render(const RenderArguments& arguments);

// Compiles every layout of a portal and lists all mistakes.
ExitStatus run_template_check(const PortalArguments& arguments);

// Prints what the layout of one page is given, as JSON.
ExitStatus run_template_data(const PortalArguments& arguments, const std::string& address);

}  // namespace gazette::cli
