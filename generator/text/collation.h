// The order in which names are listed: pinyin for Chinese (ICU's zh collation), English for en.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace gazette::text {

enum class CollationLocale { Chinese, English };

// Makes sort keys: bytes whose plain comparison is the locale's order. Numbers inside names are
// ordered by value (第2期 before 第10期). Concurrent const use is safe.
class Collator {
 public:
  explicit Collator(CollationLocale locale);
  ~Collator();
  Collator(Collator&&) noexcept;
  Collator& operator=(Collator&&) noexcept;

  std::string sort_key(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace gazette::text
