#include "site/assets.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "builtin/builtin.h"
#include "site/content_hash.h"
#include "site/layouts.h"
#include "site/search_files.h"
#include "styles/styles.h"

namespace gazette::site {

namespace {

constexpr std::string_view folder = "assets/";
constexpr std::string_view stylesheet = "assets/portal.scss";

// portal.js -> assets/portal.<hash>.js
Asset named_by_content(std::string name, std::string bytes) {
  const std::size_t dot = name.rfind('.');
  const std::string address =
      dot == std::string::npos
          ? fmt::format("{}{}.{}", folder, name, content_hash(bytes))
          : fmt::format("{}{}.{}{}", folder, name.substr(0, dot), content_hash(bytes), name.substr(dot));
  return {std::move(name), address, std::move(bytes)};
}

std::optional<Asset> compile_styles(const files::FileTree& files, const model::Settings& settings,
                                    diagnostics::Diagnostics& diagnostics) {
  std::vector<styles::StyleVariable> variables;
  variables.reserve(settings.style.size());
  for (const auto& [name, value] : settings.style) variables.push_back({name, value});
  const auto read = [&](std::string_view path) { return find_text(files, path); };
  std::optional<std::string> css =
      styles::compile_scss(stylesheet, read, variables, styles::StyleOutput::Compressed, diagnostics);
  if (!css) return std::nullopt;
  return named_by_content("portal.css", std::move(*css));
}

// Every file that is published as it is: scripts, and what else a portal has beside its styles.
std::set<std::string> plain_assets(const files::FileTree& files) {
  std::set<std::string> names;
  for (const builtin::File& file : builtin::files()) {
    if (file.path.starts_with(folder) && !file.path.ends_with(".scss"))
      names.emplace(file.path.substr(folder.size()));
  }
  for (const files::File& file : files.below(folder)) {
    if (!file.path.ends_with(".scss")) names.emplace(file.path.substr(folder.size()));
  }
  std::erase_if(names, [](const std::string& name) { return is_search_source(name); });
  return names;
}

// A portal's own file is published as it is.
std::optional<std::string> bytes_of(const files::FileTree& files, const std::string& path,
                                    diagnostics::Diagnostics& diagnostics) {
  if (const files::File* const file = files.find(path)) {
    diagnostics::Result<std::string> bytes = files.read_whole(*file);
    if (bytes) return std::move(*bytes);
    diagnostics.error({"unreadable-file"}, diagnostics::whole_file(path), bytes.error().message);
    return std::nullopt;
  }
  return std::string(find_text(files, path).value_or(std::string_view{}));
}

}  // namespace

std::vector<Asset> make_assets(const files::FileTree& files, const model::Settings& settings,
                               diagnostics::Diagnostics& diagnostics) {
  std::vector<Asset> assets;
  if (auto css = compile_styles(files, settings, diagnostics)) assets.push_back(std::move(*css));
  for (const std::string& name : plain_assets(files)) {
    if (auto bytes = bytes_of(files, std::string(folder) + name, diagnostics))
      assets.push_back(named_by_content(name, std::move(*bytes)));
  }
  std::ranges::sort(assets, {}, &Asset::name);
  return assets;
}

pages::AssetAddresses asset_addresses(const std::vector<Asset>& assets) {
  pages::AssetAddresses addresses;
  for (const Asset& asset : assets) addresses.by_name.emplace(asset.name, asset.address);
  return addresses;
}

}  // namespace gazette::site
