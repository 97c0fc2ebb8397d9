// The index: what search/ publishes, as files for scripts.
//
//   search/index.js          the manifest: numbers, versions of the others, the table of phrases
//   search/g/<n>.js          the grams whose key begins with n: which documents have each, and where
//   search/l/<key>.js        the same of one gram that many documents have
//   search/t/<n>-<part>.js   document n, or a few: what a result shows, and a part of its text
//   search/n/<n>.js          names and addresses of sixteen units, themes, slogans or campaigns
//   search/f/<vocabulary>.js which documents belong to which of its entries; search/f/dates.js
//   search/search.js         the script that asks; the address that others may load
//   search/mark.js           marks what was asked in a report's page
//
// make_index() makes it once, from the entries that content/ took and the facts that the catalog knows.
// Names of files do not depend on their content, which a hash behind '?' tells: decisions/0010-search.md
// says what the formats are, decisions/0018-search-files.md why. The same documents give the same bytes,
// whatever the number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/vocabulary.h"
#include "parallel/parallel.h"
#include "search/entry.h"
#include "search/phrases.h"

namespace gazette::search {

inline constexpr std::string_view folder = "search/";

// A report or plain page.
struct Document {
  std::string url;
  std::string title;
  std::string subtitle;
  std::string unit;         // its owner's name; empty for a plain page
  int year = 0;             // 0 for a plain page
  std::string date;         // ISO, or empty
  std::uint32_t order = 0;  // yyyymmdd, of its date or the end of its year: what documents are sorted by
  bool withdrawn = false;
  std::array<std::vector<std::uint32_t>, 4> terms;  // by VocabularyKind; ancestors are not repeated
  Entry entry;
};

// An entry of a vocabulary.
struct Term {
  std::string id;
  std::string name;
  std::vector<std::string> other_names;
  std::string url;
  std::int64_t parent = -1;
};

struct Collection {
  std::vector<Document> documents;  // the oldest first, so that a new one changes no other's number
  std::array<std::vector<Term>, 4> terms;
  Phrases phrases;
};

struct IndexFile {
  std::string address;
  std::string bytes;
};

// A script that hands data, a JavaScript expression, and a payload (bits.h) to Gazette.take().
IndexFile script_of(std::string_view name, std::string_view data, std::string_view payload);

// The files of the index; the last is the manifest. `own_versions` are further members of its `versions`,
// for scripts that are loaded by name: "facets:\"…\"".
// REQUIRES: fewer than 2^20 documents, ascending in `order`.
std::vector<IndexFile> make_index(Collection collection, std::string_view own_versions, parallel::Jobs jobs);

}  // namespace gazette::search
