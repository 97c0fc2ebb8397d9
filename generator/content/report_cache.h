// A ReportCache is what a build remembers of reports for the next one, so that a text which has not
// changed is not parsed again.
//
// Of each report that nothing was to be said about it has what load_content() took from the text, but for
// the HTML: summary, links, headings, findings, what search takes. The front matter is read anew each time,
// and the HTML is made where a page shows it (whole_body()). A record counts for the very bytes that it was
// made from, read in the same way by the same program; what else may have changed is no matter.
#pragma once

#include <string>
#include <vector>

#include "binary/hash.h"
#include "content/content_set.h"

namespace gazette::content {

struct CachedReport {
  std::string path;
  binary::Hash file;   // of its bytes
  std::string packed;  // pack_report()
};

struct ReportCache {
  binary::Hash reading;               // of all besides its own file that a report is read with
  std::vector<CachedReport> records;  // by path
};

// All of a LoadedReport that comes from its text, but for the HTML.
std::string pack_report(const LoadedReport& report);
// Sets what pack_report() has packed. False where the bytes are none of its.
bool unpack_report(std::string_view packed, LoadedReport& report);

}  // namespace gazette::content
