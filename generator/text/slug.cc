#include "text/slug.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/pinyin.h"
#include "text/utf8.h"

namespace gazette::text {

namespace {

bool is_slug_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// The ASCII that is left of a character without its accents and width: e for é, Q for Ｑ.
std::string ascii_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const decomposition = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return {};
  std::string out;
  decomposition->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).toUTF8String(out);
  std::erase_if(out, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
  return out;
}

// A name in Latin letters, its Chinese syllables set apart by blanks.
std::string latin_of(std::string_view name) {
  std::string latin;
  for (std::size_t i = 0; i < name.size();) {
    const CodePoint c = code_point_at(name, i);
    const std::string_view syllable = pinyin_of(c.value);
    if (!syllable.empty()) {
      latin.append(" ").append(syllable).append(" ");
    } else if (c.value < 0x80) {
      latin += static_cast<char>(c.value);
    } else {
      const std::string ascii = ascii_of(c.value);
      latin += ascii.empty() ? " " : ascii;
    }
    i += c.length;
  }
  return ascii_lower(latin);
}

}  // namespace

bool is_slug(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return is_slug_letter(c) || c == '-'; });
}

std::string slug_of(std::string_view name) {
  std::string slug;
  for (const char c : latin_of(name)) {
    if (is_slug_letter(c)) {
      slug += c;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

std::string initial_of(std::string_view name) {
  const std::string first = slug_of(first_code_points(trim(name), 1));
  if (first.empty() || first[0] < 'a' || first[0] > 'z') return "#";
  return {static_cast<char>(first[0] - 'a' + 'A')};
}

}  // namespace gazette::text
