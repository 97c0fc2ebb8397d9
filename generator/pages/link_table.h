// Where every link of the content leads, once all addresses are known.
//
// resolve_links() makes it and tells each link that leads nowhere: a missing file (with the nearest
// there is), a missing anchor, a report that is left out. It also finds which files beside the reports
// are to be copied. Frozen; concurrent const access needs no lock.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "diagnostics/diagnostic.h"
#include "files/file_tree.h"
#include "pages/addresses.h"
#include "parallel/parallel.h"

namespace gazette::pages {

// What one hole of a document is filled with; the address is from the root and ready for an href.
struct Target {
  std::string address;  // with its #…; empty where the link is broken
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

struct AttachmentTarget {
  std::string title;
  std::string address;
  std::string kind;  // PDF, XLSX: the extension in capitals
  std::uint64_t size = 0;
};

// A file that is published as it is.
struct Copy {
  std::string address;  // not encoded: the path in the output
  const files::File* file = nullptr;
  std::string source;  // the file that asked for it, for messages
};

struct ReplacedBy {
  std::string title;
  std::string address;
};

struct ReportLinks {
  std::vector<Target> targets;  // by the document's links
  std::vector<AttachmentTarget> attachments;
  std::optional<ReplacedBy> replaced_by;
};

struct LinkTable {
  std::vector<ReportLinks> reports;                              // by ReportId
  std::vector<std::vector<Target>> pages;                        // by position in the catalog
  std::array<std::vector<std::vector<Target>>, 4> descriptions;  // by VocabularyKind and index
  std::vector<Copy> copies;                                      // by address
};

LinkTable resolve_links(const catalog::Catalog& catalog, const files::FileTree& files,
                        const Addresses& addresses, parallel::Jobs jobs,
                        diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::pages
