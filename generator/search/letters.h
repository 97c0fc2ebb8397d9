// What search reads of a character, for the index and, through table(), for the scripts that ask it: the
// one place that says which characters are words, which stand alone, and which do not matter.
//
//   Single   a symbol of its own: Han ideographs, kana, hangul, enclosed and compatibility signs
//   Word     letters and digits, folded in case and width: a run of them is one symbol
//   Ignored  all else (punctuation, white space, marks): it ends a word and leaves no trace
//
// A Letters is made once and only read after that, by any number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::search {

enum class LetterKind : std::uint8_t { Ignored, Single, Word };

struct Letter {
  LetterKind kind = LetterKind::Ignored;
  char32_t folded = 0;
};

class Letters {
 public:
  Letters();

  Letter of(char32_t c) const {
    if (c < kinds_.size()) return {kinds_[c], folded_[c]};
    return {is_far_ideograph(c) ? LetterKind::Single : LetterKind::Ignored, c};
  }

  // The table as assets/search/letters.js reads it: "first,last,kind,fold;…", numbers in base 36.
  static std::string table();

 private:
  static bool is_far_ideograph(char32_t c) { return c >= 0x20000 && c < 0x40000; }

  std::vector<LetterKind> kinds_;  // of U+0000 to U+FFFF
  std::vector<char16_t> folded_;
};

// A text as search sees it: symbols, each a code point or, with the highest bit set, the hash of a word.
struct SymbolText {
  std::vector<std::uint32_t> symbols;
  std::vector<std::uint32_t> prefixes;  // of its words, the hashes of their first 1 to 4 characters
};

inline constexpr std::size_t longest_prefix = 4;  // characters of a word's beginning that are indexed

// Reads one block of UTF-8 text; `out` is overwritten. A comma between digits is not there where it parts
// thousands: "1,120" is "1120".
void read_symbols(std::string_view text, const Letters& letters, SymbolText& out);

}  // namespace gazette::search
