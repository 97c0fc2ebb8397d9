// gazette inspect FILE: what Gazette understands of one report.
#pragma once

#include <string>

#include "cli/exit_status.h"

namespace gazette::cli {

struct InspectArguments {
  std::string file;
  std::string portal;  // where the vocabularies are; empty: the folder that holds the file's reports/
  std::string language;
  bool table = false;  // else JSON
};

// Prints the front matter as understood, the headings, and the slogans, campaigns and dated activities
// found in the text, with their places: code points of the file from 0, end exclusive.
ExitStatus run_inspect(const InspectArguments& arguments);

}  // namespace gazette::cli
