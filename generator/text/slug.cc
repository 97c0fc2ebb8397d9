#include "text/slug.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/utf8.h"

namespace gazette::text {

namespace {

bool is_slug_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

struct Slugger::Impl {
  std::unique_ptr<icu::Transliterator> pinyin;  // null where ICU has no data: only ASCII is kept
};

bool is_slug(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return is_slug_letter(c) || c == '-'; });
}

Slugger::Slugger() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> pinyin(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) pinyin = nullptr;
  impl_ = std::make_unique<const Impl>(std::move(pinyin));
}

Slugger::~Slugger() = default;
Slugger::Slugger(Slugger&&) noexcept = default;
Slugger& Slugger::operator=(Slugger&&) noexcept = default;

std::string Slugger::slug(std::string_view name) const {
  const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string latin;
  if (ascii || !impl_->pinyin) {
    latin = ascii_lower(name);
  } else {
    // ICU puts a blank between the syllables of adjacent Han characters.
    icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
    impl_->pinyin->transliterate(unicode);
    unicode.toUTF8String(latin);
  }
  std::string slug;
  for (const char c : latin) {
    if (is_slug_letter(c)) {
      slug += c;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

std::string Slugger::initial(std::string_view name) const {
  const std::string first = slug(first_code_points(trim(name), 1));
  if (first.empty() || first[0] < 'a' || first[0] > 'z') return "#";
  return {static_cast<char>(first[0] - 'a' + 'A')};
}

}  // namespace gazette::text
