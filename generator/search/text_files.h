// The files of texts: each has a part of the text of one document, or of a few where the portal is small,
// with what a result shows of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "parallel/parallel.h"
#include "search/index.h"

namespace gazette::search {

// Documents whose texts share a hash in the manifest: when one of them changes, a browser fetches these
// again and keeps all others.
inline constexpr std::size_t documents_of_a_hash = 128;

struct TextFiles {
  std::uint32_t documents_in_a_file = 1;
  std::vector<IndexFile> files;
  std::string hashes;  // a payload: ShortHash of every documents_of_a_hash documents
};

TextFiles make_text_files(const Collection& collection, parallel::Jobs jobs);

}  // namespace gazette::search
