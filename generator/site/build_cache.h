// A BuildCache is what one build keeps for the next into the same output: what it took from each report's
// text, so that it is not parsed again, and the trace of each page, so that it is not rendered again.
//
// It holds only hashes of what pages were made of and of what came out. So it is right whatever becomes of
// the output: a page is kept where the output still has the very bytes that the trace tells.
// build_site() makes it, a CacheStore keeps it. decisions/0019-build-cache.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "binary/hash.h"
#include "content/report_cache.h"
#include "publish/content.h"

namespace gazette::site {

// What a page was made of, and what it became. pages/facts.h says why that suffices.
struct PageTrace {
  std::string address;
  binary::Hash given;                // what its layout was given: PageRenderer::prepare()
  std::vector<std::uint32_t> facts;  // what the layout read besides, as positions in BuildCache::facts …
  binary::Hash read;                 // … and the state of these
  publish::Content content;
};

struct BuildCache {
  binary::Hash program;  // that made all of it
  content::ReportCache reports;
  binary::Hash frame;                // what every page depends on: layouts, settings, vocabularies
  std::vector<std::uint64_t> facts;  // their identities, by pages::FactId of the build that made it
  std::vector<PageTrace> pages;      // by address
};

std::string pack_cache(const BuildCache& cache);
// An empty one of this program where the bytes are none that the same program has packed.
BuildCache unpack_cache(std::string_view bytes, const binary::Hash& program);

}  // namespace gazette::site
