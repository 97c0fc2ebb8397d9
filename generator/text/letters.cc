#include "text/letters.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace gazette::text {

namespace {

icu::UnicodeString unicode_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

UChar32 icu_of(char32_t c) {
  return static_cast<UChar32>(c);
}

bool in_mask(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(icu_of(c)) & mask) != 0;
}

}  // namespace

std::string upper_case(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out = text;
    for (char& c : out) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
  }
  return unicode_of(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
}

std::string lower_case(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out = text;
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }
  return unicode_of(text).toLower(icu::Locale::getRoot()).toUTF8String(out);
}

bool is_letter(char32_t c) {
  return in_mask(c, U_GC_L_MASK);
}

bool is_decimal(char32_t c) {
  return in_mask(c, U_GC_ND_MASK);
}

bool is_numeric(char32_t c) {
  return u_getNumericValue(icu_of(c)) != U_NO_NUMERIC_VALUE;
}

bool is_upper(char32_t c) {
  return u_hasBinaryProperty(icu_of(c), UCHAR_UPPERCASE) != 0;
}

bool is_lower(char32_t c) {
  return u_hasBinaryProperty(icu_of(c), UCHAR_LOWERCASE) != 0;
}

bool has_case(char32_t c) {
  return is_upper(c) || is_lower(c) || in_mask(c, U_GC_LT_MASK);
}

bool is_printable(char32_t c) {
  return c == ' ' || !in_mask(c, U_GC_C_MASK | U_GC_Z_MASK);
}

bool is_white_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return u_isUWhiteSpace(icu_of(c)) != 0;
}

bool starts_identifier(char32_t c) {
  return c == '_' || u_hasBinaryProperty(icu_of(c), UCHAR_XID_START) != 0;
}

bool continues_identifier(char32_t c) {
  return u_hasBinaryProperty(icu_of(c), UCHAR_XID_CONTINUE) != 0;
}

}  // namespace gazette::text
