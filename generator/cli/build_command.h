// gazette build PORTAL --output DIR
#pragma once

#include <string>

#include "cli/exit_status.h"
#include "cli/options.h"

namespace gazette::cli {

struct BuildArguments {
  PortalArguments portal;
  std::string output = "public";
  bool strict = false;
  bool timings = false;
  bool quiet = false;
};

// Does not return once a site was built or refused: see leave().
ExitStatus run_build(const BuildArguments& arguments);

}  // namespace gazette::cli
