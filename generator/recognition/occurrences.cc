#include "recognition/occurrences.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace gazette::recognition {

namespace {

using markdown::BlockKind;
using Node = PhraseIndex::Node;

// A wording's place: the node knows which.
struct Candidate {
  Node node = PhraseIndex::root;
  Stretch stretch;
};

// Something in the text that holds an entry's name and is not the entry.
struct LookAlike {
  model::VocabularyKind vocabulary = model::VocabularyKind::Slogans;
  std::uint32_t entry = 0;
  Stretch stretch;
};

// Where a search stands in its text.
struct Scope {
  const PhraseIndex& index;
  const ReadText& text;
  std::string_view bytes;
  int year;
};

// One block's wordings. Its vectors are emptied and used again for the next block.
class BlockSearch {
 public:
  explicit BlockSearch(const Scope& scope) : scope_(scope) {}

  void run(Stretch block);
  // The wordings of which no longer one takes the place, in order.
  const std::vector<Candidate>& found() const { return candidates_; }
  // Whether the entry is what a wording at this place means.
  bool is_meant(const Wording& wording, Stretch stretch) const;

 private:
  void walk(Stretch block);
  void note(Node node, std::uint32_t end);
  void drop_without_meaning();
  void keep_longest();

  const Scope& scope_;
  std::vector<std::uint32_t> signs_at_;  // the characters of the signs since the last foreign character
  std::vector<Candidate> candidates_;
  std::vector<LookAlike> look_alikes_;  // by end
  std::vector<std::uint32_t> order_;
  std::vector<char> taken_;
};

void BlockSearch::run(Stretch block) {
  candidates_.clear();
  look_alikes_.clear();
  walk(block);
  if (!look_alikes_.empty()) drop_without_meaning();
  if (candidates_.size() > 1) keep_longest();
}

void BlockSearch::walk(Stretch block) {
  const Character* const characters = scope_.text.characters.data();
  const PhraseIndex& index = scope_.index;
  signs_at_.clear();
  Node node = PhraseIndex::root;
  for (std::uint32_t i = block.begin; i < block.end; ++i) {
    const std::uint16_t sign = index.sign_of(characters[i]);
    if (sign == PhraseIndex::skipped_sign) continue;
    const std::uint32_t begin = i;
    if (sign == PhraseIndex::mask_sign) {
      while (i + 1 < block.end && characters[i + 1].is(trait::mask)) ++i;
    }
    node = sign == PhraseIndex::no_sign ? PhraseIndex::root : index.next(node, sign);
    if (node == PhraseIndex::root) {
      signs_at_.clear();
      continue;
    }
    signs_at_.push_back(begin);
    note(node, i + 1);
  }
}

void BlockSearch::note(Node node, std::uint32_t end) {
  for (Node ending = scope_.index.ending_at(node); ending != PhraseIndex::root;
       ending = scope_.index.shorter_than(ending)) {
    const std::span<const Wording> wordings = scope_.index.wordings(ending);
    const Stretch stretch{signs_at_[signs_at_.size() - wordings.front().length], end};
    candidates_.push_back({ending, stretch});
    for (const Wording& wording : wordings) {
      if (wording.role == WordingRole::Excludes)
        look_alikes_.push_back({wording.vocabulary, wording.entry, stretch});
    }
  }
}

bool BlockSearch::is_meant(const Wording& wording, Stretch stretch) const {
  if (wording.role != WordingRole::Names) return false;
  auto it = std::ranges::lower_bound(look_alikes_, stretch.end, {},
                                     [](const LookAlike& l) { return l.stretch.end; });
  // A look-alike that ends further on than the longest wording is long cannot cover this place.
  const std::uint32_t reach = stretch.begin + scope_.index.longest() * 4U;
  for (; it != look_alikes_.end() && it->stretch.end <= reach; ++it) {
    const bool covers = it->stretch.begin <= stretch.begin;
    if (covers && it->vocabulary == wording.vocabulary && it->entry == wording.entry) return false;
  }
  return true;
}

void BlockSearch::drop_without_meaning() {
  std::erase_if(candidates_, [&](const Candidate& c) {
    return std::ranges::none_of(scope_.index.wordings(c.node),
                                [&](const Wording& w) { return is_meant(w, c.stretch); });
  });
}

// Longest first, then leftmost: each takes its characters. A shorter one that crosses a longer one has
// its first or its last character taken.
void BlockSearch::keep_longest() {
  const auto length = [&](std::uint32_t i) {
    return scope_.index.wordings(candidates_[i].node).front().length;
  };
  const std::uint32_t from = candidates_.front().stretch.begin;
  std::uint32_t begin = from;
  std::uint32_t end = 0;
  order_.clear();
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    order_.push_back(i);
    begin = std::min(begin, candidates_[i].stretch.begin);
    end = std::max(end, candidates_[i].stretch.end);
  }
  std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(length(b), candidates_[a].stretch.begin) <
           std::pair(length(a), candidates_[b].stretch.begin);
  });
  taken_.assign(end - begin, 0);
  std::vector<Candidate> kept;
  for (const std::uint32_t i : order_) {
    const Stretch& place = candidates_[i].stretch;
    if (taken_[place.begin - begin] != 0 || taken_[place.end - 1 - begin] != 0) continue;
    std::fill(taken_.begin() + (place.begin - begin), taken_.begin() + (place.end - begin), char{1});
    kept.push_back(candidates_[i]);
  }
  std::ranges::sort(kept, {}, [](const Candidate& c) { return c.stretch.begin; });
  candidates_ = std::move(kept);
}

// The end of the wording's name: the suffix after it is left out.
std::uint32_t end_of_name(const Scope& scope, const Wording& wording, Stretch stretch) {
  if (wording.name_length == wording.length) return stretch.end;
  std::uint32_t i = stretch.begin;
  std::uint32_t end = stretch.end;
  for (std::uint32_t signs = 0; signs < wording.name_length && i < stretch.end; ++i) {
    const std::uint16_t sign = scope.index.sign_of(scope.text.characters[i]);
    if (sign == PhraseIndex::skipped_sign) continue;
    while (sign == PhraseIndex::mask_sign && scope.text.characters[i + 1].is(trait::mask)) ++i;
    ++signs;
    end = i + 1;
  }
  return end;
}

std::string_view without_marks_around(std::string_view name) {
  const Characters characters = read_characters(name);
  std::size_t begin = 0;
  std::size_t end = characters.size();
  while (begin < end && characters[begin].is(trait::skipped)) ++begin;
  while (end > begin && characters[end - 1].is(trait::skipped)) --end;
  if (begin == end) return {};
  return name.substr(characters[begin].offset, characters[end - 1].end() - characters[begin].offset);
}

Spelling spelling_of(const Scope& scope, const Wording& wording, Stretch name) {
  if (wording.masked) return Spelling::Masked;
  const TextRange bytes = bytes_of(scope.text.characters, name);
  const std::string_view written = scope.bytes.substr(bytes.begin, bytes.size());
  const std::string_view declared = without_marks_around(scope.index.spelling(wording));
  // A name declared with its suffix may be found by what stands before it.
  return declared.starts_with(written) ? Spelling::AsDeclared : Spelling::OtherPunctuation;
}

// With the quotation marks that stand around the name, or around the whole.
Stretch with_quotation_marks(const Scope& scope, Stretch name, Stretch whole) {
  const Characters& characters = scope.text.characters;
  const bool opens = whole.begin > 0 && characters[whole.begin - 1].is(trait::quotation);
  if (!opens) return whole;
  const auto closes = [&](std::uint32_t end) {
    return end < characters.size() && characters[end].is(trait::quotation);
  };
  if (closes(name.end)) return {whole.begin - 1, std::max(whole.end, name.end + 1)};
  if (closes(whole.end)) return {whole.begin - 1, whole.end + 1};
  return whole;
}

// Of several entries with one wording: the one in use that year, of those the one begun last; else the
// one that was in use last before it.
std::optional<std::uint32_t> entry_of_year(const PhraseIndex& index, std::span<const Wording> wordings,
                                           int year) {
  const Wording* best = nullptr;
  const auto rank = [&](const Wording& w) {
    const Years years = index.years(w.vocabulary, w.entry);
    return std::pair(years.contain(year), years.first);
  };
  for (const Wording& wording : wordings) {
    if (wordings.size() > 1 && index.years(wording.vocabulary, wording.entry).first > year) continue;
    if (best == nullptr || rank(wording) > rank(*best)) best = &wording;
  }
  return best == nullptr ? std::nullopt : std::optional(static_cast<std::uint32_t>(best - wordings.data()));
}

void append_occurrences(const Scope& scope, const BlockSearch& search, const Candidate& candidate,
                        Occurrence proto, std::vector<Occurrence>& out) {
  std::vector<Wording> meant;
  for (const model::VocabularyKind vocabulary :
       {model::VocabularyKind::Slogans, model::VocabularyKind::Campaigns}) {
    meant.clear();
    for (const Wording& wording : scope.index.wordings(candidate.node)) {
      if (wording.vocabulary == vocabulary && search.is_meant(wording, candidate.stretch))
        meant.push_back(wording);
    }
    const auto chosen = entry_of_year(scope.index, meant, scope.year);
    if (!chosen) continue;
    const Wording& wording = meant[*chosen];
    const Stretch name{candidate.stretch.begin, end_of_name(scope, wording, candidate.stretch)};
    proto.vocabulary = vocabulary;
    proto.entry = wording.entry;
    proto.name = wording.name;
    proto.spelling = spelling_of(scope, wording, name);
    proto.in_title_of_work = is_within(scope.text.works, name);
    proto.text = bytes_of(scope.text.characters, name);
    proto.full = bytes_of(scope.text.characters, with_quotation_marks(scope, name, candidate.stretch));
    out.push_back(proto);
  }
}

std::optional<Surroundings> surroundings_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::Heading:
      return Surroundings::Heading;
    case BlockKind::Paragraph:
      return Surroundings::Paragraph;
    case BlockKind::Cell:
      return Surroundings::Cell;
    case BlockKind::Footnote:
      return Surroundings::Footnote;
    case BlockKind::Code:
    case BlockKind::RawHtml:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Occurrence> find_occurrences(const PhraseIndex& index, std::string_view title,
                                         const markdown::Document& body, int year) {
  return find_occurrences(index, title, read_line(title), read_document(body), body, year);
}

std::vector<Occurrence> find_occurrences(const PhraseIndex& index, std::string_view title,
                                         const ReadText& title_text, const ReadText& text,
                                         const markdown::Document& body, int year) {
  std::vector<Occurrence> occurrences;
  const Scope in_title{index, title_text, title, year};
  BlockSearch search(in_title);
  search.run(title_text.blocks.front());
  for (const Candidate& c : search.found())
    append_occurrences(in_title, search, c, {.surroundings = Surroundings::Title}, occurrences);
  const Scope in_body{index, text, body.text, year};
  BlockSearch body_search(in_body);
  for (std::uint32_t i = 0; i < body.blocks.size(); ++i) {
    const auto surroundings = surroundings_of(body.blocks[i].kind);
    if (!surroundings) continue;
    body_search.run(text.blocks[i]);
    for (const Candidate& c : body_search.found())
      append_occurrences(in_body, body_search, c, {.surroundings = *surroundings, .block = i}, occurrences);
  }
  return occurrences;
}

}  // namespace gazette::recognition
