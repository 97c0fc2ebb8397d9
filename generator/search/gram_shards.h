// Files of grams. A shard has all grams whose keys begin alike, each with its list or, where that is long,
// with the number of its documents only: the list is then a file of its own. So a question learns from a few
// small files which of its grams is rare, and fetches the lists of those.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parallel/parallel.h"
#include "search/gram_lists.h"

namespace gazette::search {

inline constexpr unsigned fingerprint_bits = 22;

struct OwnList {
  std::string name;  // its key in base 36
  std::string payload;
};

struct GramShards {
  unsigned bits = 0;                // of a key, that number the shards
  std::vector<std::string> shards;  // payloads, by number
  std::vector<OwnList> lists;       // by key
};

GramShards make_gram_shards(const GramLists& lists, std::size_t documents, parallel::Jobs jobs);

}  // namespace gazette::search
