// The remarks on one body. It knows where the body stands: in a file, or as the value of a key, where
// every remark is at the key's value. Of one rule it tells the first hundred and then how many more there
// are, so that a file that was never Markdown does not bury the others.
//
// Made by parse_markdown() for one call. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace gazette::markdown {

class Remarks {
 public:
  // `fixed` is the place of every remark, or null. Borrows all three.
  Remarks(const diagnostics::SourceFile& file, const diagnostics::Place* fixed,
          diagnostics::Diagnostics& list);

  void warning(diagnostics::Rule rule, diagnostics::Span span, diagnostics::Wording message,
               diagnostics::Wording hint = {});
  void error(diagnostics::Rule rule, diagnostics::Span span, diagnostics::Wording message,
             diagnostics::Wording hint = {});

  // Says how many were not told. Called once, last.
  void finish();

 private:
  struct Count {
    std::uint32_t told = 0;
    std::uint32_t untold = 0;
    diagnostics::Severity severity = diagnostics::Severity::Warning;
    diagnostics::Span last;
  };

  void add(diagnostics::Severity severity, diagnostics::Rule rule, diagnostics::Span span,
           diagnostics::Wording message, diagnostics::Wording hint);
  diagnostics::Place place_of(diagnostics::Span span) const;

  diagnostics::SourceFile file_;
  const diagnostics::Place* fixed_;
  diagnostics::Diagnostics* list_;
  std::map<std::string_view, Count> counts_;
};

}  // namespace gazette::markdown
