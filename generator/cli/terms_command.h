// gazette terms PORTAL
#pragma once

#include <cstddef>

#include "cli/exit_status.h"
#include "cli/options.h"

namespace gazette::cli {

struct TermsArguments {
  PortalArguments portal;   // `json` is the form of the list, too
  std::size_t limit = 100;  // phrases; 0: all
};

// Prints phrases that recur in reports and stand in no vocabulary, as entries ready to paste, and
// entries that no report uses. ContentHasErrors where authors' mistakes kept some reports out of it.
ExitStatus run_terms(const TermsArguments& arguments);

}  // namespace gazette::cli
