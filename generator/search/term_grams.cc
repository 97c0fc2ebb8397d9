#include "search/term_grams.h"

#include <algorithm>
#include <tuple>

#include "search/gram.h"
#include "search/gram_lists.h"

namespace gazette::search {

namespace {

struct Found {
  std::uint64_t key;
  TermUse use;
};

void add_name(std::string_view name, std::uint32_t term, const Letters& letters, std::vector<Found>& out) {
  SymbolText text;
  read_symbols(name, letters, text);
  const std::span<const std::uint32_t> symbols(text.symbols);
  const TermUse use{term, std::min(static_cast<std::uint32_t>(symbols.size()), most_length)};
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    out.push_back({key_of(GramKind::One, symbols.subspan(i, 1)), use});
    if (i + 1 < symbols.size()) out.push_back({key_of(GramKind::Two, symbols.subspan(i, 2)), use});
  }
  for (const std::uint32_t prefix : text.prefixes)
    out.push_back({key_of(GramKind::Prefix, {&prefix, 1}), use});
}

}  // namespace

TermGrams::TermGrams(const Collection& collection) {
  const Letters letters;
  std::vector<Found> found;
  std::array<std::uint32_t, 4> first{};
  for (std::size_t kind = 0; kind < collection.terms.size(); ++kind) {
    first[kind] = static_cast<std::uint32_t>(documents_.size());
    for (const Term& term : collection.terms[kind]) {
      const auto number = static_cast<std::uint32_t>(documents_.size());
      add_name(term.name, number, letters, found);
      for (const std::string& name : term.other_names) add_name(name, number, letters, found);
      documents_.emplace_back();
    }
  }
  for (std::uint32_t d = 0; d < collection.documents.size(); ++d) {
    for (std::size_t kind = 0; kind < first.size(); ++kind) {
      for (const std::uint32_t term : collection.documents[d].terms[kind]) {
        auto& documents = documents_[first[kind] + term];
        if (documents.empty() || documents.back() != d) documents.push_back(d);
      }
    }
  }
  std::ranges::sort(found, {}, [](const Found& f) { return std::tuple(f.key, f.use.term, f.use.length); });
  for (const Found& one : found) {
    if (keys_.empty() || keys_.back() != one.key) {
      keys_.push_back(one.key);
      begin_.push_back(uses_.size());
    } else if (uses_.back().term == one.use.term) {
      continue;  // a longer name of the same term
    }
    uses_.push_back(one.use);
  }
  begin_.push_back(uses_.size());
}

std::span<const TermUse> TermGrams::uses_of(std::uint64_t key) const {
  const auto found = std::ranges::lower_bound(keys_, key);
  if (found == keys_.end() || *found != key) return {};
  const auto at = static_cast<std::size_t>(found - keys_.begin());
  return std::span(uses_).subspan(begin_[at], begin_[at + 1] - begin_[at]);
}

}  // namespace gazette::search
