#include "recognition/characters.h"

#include <array>

#include "text/utf8.h"

namespace gazette::recognition {

namespace {

constexpr std::size_t plane = 0x10000;
constexpr char32_t first_chinese = 0x2018;  // ‘: quotation marks too
using TraitTable = std::array<std::uint16_t, plane>;

constexpr void give(TraitTable& table, std::u32string_view characters, std::uint16_t traits) {
  for (const char32_t c : characters) table[c] |= traits;
}

constexpr void give(TraitTable& table, char32_t first, char32_t last, std::uint16_t traits) {
  for (char32_t c = first; c <= last; ++c) table[c] |= traits;
}

// The traits of folded characters; full-width forms are not in it.
constexpr TraitTable make_traits() {
  using namespace trait;
  TraitTable table{};
  constexpr std::u32string_view blanks = U" \u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF";
  give(table, blanks, skipped | blank);
  give(table, 0x09, 0x0D, skipped | blank);
  give(table, 0x2000, 0x200B, skipped | blank);
  give(table, U"\u00AD\u200C\u200D\u200E\u200F\u2060\u061C", skipped);
  give(table, 0x202A, 0x202E, skipped);
  give(table, 0x2066, 0x2069, skipped);
  give(table, U"、，。；：·—…,;:\u2013\u2015\u2500\u30FB\u2022\u2027\u2026", skipped);
  give(table, U"“”‘’「」『』\"'〝〞〟‚„‹›«»", skipped | quotation);
  give(table, U"“”‘’「」『』《》〈〉()", bracket);
  give(table, U"。！？!?\n", ends_sentence | ends_clause);
  give(table, U"，；：,;:", ends_clause);
  give(table, U"Xx×", mask | begins_date | figure);
  give(table, U"0123456789", begins_date | digit | figure);
  give(table, U"〇零○一二三四五六七八九十", begins_date | numeral | figure);
  give(table, U"*_某", begins_date | figure);
  give(table, U"年月日号季至到、.·-/—–―─~∼初底末前", unit);
  give(table, U"去上今本当同前明次翌第下年月春清端冬中国元重除劳妇儿青教建植“‘\"岁", begins_date);
  return table;
}

constexpr TraitTable traits_of_plane = make_traits();

// The comma of 1,870 and the colon of 9:30.
bool is_within_number(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  return (text[at] == ',' || text[at] == ':') && at > 0 && at + 1 < text.size() && digit(at - 1) &&
         digit(at + 1);
}

}  // namespace

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c;
}

std::uint16_t traits_of(char32_t c) {
  return c < plane ? traits_of_plane[c] : std::uint16_t{0};
}

Characters read_characters(std::string_view text) {
  std::vector<std::uint32_t> unheeded;
  return read_characters(text, unheeded);
}

Characters read_characters(std::string_view text, std::vector<std::uint32_t>& points) {
  Characters characters;
  characters.reserve(text.size() / 3 + text.size() / 8 + 8);
  points.reserve(text.size() / 16);
  // Made in place: a copy of the four members as one would wait for their stores.
  const auto add = [&](char32_t c, std::uint32_t offset, std::uint16_t traits, std::uint16_t size) {
    if ((traits & trait::point) != 0) points.push_back(static_cast<std::uint32_t>(characters.size()));
    characters.emplace_back(c, offset, traits, size);
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto offset = static_cast<std::uint32_t>(i);
    const auto lead = static_cast<unsigned char>(text[i]);
    // Three bytes, but for those where some sequences are refused: nearly every character of a report.
    if (lead >= 0xE1 && lead <= 0xEF && lead != 0xED && text.size() - i >= 3) {
      const auto second = static_cast<unsigned char>(text[i + 1]);
      const auto third = static_cast<unsigned char>(text[i + 2]);
      if ((second & 0xC0U) == 0x80U && (third & 0xC0U) == 0x80U) {
        const char32_t c = folded(((lead & 0x0FU) << 12U) | ((second & 0x3FU) << 6U) | (third & 0x3FU));
        add(c, offset, traits_of_plane[c], 3);
        i += 3;
        continue;
      }
    }
    const text::CodePoint point = text::code_point_at(text, i);
    const char32_t c = folded(point.value);
    std::uint16_t traits = traits_of(c);
    if (point.length == 1) {
      if (is_within_number(text, i)) traits &= static_cast<std::uint16_t>(~trait::ends_clause);
      // A full stop of the other alphabet, where it follows a Chinese character or a bracket.
      if (c == U'.' && !characters.empty() && characters.back().value >= first_chinese)
        traits |= trait::ends_sentence | trait::ends_clause;
    }
    add(c, offset, traits, point.length);
    i += point.length;
  }
  return characters;
}

TextRange bytes_of(const Characters& characters, Stretch stretch) {
  return {characters[stretch.begin].offset, characters[stretch.end - 1].end()};
}

}  // namespace gazette::recognition
