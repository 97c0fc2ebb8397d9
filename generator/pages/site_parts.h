// All frozen parts of a site that rendering reads. Owned by Site, which pins them in memory.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "pages/link_table.h"
#include "pages/plan.h"
#include "pages/words.h"
#include "taxonomy/related.h"
#include "taxonomy/taxonomy.h"
#include "timeline/timeline.h"

namespace gazette::pages {

// Where the styles and scripts are published, from the root.
struct AssetAddresses {
  std::string css;
  std::string js;
  std::string moved_js;
};

struct SiteParts {
  catalog::Catalog catalog;
  timeline::Timeline timeline;
  taxonomy::Taxonomy taxonomy;
  std::vector<std::vector<taxonomy::RelatedReport>> related;  // by ReportId
  LinkTable links;
  Plan plan;
  Words words;
  AssetAddresses assets;
  std::string version;  // of Gazette
};

}  // namespace gazette::pages
