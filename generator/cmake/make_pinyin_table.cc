// Run when Gazette is built: prints the C++ source of text/pinyin.h's table, made by ICU.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr char32_t first = 0x3400;  // CJK Unified Ideographs Extension A …
constexpr char32_t last = 0x9FFF;   // … to the end of the unified ideographs

std::string syllable_of(const icu::Transliterator& pinyin, char32_t c) {
  icu::UnicodeString text(static_cast<UChar32>(c));
  pinyin.transliterate(text);
  std::string latin;
  text.toUTF8String(latin);
  const bool plain = std::all_of(latin.begin(), latin.end(), [](char l) { return l >= 'a' && l <= 'z'; });
  return plain ? latin : std::string();
}

}  // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> pinyin(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    std::fprintf(stderr, "ICU has no Han-Latin: %s\n", u_errorName(status));
    return 1;
  }
  std::map<std::string, unsigned> numbers{{"", 0}};
  std::vector<std::string> syllables;
  for (char32_t c = first; c <= last; ++c) syllables.push_back(syllable_of(*pinyin, c));
  for (const std::string& syllable : syllables) numbers.emplace(syllable, 0);
  unsigned next = 0;
  std::puts(
      "// Made by generator/cmake/make_pinyin_table.cc from ICU.\n#include \"text/pinyin.h\"\n\n#include "
      "<cstdint>\n");
  std::puts("namespace gazette::text {\n\nnamespace {\n\nconstexpr std::string_view syllables[] = {");
  for (auto& [syllable, number] : numbers) {
    number = next++;
    std::printf("    \"%s\",\n", syllable.c_str());
  }
  std::printf("};\n\nconstexpr char32_t first = 0x%X;\nconstexpr std::uint16_t table[] = {",
              static_cast<unsigned>(first));
  for (std::size_t i = 0; i < syllables.size(); ++i)
    std::printf("%s%u,", i % 24 == 0 ? "\n    " : " ", numbers[syllables[i]]);
  std::puts("};\n\n}  // namespace\n");
  std::puts(
      "std::string_view pinyin_of(char32_t c) {\n  if (c < first || c - first >= std::size(table)) return "
      "{};");
  std::puts("  return syllables[table[c - first]];\n}\n\n}  // namespace gazette::text");
}
