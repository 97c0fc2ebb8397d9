#include "text/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <array>
#include <vector>

namespace gazette::text {

struct Collator::Impl {
  std::unique_ptr<icu::Collator> collator;  // null where ICU has no data: bytes are compared instead
};

Collator::Collator(CollationLocale locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale icu_locale =
      locale == CollationLocale::Chinese ? icu::Locale("zh", "CN") : icu::Locale("en", "US");
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu_locale, status));
  if (U_FAILURE(status)) collator = nullptr;
  if (collator) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  impl_ = std::make_unique<const Impl>(std::move(collator));
}

Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;

std::string Collator::sort_key(std::string_view text) const {
  if (!impl_->collator) return std::string(text);
  const icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  std::array<std::uint8_t, 256> small{};
  const int32_t needed =
      impl_->collator->getSortKey(unicode, small.data(), static_cast<int32_t>(small.size()));
  if (needed <= static_cast<int32_t>(small.size())) {
    return {reinterpret_cast<const char*>(small.data()), static_cast<std::size_t>(needed)};
  }
  std::vector<std::uint8_t> large(static_cast<std::size_t>(needed));
  impl_->collator->getSortKey(unicode, large.data(), needed);
  return {reinterpret_cast<const char*>(large.data()), large.size()};
}

}  // namespace gazette::text
