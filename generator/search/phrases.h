// Phrases writes texts short: a table of frequent characters and phrases, and texts as codes of them.
//
// learn_phrases() makes the table from a sample of texts: it replaces the most frequent pair of symbols by
// a new symbol, again and again (Larsson and Moffat's Re-Pair, 1999), and keeps what was made. A text is
// then read greedily, always the longest phrase. Codes go by frequency: three bits choose one of eight
// classes, each with its own width, which comes within some per cent of Huffman's code. Within a class the
// order is free, so the table has its entries in the order that is shortest to write: by levels.
//
// Why not one of the usual compressors: a browser without DecompressionStream has to read it in a few
// dozen lines, each report alone, and a table of a few kilobytes has to do for all of them.
//
// The same sample gives the same table. Constant after it is made; any number of threads may write.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::search {

class Phrases {
 public:
  // The table as a JavaScript string (bits.h): eight widths, the entries by levels, the class of each.
  std::string table() const;

  // A text as a JavaScript string: how many codes, then the codes.
  std::string write(std::string_view text) const;

  std::size_t size() const { return entries_.size(); }

 private:
  friend Phrases learn_phrases(std::span<const std::string> texts);

  static constexpr std::size_t classes = 8;
  static constexpr unsigned class_bits = 3;

  struct Entry {
    std::uint32_t first = 0;  // a code point in the first level; else the number of the first half
    std::uint32_t second = 0;
  };
  struct Code {
    std::uint16_t bits = 0;
    std::uint8_t width = 0;
    std::uint8_t number = 0;  // of its class
  };
  void number_codes(const std::vector<std::uint32_t>& uses);
  void grow_tree(const std::vector<std::u32string>& phrases);
  void add_phrase(const std::u32string& phrase, std::uint32_t number);
  std::uint32_t child(std::uint32_t node, char32_t c) const;
  template <typename Each>
  void read(std::string_view text, Each each) const;

  std::vector<Entry> entries_;         // by number; 0 is the escape, which 21 bits of a character follow
  std::vector<std::uint32_t> levels_;  // how many entries each level has: characters, pairs of these, …
  std::array<std::uint8_t, classes> widths_{};
  std::vector<Code> codes_;               // by number
  std::vector<std::uint32_t> roots_;      // the children of the root, by character below U+10000
  std::vector<std::uint64_t> children_;   // of other nodes, by hash; a power of two of them
  std::vector<std::uint32_t> number_at_;  // by node; no_number where no phrase ends
};

Phrases learn_phrases(std::span<const std::string> texts);

}  // namespace gazette::search
