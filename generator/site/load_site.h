// From a portal's folder to a Site that can render any page: the chain of types on one screen.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "content/report_cache.h"
#include "diagnostics/diagnostic.h"
#include "diagnostics/result.h"
#include "files/file_tree.h"
#include "pages/site.h"
#include "parallel/parallel.h"
#include "search/index.h"
#include "site/assets.h"
#include "site/observer.h"
#include "site/outputs.h"

namespace gazette::site {

struct SiteOptions {
  std::filesystem::path portal;
  catalog::Selection selection;
  parallel::Jobs jobs;
};

// A portal that is read, related, planned and ready to be rendered. It owns everything; frozen.
struct LoadedSite {
  std::unique_ptr<const files::FileTree> files;
  std::unique_ptr<const pages::Site> site;
  std::vector<Asset> assets;
  std::vector<search::IndexFile> search_files;
  std::vector<Output> outputs;  // by address
};

// Failure: the portal cannot be read. Authors' mistakes are in `diagnostics`; where there are errors
// the site is there all the same, so that all of a run's mistakes are told, and must not be published.
diagnostics::Result<LoadedSite> load_site(const SiteOptions& options, const content::Caching& caching,
                                          BuildObserver& observer, diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::site
