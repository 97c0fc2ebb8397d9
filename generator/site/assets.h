// Styles and scripts as they are published: compiled, and named by a hash of their content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "files/file_tree.h"
#include "model/settings.h"
#include "pages/site_parts.h"

namespace gazette::site {

struct Asset {
  std::string name;     // portal.css, portal.js: how layouts know it
  std::string address;  // assets/portal.1f2e3d4c.css
  std::string bytes;
};

// portal.scss compiled (it imports the other sheets), the scripts, and whatever else the portal has in
// its own assets/ (pictures, fonts).
std::vector<Asset> make_assets(const files::FileTree& files, const model::Settings& settings,
                               diagnostics::Diagnostics& diagnostics);

pages::AssetAddresses asset_addresses(const std::vector<Asset>& assets);

}  // namespace gazette::site
