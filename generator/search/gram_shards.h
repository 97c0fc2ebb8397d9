// The shards of grams: for each gram the documents that have it, and which of them have it in the title, in
// a heading, often, or in the name of a term of theirs; and the terms whose names have it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parallel/parallel.h"
#include "search/index.h"

namespace gazette::search {

// How the numbers in shards are written; part of the manifest.
struct ShardShape {
  unsigned shard_bits = 0;     // there are 2^shard_bits shards, at least one a slice
  unsigned document_bits = 0;  // of a document's number
  unsigned term_bits = 0;      // of a term's, over all vocabularies
};
ShardShape shape_of(const Collection& collection);

// The longest title or name whose length is told; a longer one counts as this.
inline constexpr std::uint32_t most_length = 63;
inline constexpr unsigned length_bits = 6;
inline constexpr unsigned fingerprint_bits = 22;

// The payloads, by number.
std::vector<std::string> make_gram_shards(const Collection& collection, const ShardShape& shape,
                                          parallel::Jobs jobs);

}  // namespace gazette::search
