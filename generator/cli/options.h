// What the command line gives, before it becomes options of a build.
#pragma once

#include <optional>
#include <string>

#include "catalog/catalog.h"
#include "cli/console.h"
#include "diagnostics/result.h"
#include "parallel/parallel.h"
#include "site/build_site.h"

namespace gazette::cli {

// Of every command that reads a portal.
struct PortalArguments {
  std::string portal = "content";
  bool drafts = false;
  bool future = false;
  bool expired = false;
  std::string today;     // YYYY-MM-DD; empty: the machine's date
  std::size_t jobs = 0;  // 0: all processors
  std::string language;  // zh or en; empty: the portal's
  bool json = false;
};

// The options, or what is wrong with the arguments (wrong usage).
diagnostics::Result<site::SiteOptions> site_options(const PortalArguments& arguments);

// The language to print in: --lang, else the portal's, else the environment's.
diagnostics::Language language_of(const PortalArguments& arguments,
                                  std::optional<diagnostics::Language> portal);

MessageFormat format_of(const PortalArguments& arguments);

}  // namespace gazette::cli
