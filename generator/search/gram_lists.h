// The lists of grams: for each gram the documents that have it, in which parts of their texts, and which of
// them have it in the title, in a heading, often, or in the name of a term of theirs; and the terms whose
// names have it. As bits that assets/search/shards.js reads (readUses); gram_shards.h puts them into files.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "parallel/parallel.h"
#include "search/bits.h"
#include "search/index.h"

namespace gazette::search {

// How wide numbers are written; part of the manifest.
struct NumberWidths {
  unsigned document = 0;  // a document's
  unsigned term = 0;      // a term's, over all vocabularies
};
NumberWidths widths_of(const Collection& collection);

// The longest title or name whose length is told; a longer one counts as this.
inline constexpr std::uint32_t most_length = 63;
inline constexpr unsigned length_bits = 6;

struct GramList {
  std::uint64_t key = 0;
  std::uint32_t documents = 0;
  std::uint32_t slice = 0;  // its bits are in this pool,
  std::size_t begin = 0;    // from here on,
  std::size_t bits = 0;     // so many
};

struct GramLists {
  std::vector<GramList> grams;  // by key
  std::array<BitWriter, slices> pools;
};

GramLists make_gram_lists(const Collection& collection, const NumberWidths& widths, parallel::Jobs jobs);

}  // namespace gazette::search
