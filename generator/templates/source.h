// A Source is one template's text as the compiler reads it, with its name; spans are offsets into it.
//
// Line ends are \n, a byte-order mark at the start is dropped. Owned by the Program; everything the
// compiler makes views into it.
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace gazette::templates {

class Source {
 public:
  Source(std::string name, std::string path, std::string_view text);

  const std::string& name() const { return name_; }
  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  diagnostics::Place place(diagnostics::Span span) const { return diagnostics::locate({path_, text_}, span); }

 private:
  std::string name_;
  std::string path_;
  std::string text_;
};

}  // namespace gazette::templates
