// A Wording is one sentence in the two languages that Gazette speaks.
//
// Both stand beside the check that says them, so that a change of one cannot forget the other;
// which of the two is printed is decided at the very end. Messages are in lower case (English),
// without a full stop, and quote the author's word.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace gazette::diagnostics {

enum class Language { Chinese, English };

struct Wording {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const { return language == Language::Chinese ? zh : en; }
  bool empty() const { return zh.empty() && en.empty(); }
  bool operator==(const Wording&) const = default;
};

// Both sentences are formatted with the same arguments; use {0}, {1} where their order differs.
//   words("未知的键“{}”", "unknown key '{}'", key)
template <typename... Args>
Wording words(fmt::format_string<const Args&...> zh, fmt::format_string<const Args&...> en,
              const Args&... args) {
  return {fmt::format(zh, args...), fmt::format(en, args...)};
}

}  // namespace gazette::diagnostics
