// The remarks on one body of Markdown. It knows where the body stands: in a file, or as the value of a key,
// where every remark is at the key's value. Of one rule it tells the first hundred and then how many more
// there are, so that a file that was never Markdown does not bury the others.
//
// Made by parse_markdown() for one call, and by resolve_links() for each body. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace gazette::diagnostics {

class Remarks {
 public:
  // `fixed` is the place of every remark, or null. Borrows all three.
  Remarks(const SourceFile& file, const Place* fixed, Diagnostics& list);

  // What was told, valid until the next remark; null where it is not told.
  Diagnostic* warning(Rule rule, Span span, Wording message, Wording hint = {});
  Diagnostic* error(Rule rule, Span span, Wording message, Wording hint = {});

  // Says how many were not told. Called once, last.
  void finish();

 private:
  struct Count {
    std::uint32_t told = 0;
    std::uint32_t untold = 0;
    Severity severity = Severity::Warning;
    Span last;
  };

  Diagnostic* add(Severity severity, Rule rule, Span span, Wording message, Wording hint);
  Place place_of(Span span) const;

  SourceFile file_;
  const Place* fixed_;
  Diagnostics* list_;
  std::map<std::string_view, Count> counts_;
};

}  // namespace gazette::diagnostics
