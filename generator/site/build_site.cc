#include "site/build_site.h"

#include <algorithm>
#include <atomic>

#include "feeds/feeds.h"
#include "pages/coverage_table.h"
#include "publish/cache_file.h"
#include "publish/publication.h"
#include "site/cache_store.h"
#include "site/page_traces.h"
#include "site/program_identity.h"

namespace gazette::site {

namespace {

using diagnostics::Diagnostics;
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
  std::optional<pages::ReadLog> log;  // where traces are kept
  std::optional<pages::PageRenderer> renderer;
  std::string bytes;
  std::size_t rendered = 0;  // pages
  Diagnostics diagnostics;
};

// What all workers have in common.
struct Writing {
  const LoadedSite& loaded;
  const std::vector<feeds::Feed>& feeds;
  publish::Publication& publication;
  PageTraces* traces;  // null where none are kept
};

Result<void> written(const Writing& writing, std::size_t index, std::string_view bytes) {
  const auto done = writing.publication.write(index, bytes);
  return done ? Result<void>() : std::unexpected(done.error());
}

// Renders it, unless the old page is what would come out. Where a layout failed, which is told, nothing is
// written.
Result<void> write_page(const Writing& writing, std::size_t index, Worker& worker) {
  const std::size_t number = writing.loaded.outputs[index].index;
  const pages::PlannedPage& page = writing.loaded.site->plan().pages[number];
  const binary::Hash given = worker.renderer->prepare(page);
  if (writing.traces != nullptr) {
    std::optional<PageTrace> same = writing.traces->of_same(number, given);
    if (same && writing.publication.keep(index, same->content)) {
      writing.traces->keep(number, std::move(*same));
      return {};
    }
  }
  ++worker.rendered;
  worker.bytes.clear();
  if (const templates::Rendered rendered = worker.renderer->render_prepared(worker.bytes); !rendered) {
    worker.diagnostics.add(rendered.error());
    return {};
  }
  if (Result<void> done = written(writing, index, worker.bytes); !done) return done;
  if (writing.traces != nullptr) {
    writing.traces->keep(number, writing.traces->of_rendered(number, given, worker.log->facts(),
                                                             writing.publication.content(index)));
  }
  return {};
}

Result<void> write_output(const Writing& writing, std::size_t index, Worker& worker) {
  const LoadedSite& loaded = writing.loaded;
  const pages::SiteParts& parts = loaded.site->parts();
  const Output& output = loaded.outputs[index];
  switch (output.kind) {
    case Output::Kind::Page:
      return write_page(writing, index, worker);
    case Output::Kind::Feed:
      return written(writing, index, feeds::render_feed(parts, writing.feeds[output.index]));
    case Output::Kind::Table:
      return written(writing, index, pages::coverage_table(parts, parts.coverage.years[output.index].year));
    case Output::Kind::Asset:
      return written(writing, index, loaded.assets[output.index].bytes);
    case Output::Kind::Search:
      return written(writing, index, loaded.search_files[output.index].bytes);
    case Output::Kind::Copy: {
      const files::File& file = *parts.links.copies[output.index].file;
      const auto copied = writing.publication.copy(index, loaded.files->path_of(file));
      return copied ? Result<void>() : std::unexpected(copied.error());
    }
  }
  return {};
}

std::vector<std::string> addresses_of(const LoadedSite& loaded) {
  std::vector<std::string> addresses;
  addresses.reserve(loaded.outputs.size());
  for (const Output& output : loaded.outputs) addresses.push_back(output.address);
  return addresses;
}

// Writes everything into the staging folder and says how many pages were rendered; the first failure stops
// all workers.
Result<std::size_t> write_outputs(const LoadedSite& loaded, publish::Publication& publication,
                                  PageTraces* traces, parallel::Jobs jobs, BuildObserver& observer,
                                  Diagnostics& diagnostics) {
  const std::vector<feeds::Feed> feeds = feeds::plan_feeds(loaded.site->parts());
  const Writing writing{loaded, feeds, publication, traces};
  std::vector<Worker> workers(jobs.count);
  for (Worker& worker : workers) {
    if (traces != nullptr) worker.log.emplace(traces->numbers());
    worker.renderer.emplace(*loaded.site, worker.log ? &*worker.log : nullptr);
  }
  std::vector<Result<void>> results(jobs.count);
  std::atomic<std::size_t> done{0};
  std::atomic<bool> stopped{false};
  parallel::for_each_index_with_worker(loaded.outputs.size(), jobs, [&](std::size_t i, std::size_t number) {
    if (stopped.load(std::memory_order_relaxed)) return;
    results[number] = write_output(writing, i, workers[number]);
    if (!results[number]) stopped = true;
    if (const std::size_t count = ++done; count % progress_every == 0)
      observer.written(count, loaded.outputs.size());
  });
  std::size_t rendered = 0;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    if (!results[i]) return std::unexpected(std::move(results[i].error()));
    diagnostics.append(std::move(workers[i].diagnostics));
    rendered += workers[i].rendered;
  }
  return rendered;
}

}  // namespace

Result<BuildOutcome> build_site(const BuildOptions& options, BuildObserver& observer) {
  BuildOutcome outcome;
  CacheStore cache(options.output, program_identity());
  content::ReportCache reports = std::move(cache.before().reports);
  Result<LoadedSite> loaded =
      load_site(options.site, {.cache = &reports, .store = &cache, .from = options.cache_from}, observer,
                outcome.diagnostics);
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
  observer.stage("traces");
  Result<publish::Publication> publication =
      publish::begin(options.output, addresses_of(*loaded), options.on_wait, {.jobs = options.site.jobs});
  if (!publication) return std::unexpected(publication.error());
  // Which facts there are, and the state of each.
  std::optional<PageTraces> traces;
  if (catalog.reports.size() >= options.cache_from)
    traces.emplace(*loaded->site, *loaded->files, cache.before(), options.site.jobs);
  observer.stage("write");
  const Result<std::size_t> rendered = write_outputs(*loaded, *publication, traces ? &*traces : nullptr,
                                                     options.site.jobs, observer, outcome.diagnostics);
  if (!rendered) return std::unexpected(rendered.error());
  if (refused()) return outcome;

  observer.stage("swap");
  const Result<publish::Counts> counts = publication->commit();
  if (!counts) return std::unexpected(counts.error());
  observer.stage("cache");
  if (traces) {
    cache.finish(traces->take_cache(std::move(reports)));
  } else {
    publish::remove_cache(options.output);
  }
  outcome.published = BuildCounts{.reports = catalog.reports.size(),
                                  .pages = loaded->site->plan().pages.size(),
                                  .rendered = *rendered,
                                  .written = counts->written,
                                  .unchanged = counts->unchanged,
                                  .removed = counts->removed};
  outcome.site = std::make_unique<const LoadedSite>(std::move(*loaded));
  return outcome;
}

}  // namespace gazette::site
