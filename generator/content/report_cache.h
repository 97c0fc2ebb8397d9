// A ReportCache is what a build knows of reports from the build before, so that a text which has not changed
// is not parsed again.
//
// Of each report that nothing was to be said about it has what load_content() took from the text, but for
// the HTML: summary, links, headings, findings, what search takes. The front matter is read anew each time,
// and the HTML is made where a page shows it (parse_again()). A record counts for the very bytes that it was
// made from, read in the same way by the same program; what else may have changed is no matter.
//
// With search a record is about as large as the report's file, so records are not held in memory: they lie
// in a store, which its owner keeps on disk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "binary/hash.h"
#include "content/content_set.h"

namespace gazette::content {

// Where a store has some bytes, and which.
struct Stored {
  std::uint64_t at = 0;
  std::uint32_t size = 0;  // none: nothing is stored
  binary::Hash hash;
};

// Bytes of the build before to read, of this one to append. Any thread may call either at any time.
class ReportStore {
 public:
  virtual ~ReportStore() = default;
  // False where they cannot be read or are not those that were stored.
  virtual bool read(const Stored& stored, std::string& into) const = 0;
  virtual Stored append(std::string_view bytes) = 0;
};

struct CachedReport {
  std::string path;
  binary::Hash file;  // of its bytes
  Stored packed;      // pack_report()
};

struct ReportCache {
  binary::Hash reading;               // of all besides its own file that a report is read with
  std::vector<CachedReport> reports;  // by path
};

// All of a LoadedReport that comes from its text, but for the HTML.
std::string pack_report(const LoadedReport& report);
// Sets what pack_report() has packed. False where the bytes are none of its.
bool unpack_report(std::string_view packed, LoadedReport& report);

}  // namespace gazette::content
