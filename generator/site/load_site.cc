#include "site/load_site.h"

#include "site/layouts.h"
#include "site/search_files.h"
#include "site/version.h"
#include "taxonomy/related.h"

namespace gazette::site {

diagnostics::Result<LoadedSite> load_site(const SiteOptions& options, const content::Caching& caching,
                                          BuildObserver& observer, diagnostics::Diagnostics& diagnostics) {
  LoadedSite loaded;

  // A snapshot of the folder; from here nobody looks at the disk but for the bytes of attachments.
  observer.stage("files");
  diagnostics::Result<files::FileTree> tree = files::read_tree(options.portal, options.jobs, diagnostics);
  if (!tree) return std::unexpected(tree.error());

  // Every file by itself, in parallel: front matter and Markdown, or what the last build has kept of it.
  observer.stage("content");
  content::ContentSet content = content::load_content(*tree, options.jobs, caching, diagnostics);
  loaded.files = std::make_unique<const files::FileTree>(std::move(*tree));
  const files::FileTree& files = *loaded.files;

  // Names become ids. Beyond this point no report is added.
  observer.stage("catalog");
  pages::SiteParts parts{
      .catalog = catalog::make_catalog(std::move(content), files, options.selection, diagnostics),
      .selection = options.selection};
  const model::Settings& settings = parts.catalog.settings;

  // Orderings of ids.
  observer.stage("taxonomy");
  parts.timeline = timeline::order_activities(parts.catalog);
  parts.taxonomy = taxonomy::make_taxonomy(parts.catalog, parts.timeline);
  parts.coverage = coverage::make_coverage(parts.catalog);
  observer.stage("related");
  parts.related = taxonomy::related_reports(parts.catalog, parts.taxonomy,
                                            static_cast<std::size_t>(settings.related), options.jobs);

  // Every address, and where every link leads. Beyond this point no page is added.
  observer.stage("plan");
  pages::Addresses addresses = pages::make_addresses(parts.catalog);
  parts.links = pages::resolve_links(parts.catalog, files, addresses, options.jobs, diagnostics);
  parts.activity_words =
      pages::describe_activities(parts.catalog, parts.timeline, content::language_of(settings));
  parts.plan =
      pages::plan_pages(parts.catalog, parts.taxonomy, parts.timeline, parts.coverage, std::move(addresses));

  // The index, from what was taken from each file while its text was at hand.
  observer.stage("search");
  loaded.search_files = make_search_files(parts.catalog, parts.plan.addresses, files, options.jobs);

  // Layouts, styles and scripts, the portal's own before the built-in ones.
  observer.stage("layouts");
  const Templates templates = collect_templates(files, diagnostics);
  loaded.assets = make_assets(files, settings, diagnostics);
  parts.assets = asset_addresses(loaded.assets);
  add_search_scripts(loaded.search_files, parts.assets);
  parts.words = read_interface_words(templates, content::language_of(settings), diagnostics);
  parts.version = gazette_version;
  loaded.outputs = plan_outputs(parts, loaded.assets, loaded.search_files, diagnostics);
  loaded.site = pages::make_site(std::move(parts), templates.sources, diagnostics);
  return loaded;
}

}  // namespace gazette::site
