#include "site/build_site.h"

#include <atomic>

#include "feeds/feeds.h"
#include "pages/coverage_table.h"
#include "publish/publication.h"

namespace gazette::site {

namespace {

using diagnostics::Diagnostics;
using diagnostics::Failure;
using diagnostics::Result;

constexpr std::size_t progress_every = 256;  // outputs

LeftOutCounts count_left_out(const catalog::Catalog& catalog) {
  LeftOutCounts counts;
  for (const auto& [path, reason] : catalog.left_out) {
    switch (reason) {
      case catalog::LeftOutAs::Draft:
        ++counts.drafts;
        break;
      case catalog::LeftOutAs::NotYetPublished:
        ++counts.not_yet_published;
        break;
      case catalog::LeftOutAs::Expired:
        ++counts.expired;
        break;
    }
  }
  return counts;
}

// One worker's own things, kept from one output to the next.
struct Worker {
  std::optional<pages::PageRenderer> renderer;
  std::string bytes;
  Diagnostics diagnostics;
  std::optional<Failure> failure;
};

// The bytes of one output in worker.bytes; false where a layout failed, which is told.
bool render_output(const LoadedSite& loaded, const std::vector<feeds::Feed>& feeds, const Output& output,
                   Worker& worker) {
  const pages::SiteParts& parts = loaded.site->parts();
  worker.bytes.clear();
  switch (output.kind) {
    case Output::Kind::Page: {
      const templates::Rendered rendered =
          worker.renderer->render(parts.plan.pages[output.index], worker.bytes);
      if (!rendered) worker.diagnostics.add(rendered.error());
      return rendered.has_value();
    }
    case Output::Kind::Feed:
      worker.bytes = feeds::render_feed(parts, feeds[output.index]);
      return true;
    case Output::Kind::Table:
      worker.bytes = pages::coverage_table(parts, parts.coverage.years[output.index].year);
      return true;
    case Output::Kind::Asset:
      worker.bytes = loaded.assets[output.index].bytes;
      return true;
    case Output::Kind::Search:
      worker.bytes = loaded.search_files[output.index].bytes;
      return true;
    case Output::Kind::Copy:
      break;  // is not rendered
  }
  return false;
}

std::optional<Failure> write_output(const LoadedSite& loaded, const std::vector<feeds::Feed>& feeds,
                                    std::size_t index, publish::Publication& publication, Worker& worker) {
  const Output& output = loaded.outputs[index];
  if (output.kind == Output::Kind::Copy) {
    const files::File& file = *loaded.site->parts().links.copies[output.index].file;
    const auto copied = publication.copy(index, loaded.files->path_of(file));
    return copied ? std::nullopt : std::optional(copied.error());
  }
  if (!render_output(loaded, feeds, output, worker)) return std::nullopt;
  const auto written = publication.write(index, worker.bytes);
  return written ? std::nullopt : std::optional(written.error());
}

std::vector<std::string> addresses_of(const LoadedSite& loaded) {
  std::vector<std::string> addresses;
  addresses.reserve(loaded.outputs.size());
  for (const Output& output : loaded.outputs) addresses.push_back(output.address);
  return addresses;
}

// Renders everything into the staging folder; the first failure stops all workers.
std::optional<Failure> write_outputs(const LoadedSite& loaded, publish::Publication& publication,
                                     parallel::Jobs jobs, BuildObserver& observer, Diagnostics& diagnostics) {
  const std::vector<feeds::Feed> feeds = feeds::plan_feeds(loaded.site->parts());
  std::vector<Worker> workers(jobs.count);
  for (Worker& worker : workers) worker.renderer.emplace(*loaded.site);
  std::atomic<std::size_t> done{0};
  std::atomic<bool> stopped{false};
  parallel::for_each_index_with_worker(loaded.outputs.size(), jobs, [&](std::size_t i, std::size_t number) {
    Worker& worker = workers[number];
    if (stopped.load(std::memory_order_relaxed)) return;
    if (auto failure = write_output(loaded, feeds, i, publication, worker)) worker.failure = failure;
    if (worker.failure) stopped = true;
    if (const std::size_t count = ++done; count % progress_every == 0)
      observer.written(count, loaded.outputs.size());
  });
  std::optional<Failure> failure;
  for (Worker& worker : workers) {
    diagnostics.append(std::move(worker.diagnostics));
    if (!failure) failure = std::move(worker.failure);
  }
  return failure;
}

}  // namespace

Result<BuildOutcome> build_site(const BuildOptions& options, BuildObserver& observer) {
  BuildOutcome outcome;
  Result<LoadedSite> loaded = load_site(options.site, observer, outcome.diagnostics);
  if (!loaded) return std::unexpected(loaded.error());
  const catalog::Catalog& catalog = loaded->site->parts().catalog;
  outcome.language = content::language_of(catalog.settings);
  outcome.left_out = count_left_out(catalog);

  const auto refused = [&] {
    outcome.diagnostics.sort();
    const bool strict = options.warnings == Warnings::CountAsErrors;
    return outcome.diagnostics.errors() > 0 || (strict && !outcome.diagnostics.empty());
  };
  if (refused()) return outcome;

  // Beyond this point only the machine and the layouts can fail; the old site stays until the new one
  // is whole.
  observer.stage("write");
  Result<publish::Publication> publication =
      publish::begin(options.output, addresses_of(*loaded), options.on_wait, {.jobs = options.site.jobs});
  if (!publication) return std::unexpected(publication.error());
  if (auto failure = write_outputs(*loaded, *publication, options.site.jobs, observer, outcome.diagnostics)) {
    return std::unexpected(std::move(*failure));
  }
  if (refused()) return outcome;

  observer.stage("swap");
  const Result<publish::Counts> counts = publication->commit();
  if (!counts) return std::unexpected(counts.error());
  outcome.published = BuildCounts{catalog.reports.size(), loaded->site->plan().pages.size(), counts->written,
                                  counts->unchanged, counts->removed};
  outcome.site = std::make_unique<const LoadedSite>(std::move(*loaded));
  return outcome;
}

}  // namespace gazette::site
