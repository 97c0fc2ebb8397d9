// The whole build: a portal's folder in, a published site out, or a list of what is wrong and nothing
// published.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "diagnostics/diagnostic.h"
#include "diagnostics/result.h"
#include "site/load_site.h"

namespace gazette::site {

enum class Warnings { Allowed, CountAsErrors };

struct BuildOptions {
  SiteOptions site;
  std::filesystem::path output;
  Warnings warnings = Warnings::Allowed;
  // Called where another build holds the output, before waiting for it.
  std::function<void()> on_wait;
  // From so many reports on a build keeps beside the output what lets the next one leave out what has not
  // changed; smaller portals are built from nothing in no time.
  std::size_t cache_from = 1'000;
};

// What was published, for the summary.
struct BuildCounts {
  std::size_t reports = 0;
  std::size_t pages = 0;
  std::size_t rendered = 0;  // of the pages; the others would have come out as they are
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

struct LeftOutCounts {
  std::size_t drafts = 0;
  std::size_t not_yet_published = 0;
  std::size_t expired = 0;
};

struct BuildOutcome {
  diagnostics::Diagnostics diagnostics;                             // sorted
  diagnostics::Language language = diagnostics::Language::Chinese;  // of the portal
  LeftOutCounts left_out;
  std::optional<BuildCounts> published;    // absent: nothing was published
  std::unique_ptr<const LoadedSite> site;  // what was published; most of a build's memory
};

// Failure: the machine's (the portal cannot be read, the output cannot be written), named by path.
diagnostics::Result<BuildOutcome> build_site(const BuildOptions& options, BuildObserver& observer);

}  // namespace gazette::site
