// An Entry is what the index takes from one document: its grams, packed, and its text, written short.
//
// content/ makes it from a report or page by itself, in the parallel pass, while the text is at hand;
// make_index() joins the entries of all when it is known which are published and where. An entry knows no
// other document. It owns its bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/letters.h"
#include "search/phrases.h"

namespace gazette::search {

// Where a passage stands, by its weight.
enum class Field : std::uint8_t { Title, Heading, Body };

// A stretch of text without a block boundary in it. Borrowed.
struct Passage {
  Field field = Field::Body;
  std::string_view text;
};

// How a document has a gram, as bits. The text of a long document is in up to three parts, cut between
// blocks, and each is read by itself: a result with an excerpt costs a third of the bytes. How often the
// document has the gram, against its length, is a grade from 0 to 3 (frequency_grades).
inline constexpr std::uint8_t in_title = 1;
inline constexpr std::uint8_t in_heading = 2;
inline constexpr std::uint8_t one_grade = 4;
inline constexpr std::uint8_t grade_marks = 3 * one_grade;
inline constexpr std::uint8_t in_first_part = 16;  // the next parts: the bits above
inline constexpr unsigned mark_bits = 7;
inline constexpr unsigned most_parts = 3;

// A text has a part for every so many symbols.
inline constexpr std::uint32_t part_symbols = 1200;

// The least number of times, and of times in a thousand symbols, for grades 1, 2 and 3. The scripts score
// them by what lies between (search.js, gradeRates).
struct FrequencyGrade {
  std::uint32_t times;
  std::uint32_t in_a_thousand;
};
inline constexpr std::array<FrequencyGrade, 3> frequency_grades{{{3, 1}, {6, 3}, {12, 8}}};

inline constexpr unsigned slice_bits = 6;
inline constexpr std::size_t slices = std::size_t{1} << slice_bits;

struct Entry {
  std::string grams;                              // read by for_each_gram()
  std::array<std::uint32_t, slices + 1> slice{};  // where each begins in `grams`
  std::vector<std::string> parts;                 // of the text, at least one, as Phrases::write()
  std::uint32_t symbols = 0;
  std::uint32_t title_symbols = 0;
};

// The first passage is the title; the text to be shown is all that follow, one a line, a heading after "\2".
Entry make_entry(const std::vector<Passage>& passages, const Letters& letters, const Phrases& phrases);

// Calls each(key, marks) for the grams of one slice (the highest bits of the key), by key.
template <typename Each>
void for_each_gram(const Entry& entry, std::size_t number, Each each);

}  // namespace gazette::search

#include "search/entry_grams.h"
