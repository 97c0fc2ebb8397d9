#include "search/entry.h"

#include <algorithm>

#include "search/gram.h"

namespace gazette::search {

namespace {

constexpr unsigned bucket_bits = 12;

// A gram as it occurs: its key and, below it, its mark.
using Occurrence = std::uint64_t;

void add_grams(const SymbolText& text, unsigned mark, std::vector<Occurrence>& out) {
  const std::span<const std::uint32_t> symbols(text.symbols);
  const auto add = [&](GramKind kind, std::span<const std::uint32_t> gram) {
    out.push_back(key_of(kind, gram) << mark_bits | mark);
  };
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    add(GramKind::One, symbols.subspan(i, 1));
    if (i + 1 < symbols.size()) add(GramKind::Two, symbols.subspan(i, 2));
  }
  for (const std::uint32_t prefix : text.prefixes) add(GramKind::Prefix, {&prefix, 1});
}

// Keys are random, so that buckets by their highest bits have a few each, and sorting those is linear.
void sort_occurrences(std::vector<Occurrence>& occurrences) {
  constexpr unsigned shift = key_bits + mark_bits - bucket_bits;
  std::vector<std::uint32_t> begin((std::size_t{1} << bucket_bits) + 1, 0);
  for (const Occurrence one : occurrences) ++begin[(one >> shift) + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<Occurrence> sorted(occurrences.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (const Occurrence one : occurrences) sorted[next[one >> shift]++] = one;
  for (std::size_t i = 0; i + 1 < begin.size(); ++i) {
    const auto first = sorted.begin() + begin[i];
    const auto last = sorted.begin() + begin[i + 1];
    for (auto at = first; at < last; ++at) {  // by insertion
      const Occurrence one = *at;
      auto hole = at;
      for (; hole > first && *(hole - 1) > one; --hole) *hole = *(hole - 1);
      *hole = one;
    }
  }
  occurrences = std::move(sorted);
}

unsigned grade_of(std::uint32_t times, std::uint32_t symbols) {
  unsigned grade = 0;
  for (const auto& [least, in_a_thousand] : frequency_grades) {
    if (times >= least && std::uint64_t{times} * 1000 >= std::uint64_t{in_a_thousand} * symbols) ++grade;
  }
  return grade;
}

void pack_grams(std::vector<Occurrence>& occurrences, Entry& entry) {
  sort_occurrences(occurrences);
  entry.grams.reserve(occurrences.size() * GramPacker::short_bytes);
  GramPacker packer(entry);
  for (std::size_t at = 0; at < occurrences.size();) {
    const std::uint64_t key = occurrences[at] >> mark_bits;
    std::uint8_t marks = 0;
    std::uint32_t times = 0;
    for (; at < occurrences.size() && occurrences[at] >> mark_bits == key; ++at, ++times)
      marks |= static_cast<std::uint8_t>(occurrences[at] & ((1U << mark_bits) - 1));
    packer.add(key, static_cast<std::uint8_t>(marks | grade_of(times, entry.symbols) * one_grade));
  }
  packer.finish();
}

unsigned mark_of(Field field) {
  return field == Field::Heading ? in_heading : 0;
}

// One line a passage: the scripts take a line feed for a boundary.
void append_line(const Passage& passage, std::string& out) {
  if (!out.empty()) out.push_back('\n');
  if (passage.field == Field::Heading) out.push_back('\2');
  const std::size_t begin = out.size();
  out += passage.text;
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
      [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
}

}  // namespace

Entry make_entry(const std::vector<Passage>& passages, const Letters& letters, const Phrases& phrases) {
  Entry entry;
  std::vector<SymbolText> symbols(passages.size());
  for (std::size_t i = 0; i < passages.size(); ++i) {
    read_symbols(passages[i].text, letters, symbols[i]);
    entry.symbols += static_cast<std::uint32_t>(symbols[i].symbols.size());
    if (passages[i].field == Field::Title)
      entry.title_symbols = static_cast<std::uint32_t>(symbols[i].symbols.size());
  }
  std::vector<Occurrence> occurrences;
  occurrences.reserve(std::size_t{entry.symbols} * 2 + entry.symbols / 4);
  const std::uint32_t text_symbols = entry.symbols - entry.title_symbols;
  const std::uint32_t parts = std::clamp(text_symbols / part_symbols, 1U, most_parts);
  std::string text;
  std::uint32_t read = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (passages[i].field == Field::Title) {
      add_grams(symbols[i], in_title, occurrences);
      continue;
    }
    // Cut where the parts come out most alike.
    const auto next = static_cast<std::uint32_t>(symbols[i].symbols.size());
    const auto whole = static_cast<std::uint32_t>(entry.parts.size());  // parts before this one
    if (whole + 1 < parts && !text.empty() && (read * 2 + next) * parts >= text_symbols * 2 * (whole + 1)) {
      entry.parts.push_back(phrases.write(text));
      text.clear();
    }
    read += next;
    const unsigned part = unsigned{in_first_part} << entry.parts.size();
    add_grams(symbols[i], mark_of(passages[i].field) | part, occurrences);
    append_line(passages[i], text);
  }
  entry.parts.push_back(phrases.write(text));
  pack_grams(occurrences, entry);
  return entry;
}

}  // namespace gazette::search
