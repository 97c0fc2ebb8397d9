#include "search/letters.h"

#include <fmt/format.h>

#include <array>

#include "text/utf8.h"

namespace gazette::search {

namespace {

// How a range is folded: to itself, by a distance, or each even character to the odd one after it (the
// alternating capitals of Latin Extended).
enum class Fold : std::uint8_t { Distance, Pairs };

struct Range {
  char32_t first;
  char32_t last;
  LetterKind kind;
  Fold fold;
  std::int32_t distance;
};

constexpr Range word(char32_t first, char32_t last, std::int32_t distance = 0) {
  return {first, last, LetterKind::Word, Fold::Distance, distance};
}
constexpr Range pairs(char32_t first, char32_t last) {
  return {first, last, LetterKind::Word, Fold::Pairs, 0};
}
constexpr Range single(char32_t first, char32_t last, std::int32_t distance = 0) {
  return {first, last, LetterKind::Single, Fold::Distance, distance};
}

constexpr std::array ranges{
    word('0', '9'),
    word('A', 'Z', 32),
    word('a', 'z'),
    word(0xC0, 0xD6, 32),
    word(0xD8, 0xDE, 32),
    word(0xDF, 0xF6),
    word(0xF8, 0xFF),
    pairs(0x100, 0x137),
    word(0x138, 0x149),
    pairs(0x14A, 0x177),
    word(0x178, 0x24F),
    word(0x386, 0x390),
    word(0x391, 0x3A9, 32),  // Greek
    word(0x3AA, 0x3FF),
    word(0x400, 0x40F, 80),  // Cyrillic
    word(0x410, 0x42F, 32),
    word(0x430, 0x4FF),
    single(0x2103, 0x2103),      // degree Celsius
    single(0x2116, 0x2116),      // numero
    single(0x2150, 0x215F),      // fractions
    single(0x2160, 0x216F, 16),  // Roman numerals
    single(0x2170, 0x218B),
    single(0x2460, 0x24FF),  // enclosed digits and letters
    single(0x3005, 0x3007),  // 々 〆 〇
    single(0x3041, 0x3096),  // kana, bopomofo, hangul
    single(0x30A1, 0x30FA),
    single(0x30FC, 0x30FF),
    single(0x3105, 0x318E),
    single(0x31A0, 0x31BF),
    single(0x31F0, 0x33FF),  // kana, enclosed and squared signs
    single(0x3400, 0x4DBF),  // ideographs
    single(0x4E00, 0x9FFF),
    single(0xAC00, 0xD7A3),
    single(0xE000, 0xF8FF),  // private use: characters of a unit's own font
    single(0xF900, 0xFAFF),
    word(0xFF10, 0xFF19, '0' - 0xFF10),  // full width
    word(0xFF21, 0xFF3A, 'a' - 0xFF21),
    word(0xFF41, 0xFF5A, 'a' - 0xFF41),
};

char32_t folded(const Range& range, char32_t c) {
  if (range.fold == Fold::Pairs) return c | 1U;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + range.distance);
}

constexpr std::uint32_t word_bit = 0x80000000U;
constexpr std::uint32_t hash_begin = 2166136261U;  // FNV-1a over code points
constexpr std::uint32_t hash_factor = 16777619U;

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

// Reads on in a text and gathers its words.
class SymbolReader {
 public:
  SymbolReader(const Letters& letters, SymbolText& out) : letters_(letters), out_(out) {}

  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const text::CodePoint point = text::code_point_at(text, at);
      at += point.length;
      const Letter letter = letters_.of(point.value);
      if (letter.kind == LetterKind::Word) {
        add_to_word(letter.folded);
      } else if (point.value != ',' || !is_digit(last_) || !parts_thousands(text, at)) {
        end_word();
        if (letter.kind == LetterKind::Single) out_.symbols.push_back(letter.folded);
      }
    }
    end_word();
  }

 private:
  void add_to_word(char32_t c) {
    hash_ = (hash_ ^ c) * hash_factor;
    last_ = c;
    if (++length_ <= longest_prefix) out_.prefixes.push_back(hash_ | word_bit);
  }
  void end_word() {
    if (length_ > 0) out_.symbols.push_back(hash_ | word_bit);
    hash_ = hash_begin;
    length_ = 0;
    last_ = 0;
  }
  // Exactly three digits follow.
  bool parts_thousands(std::string_view text, std::size_t at) const {
    for (int i = 0; i < 4; ++i) {
      if (at >= text.size()) return i == 3;
      const text::CodePoint point = text::code_point_at(text, at);
      const Letter letter = letters_.of(point.value);
      const bool digit = letter.kind == LetterKind::Word && is_digit(letter.folded);
      if (digit != (i < 3)) return false;
      at += point.length;
    }
    return true;
  }

  const Letters& letters_;
  SymbolText& out_;
  std::uint32_t hash_ = hash_begin;
  std::size_t length_ = 0;
  char32_t last_ = 0;
};

std::string base36(std::uint32_t value) {
  std::string digits;
  do {
    const std::uint32_t digit = value % 36;
    digits.insert(digits.begin(), static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10));
    value /= 36;
  } while (value > 0);
  return digits;
}

}  // namespace

Letters::Letters() : kinds_(0x10000), folded_(0x10000) {
  for (const Range& range : ranges) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      kinds_[c] = range.kind;
      folded_[c] = static_cast<char16_t>(folded(range, c));
    }
  }
}

std::string Letters::table() {
  std::string out;
  for (const Range& range : ranges) {
    const std::string fold = range.fold == Fold::Pairs ? "p"
                             : range.distance < 0
                                 ? fmt::format("-{}", base36(static_cast<std::uint32_t>(-range.distance)))
                             : range.distance > 0 ? base36(static_cast<std::uint32_t>(range.distance))
                                                  : "";
    out +=
        fmt::format("{}{},{},{}{}", out.empty() ? "" : ";", base36(range.first), base36(range.last),
                    range.kind == LetterKind::Word ? "w" : "s", fold.empty() ? "" : fmt::format(",{}", fold));
  }
  return out;
}

void read_symbols(std::string_view text, const Letters& letters, SymbolText& out) {
  out.symbols.clear();
  out.prefixes.clear();
  SymbolReader(letters, out).read(text);
}

}  // namespace gazette::search
