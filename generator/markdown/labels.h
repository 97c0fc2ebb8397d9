// The words that this folder puts into HTML: labels that are read aloud, in the interface's language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "diagnostics/wording.h"

namespace gazette::markdown {

class Labels {
 public:
  explicit Labels(diagnostics::Language language) : language_(language) {}

  std::string section_link(std::string_view heading) const {
    return diagnostics::words("本节链接：{}", "Link to this section: {}", heading).in(language_);
  }
  std::string table(std::string_view subject) const {
    if (subject.empty()) return diagnostics::Wording{"表格", "Table"}.in(language_);
    return diagnostics::words("表格：{}", "Table: {}", subject).in(language_);
  }
  std::string footnotes() const { return diagnostics::Wording{"脚注", "Footnotes"}.in(language_); }
  std::string footnote(std::uint32_t number) const {
    return diagnostics::words("脚注 {}", "Footnote {}", number).in(language_);
  }
  std::string back_to_reference(std::uint32_t number, std::uint32_t reference) const {
    if (reference == 1)
      return diagnostics::words("回到正文中脚注 {} 处", "Back to reference {}", number).in(language_);
    return diagnostics::words("回到正文中脚注 {} 的第 {} 处", "Back to reference {}-{}", number, reference)
        .in(language_);
  }
  std::string task(bool done) const {
    return done ? diagnostics::Wording{"已完成", "Done"}.in(language_)
                : diagnostics::Wording{"未完成", "Not done"}.in(language_);
  }
  // An address after the text that should have been its link.
  std::string in_brackets(std::string_view address) const {
    return diagnostics::words("（{}）", " ({})", address).in(language_);
  }

 private:
  diagnostics::Language language_;
};

}  // namespace gazette::markdown
