// A text as an array of characters, which is what this folder's searches walk over: each with its
// width folded, what it may mean to them, and its place in bytes.
//
// read_characters() makes it from any UTF-8; a byte that is none reads as U+FFFD. It is read once for
// all searches. A plain value; concurrent const access needs no lock.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/document.h"

namespace gazette::recognition {

using markdown::TextRange;

// What a character may mean, as bits of Character::traits.
namespace trait {
// Does not count in names: 、，。；：·—…, white space and quotation marks.
inline constexpr std::uint16_t skipped = 1;
inline constexpr std::uint16_t begins_date = 2;    // a date may begin here
inline constexpr std::uint16_t ends_sentence = 4;  // 。！？
inline constexpr std::uint16_t ends_clause = 8;    // ，；： and what ends sentences
inline constexpr std::uint16_t mask = 16;          // X x ×: stands for what was taken out
inline constexpr std::uint16_t blank = 32;         // white space
inline constexpr std::uint16_t bracket = 64;       // “” ‘’ 「」 《》 （）
inline constexpr std::uint16_t quotation = 128;    // quotation marks of any kind
inline constexpr std::uint16_t digit = 256;        // 0 to 9
inline constexpr std::uint16_t numeral = 512;      // 〇 零 ○ 一 … 十
inline constexpr std::uint16_t figure = 1024;      // what numbers of dates are made of, masks included
inline constexpr std::uint16_t unit = 2048;        // 年 月 日 …: what may follow a number in a date
// What the search for dates stops at.
inline constexpr std::uint16_t point = begins_date | ends_sentence | ends_clause | bracket;
}  // namespace trait

struct Character {
  char32_t value = 0;        // full-width letters, digits and signs as half-width ones
  std::uint32_t offset = 0;  // of its first byte
  std::uint16_t traits = 0;
  std::uint16_t size = 0;  // in bytes

  bool is(std::uint16_t any_of) const { return (traits & any_of) != 0; }
  std::uint32_t end() const { return offset + size; }
};

using Characters = std::vector<Character>;

// Positions in a Characters array, end exclusive.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  std::uint32_t size() const { return end - begin; }
  bool contains(std::uint32_t i) const { return begin <= i && i < end; }
  bool operator==(const Stretch&) const = default;
};

Characters read_characters(std::string_view text);
// The same, and the positions of the characters with trait::point.
Characters read_characters(std::string_view text, std::vector<std::uint32_t>& points);

char32_t folded(char32_t c);
std::uint16_t traits_of(char32_t folded);

// The bytes of a stretch. REQUIRES: it lies within the characters and is not empty.
TextRange bytes_of(const Characters& characters, Stretch stretch);

// Whether the characters from `at`, before `end`, read so.
inline bool reads(const Characters& characters, std::uint32_t at, std::uint32_t end,
                  std::u32string_view words) {
  if (at >= end || end - at < words.size() || characters[at].value != words[0]) return false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (characters[at + i].value != words[i]) return false;
  }
  return true;
}

}  // namespace gazette::recognition
