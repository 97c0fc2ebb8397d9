// Which facts a site has, by names that the next build knows too, and the state of each: a number that
// differs when anything differs that a layout can see of it.
//
// The state is not a list of fields that somebody has to keep complete: it is made by reading every attribute
// of the thing out of the very table that layouts read. An attribute may name a cheaper value that stands
// for its own (Attribute::stands_for): those that come from a report's own file alone name none at all, since
// the hash of the file is in its state anyway.
// An activity has no state of its own: it comes from its report's file and is a part of its report's.
//
// Made once, by all threads; constant afterwards. What states do not hold, since it changes all pages: the
// program, layouts, words, settings and vocabularies (site/build_cache.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "binary/hash.h"
#include "pages/facts.h"
#include "pages/views.h"
#include "parallel/parallel.h"

namespace gazette::pages {

struct FactStates {
  std::vector<std::uint64_t> identities;  // by FactId: 64 bits of a hash
  std::vector<std::uint64_t> states;      // by FactId, likewise

  // Of some facts together.
  binary::Hash state_of(std::span<const FactId> facts) const;
};

FactStates make_fact_states(const Views& views, const FactNumbers& numbers, parallel::Jobs jobs);

}  // namespace gazette::pages
