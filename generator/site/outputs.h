// Everything that a build publishes, by address, checked for what would meet.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "feeds/feeds.h"
#include "pages/site_parts.h"
#include "search/index.h"
#include "site/assets.h"

namespace gazette::site {

struct Output {
  enum class Kind { Page, Feed, Table, Asset, Search, Copy };
  Kind kind = Kind::Page;
  std::string address;
  std::size_t index = 0;  // in the plan's pages, plan_feeds(), the years of the coverage, the assets,
                          // the files of search or the link table's copies
};

// By address. Two outputs on one address (also where only the case differs, since Windows keeps one of
// them), an address that Windows refuses and one over 200 characters are errors that name the sources.
std::vector<Output> plan_outputs(const pages::SiteParts& parts, const std::vector<Asset>& assets,
                                 const std::vector<search::IndexFile>& search_files,
                                 diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::site
