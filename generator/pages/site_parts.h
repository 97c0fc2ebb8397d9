// All frozen parts of a site that rendering reads. Owned by Site, which pins them in memory.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "coverage/coverage.h"
#include "pages/activity_words.h"
#include "pages/link_table.h"
#include "pages/plan.h"
#include "pages/words.h"
#include "taxonomy/related.h"
#include "taxonomy/taxonomy.h"
#include "timeline/timeline.h"

namespace gazette::pages {

// Where styles, scripts and what else is in assets/ are published: from the name (portal.css, logo.png)
// to the address with its hash.
struct AssetAddresses {
  std::map<std::string, std::string, std::less<>> by_name;

  // Empty where there is no such asset.
  std::string_view of(std::string_view name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? std::string_view{} : std::string_view(found->second);
  }
};

struct SiteParts {
  catalog::Catalog catalog;
  catalog::Selection selection;  // of the catalog's reports
  timeline::Timeline timeline;
  taxonomy::Taxonomy taxonomy;
  coverage::Coverage coverage;
  std::vector<std::vector<taxonomy::RelatedReport>> related;  // by ReportId
  ActivityWords activity_words;
  LinkTable links;
  Plan plan;
  Words words;
  AssetAddresses assets;
  std::string version;  // of Gazette
};

}  // namespace gazette::pages
