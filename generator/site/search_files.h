// What search publishes below search/: the index, and the scripts that ask it.
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "files/file_tree.h"
#include "pages/addresses.h"
#include "pages/site_parts.h"
#include "parallel/parallel.h"
#include "search/index.h"

namespace gazette::site {

// Takes the entries out of the catalog; after it they are empty. Nothing where the portal has no search.
std::vector<search::IndexFile> make_search_files(catalog::Catalog& catalog, const pages::Addresses& addresses,
                                                 const files::FileTree& files, parallel::Jobs jobs);

// Lets layouts find the scripts as site.assets['search/search.js'], 'search/index.js', 'search/page.js' and
// 'search/mark.js': their addresses with a hash behind '?', since they themselves do not change.
void add_search_scripts(const std::vector<search::IndexFile>& made, pages::AssetAddresses& assets);

// Whether an asset is a source of such a script, and is not published by itself.
bool is_search_source(std::string_view name);

}  // namespace gazette::site
