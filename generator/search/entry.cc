#include "search/entry.h"

#include <algorithm>

#include "search/gram.h"
#include "search/gram_counter.h"

namespace gazette::search {

namespace {

void add_grams(const SymbolText& text, unsigned mark, GramCounter& grams) {
  const std::span<const std::uint32_t> symbols(text.symbols);
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    grams.add(key_of(GramKind::One, symbols.subspan(i, 1)), mark);
    if (i + 1 < symbols.size()) grams.add(key_of(GramKind::Two, symbols.subspan(i, 2)), mark);
  }
  for (const std::uint32_t prefix : text.prefixes) grams.add(key_of(GramKind::Prefix, {&prefix, 1}), mark);
}

unsigned grade_of(std::uint32_t times, std::uint32_t symbols) {
  unsigned grade = 0;
  for (const auto& [least, in_a_thousand] : frequency_grades) {
    if (times >= least && std::uint64_t{times} * 1000 >= std::uint64_t{in_a_thousand} * symbols) ++grade;
  }
  return grade;
}

void pack_grams(GramCounter& grams, Entry& entry) {
  GramPacker packer(entry);
  grams.for_each([&](std::uint64_t key, unsigned marks, std::uint32_t times) {
    packer.add(key, static_cast<std::uint8_t>(marks | grade_of(times, entry.symbols) * one_grade));
  });
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
  std::size_t most = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    read_symbols(passages[i].text, letters, symbols[i]);
    most += symbols[i].symbols.size() * 2 + symbols[i].prefixes.size();
    entry.symbols += static_cast<std::uint32_t>(symbols[i].symbols.size());
    if (passages[i].field == Field::Title)
      entry.title_symbols = static_cast<std::uint32_t>(symbols[i].symbols.size());
  }
  GramCounter grams(most);
  const std::uint32_t text_symbols = entry.symbols - entry.title_symbols;
  const std::uint32_t parts = std::clamp(text_symbols / part_symbols, 1U, most_parts);
  std::string text;
  std::uint32_t read = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (passages[i].field == Field::Title) {
      add_grams(symbols[i], in_title, grams);
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
    add_grams(symbols[i], mark_of(passages[i].field) | part, grams);
    append_line(passages[i], text);
  }
  entry.parts.push_back(phrases.write(text));
  pack_grams(grams, entry);
  return entry;
}

}  // namespace gazette::search
