// A ContentSet is all that a portal's authors wrote, each file read and parsed once and alone; nothing
// is related to anything yet.
//
// load_content() makes it from a FileTree, in parallel, and tells every mistake that one file by itself
// can have. What is in the set is valid; what had an error is left out, and since a build with errors
// publishes nothing, nothing is lost silently. It borrows the tree, which must outlive it, and makes it
// forget the texts of reports, but for their front matter, that nothing asks for again.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "binary/hash.h"
#include "diagnostics/diagnostic.h"
#include "files/file_tree.h"
#include "markdown/document.h"
#include "model/report.h"
#include "model/settings.h"
#include "model/vocabulary.h"
#include "parallel/parallel.h"
#include "recognition/findings.h"
#include "search/entry.h"
#include "search/phrases.h"

namespace gazette::content {

struct LoadedReport {
  model::Report report;
  markdown::Document body;  // without its text; from the cache also without HTML: parse_again()
  std::string summary;      // declared, else the opening of the text
  recognition::Findings findings;
  const files::File* file = nullptr;
  binary::Hash file_hash;  // of its bytes
  search::Entry entry;     // what the index takes; empty where there is no search
};

struct LoadedPage {
  model::Page page;
  markdown::Document body;  // without its text
  const files::File* file = nullptr;
  search::Entry entry;
};

struct ReportCache;
class ReportStore;

struct ContentSet {
  model::Settings settings;
  std::array<model::VocabularyFile, 4> vocabularies;  // by VocabularyKind
  std::vector<LoadedReport> reports;                  // by path
  std::vector<LoadedPage> pages;                      // by path
  search::Phrases phrases;                            // that the texts of entries are written with

  const model::VocabularyFile& vocabulary(model::VocabularyKind kind) const {
    return vocabularies[index_of(kind)];
  }
};

// What is kept from one build to the next, and where; both or neither.
struct Caching {
  ReportCache* cache = nullptr;  // of the build before, and afterwards of this one
  ReportStore* store = nullptr;
  std::size_t from = 0;  // reports: a portal of fewer keeps nothing
};

ContentSet load_content(files::FileTree& files, parallel::Jobs jobs, const Caching& caching,
                        diagnostics::Diagnostics& diagnostics);

// The body of a report that came from the cache, with its HTML, without its text.
markdown::Document parse_again(const files::File& file, diagnostics::Span body,
                               const model::Settings& settings);

// The source of a file of the tree, for places in messages.
diagnostics::SourceFile source_of(const files::File& file);

// The language of a portal, for the words of its pages.
diagnostics::Language language_of(const model::Settings& settings);

}  // namespace gazette::content
