#include "search/gram_lists.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <span>

#include "search/lists.h"
#include "search/term_grams.h"

namespace gazette::search {

namespace {

constexpr unsigned document_room = 20;  // bits
constexpr unsigned rest_bits = key_bits - slice_bits;
static_assert(rest_bits + document_room + mark_bits <= 64);
constexpr unsigned bucket_bits = 12;

// A gram of a document, as it is gathered: the key without its slice, the document, the marks.
using Gathered = std::uint64_t;

std::uint64_t rest_of(Gathered one) {
  return one >> (document_room + mark_bits);
}
std::uint32_t document_of(Gathered one) {
  return static_cast<std::uint32_t>(one >> mark_bits) & ((1U << document_room) - 1);
}
unsigned marks_of(Gathered one) {
  return static_cast<unsigned>(one & ((1U << mark_bits) - 1));
}

// One worker's memory.
struct Scratch {
  std::vector<Gathered> gathered;
  std::vector<Gathered> sorted;
};

void gather(const std::vector<Document>& documents, std::size_t slice, Scratch& scratch) {
  scratch.gathered.clear();
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for_each_gram(documents[d].entry, slice, [&](std::uint64_t key, std::uint8_t marks) {
      const std::uint64_t rest = key & ((std::uint64_t{1} << rest_bits) - 1);
      scratch.gathered.push_back((rest << document_room | d) << mark_bits | marks);
    });
  }
}

// By key and document: buckets by the highest bits, each sorted by itself.
void sort_gathered(Scratch& scratch) {
  constexpr unsigned shift = rest_bits + document_room + mark_bits - bucket_bits;
  std::vector<std::size_t> begin((std::size_t{1} << bucket_bits) + 1, 0);
  for (const Gathered one : scratch.gathered) ++begin[(one >> shift) + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  scratch.sorted.resize(scratch.gathered.size());
  std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
  for (const Gathered one : scratch.gathered) scratch.sorted[next[one >> shift]++] = one;
  for (std::size_t i = 0; i + 1 < begin.size(); ++i) {
    const std::span<Gathered> bucket(scratch.sorted.data() + begin[i], begin[i + 1] - begin[i]);
    if (!std::ranges::is_sorted(bucket)) std::ranges::sort(bucket);  // one of a single gram is in order
  }
}

struct Gram {
  std::uint64_t key = 0;
  std::span<const Gathered> uses;  // none where only a term's name has it
};

// The grams of a slice by key: those that documents have, and those that only names have.
std::vector<Gram> grams_of(std::size_t slice, std::span<const Gathered> sorted, const TermGrams& terms) {
  std::vector<Gram> grams;
  const std::uint64_t first_key = std::uint64_t{slice} << rest_bits;
  for (std::size_t at = 0; at < sorted.size();) {
    std::size_t end = at + 1;
    while (end < sorted.size() && rest_of(sorted[end]) == rest_of(sorted[at])) ++end;
    grams.push_back({first_key | rest_of(sorted[at]), sorted.subspan(at, end - at)});
    at = end;
  }
  const std::size_t of_documents = grams.size();
  for (const std::uint64_t key : terms.keys()) {
    if (key >> rest_bits != slice) continue;
    const auto end = grams.begin() + static_cast<std::ptrdiff_t>(of_documents);
    const auto found =
        std::lower_bound(grams.begin(), end, key, [](const Gram& g, std::uint64_t k) { return g.key < k; });
    if (found == end || found->key != key) grams.push_back({key, {}});
  }
  std::ranges::sort(grams, {}, &Gram::key);
  return grams;
}

// Writes the lists of one slice, one after another.
class ListWriter {
 public:
  ListWriter(const Collection& collection, const NumberWidths& widths, const TermGrams& terms,
             BitWriter& bits)
      : collection_(collection), widths_(widths), terms_(terms), bits_(bits) {}

  std::uint32_t write(const Gram& gram) {
    documents_.clear();
    for (auto& places : marked_) places.clear();
    for (const Gathered use : gram.uses) {
      const auto place = static_cast<std::uint32_t>(documents_.size());
      documents_.push_back(document_of(use));
      const unsigned marks = marks_of(use);
      if ((marks & in_title) != 0) marked_[title].push_back(place);
      if ((marks & in_heading) != 0) marked_[heading].push_back(place);
      if ((marks & grade_marks) != 0) marked_[often].push_back(place);
    }
    const auto term_uses = terms_.uses_of(gram.key);
    add_named(term_uses);
    bits_.write_count(static_cast<std::uint32_t>(documents_.size()));
    write_list(documents_, widths_.document, bits_);
    unsigned extras = term_uses.empty() ? 0 : 1;
    for (const auto& places : marked_) extras = extras << 1U | (places.empty() ? 0 : 1);
    bits_.write(extras != 0 ? 1 : 0, 1);
    if (extras != 0) {
      bits_.write(extras, 1 + static_cast<unsigned>(marked_.size()));
      if (!term_uses.empty()) write_terms(term_uses);
      write_marked(gram.uses);
    }
    if (tells_parts()) {
      for (const Gathered use : gram.uses) write_parts(marks_of(use));
    }
    return static_cast<std::uint32_t>(documents_.size());
  }

 private:
  enum Marked : std::uint8_t { title, heading, often, named };

  // What most documents have is likely in each part of them, and telling would take most of the room.
  bool tells_parts() const { return documents_.size() * 2 <= collection_.documents.size(); }

  // In which parts of the text a document has the gram, by prefix codes, those of one part first; before
  // that, where the title has it, whether the text has it too.
  void write_parts(unsigned marks) {
    const unsigned parts = marks / in_first_part;
    if ((marks & in_title) != 0) bits_.write(parts != 0 ? 1 : 0, 1);
    if (parts == 0) return;
    struct Code {
      std::uint8_t bits;
      std::uint8_t width;
    };
    constexpr std::array<Code, 8> codes{
        {{0, 0}, {0b00, 2}, {0b010, 3}, {0b1100, 4}, {0b011, 3}, {0b1101, 4}, {0b1110, 4}, {0b10, 2}}};
    bits_.write(codes.at(parts).bits, codes.at(parts).width);
  }

  // The documents of terms whose names have the gram.
  void add_named(std::span<const TermUse> term_uses) {
    std::vector<std::uint32_t> all;
    for (const TermUse& use : term_uses) {
      const auto& documents = terms_.documents_of(use.term);
      std::vector<std::uint32_t> both;
      std::ranges::set_union(all, documents, std::back_inserter(both));
      all = std::move(both);
    }
    for (std::uint32_t place = 0, at = 0; place < documents_.size() && at < all.size(); ++place) {
      while (at < all.size() && all[at] < documents_[place]) ++at;
      if (at < all.size() && all[at] == documents_[place]) marked_[named].push_back(place);
    }
  }

  void write_terms(std::span<const TermUse> term_uses) {
    std::vector<std::uint32_t> numbers;
    for (const TermUse& use : term_uses) numbers.push_back(use.term);
    bits_.write_count(static_cast<std::uint32_t>(numbers.size()));
    write_list(numbers, widths_.term, bits_);
    for (const TermUse& use : term_uses) bits_.write(use.length, length_bits);
  }

  void write_marked(std::span<const Gathered> uses) {
    const auto width = static_cast<unsigned>(std::bit_width(documents_.size()));
    for (std::size_t i = 0; i < marked_.size(); ++i) {
      if (marked_[i].empty()) continue;
      bits_.write_count(static_cast<std::uint32_t>(marked_[i].size()));
      write_list(marked_[i], width, bits_);
      for (const std::uint32_t place : marked_[i]) {
        if (i == title) {
          const Entry& entry = collection_.documents[documents_[place]].entry;
          bits_.write(std::min(entry.title_symbols, most_length), length_bits);
        } else if (i == often) {
          bits_.write_rice((marks_of(uses[place]) & grade_marks) / one_grade - 1, 0);
        }
      }
    }
  }

  const Collection& collection_;
  const NumberWidths& widths_;
  const TermGrams& terms_;
  BitWriter& bits_;
  std::vector<std::uint32_t> documents_;
  std::array<std::vector<std::uint32_t>, 4> marked_;  // places in documents_
};

}  // namespace

NumberWidths widths_of(const Collection& collection) {
  std::size_t terms = 0;
  for (const auto& kind : collection.terms) terms += kind.size();
  return {.document = static_cast<unsigned>(std::bit_width(collection.documents.size())),
          .term = static_cast<unsigned>(std::bit_width(terms))};
}

GramLists make_gram_lists(const Collection& collection, const NumberWidths& widths, parallel::Jobs jobs) {
  assert(collection.documents.size() < (std::size_t{1} << document_room) &&
         "documents have numbers of 20 bits");
  const TermGrams terms(collection);
  GramLists lists;
  std::array<std::vector<GramList>, slices> found;
  std::vector<Scratch> scratch(jobs.count);
  parallel::for_each_index_with_worker(slices, jobs, [&](std::size_t slice, std::size_t worker) {
    Scratch& mine = scratch[worker];
    gather(collection.documents, slice, mine);
    sort_gathered(mine);
    BitWriter& pool = lists.pools[slice];
    ListWriter writer(collection, widths, terms, pool);
    for (const Gram& gram : grams_of(slice, mine.sorted, terms)) {
      const std::size_t begin = pool.size();
      const std::uint32_t documents = writer.write(gram);
      found[slice].push_back(
          {gram.key, documents, static_cast<std::uint32_t>(slice), begin, pool.size() - begin});
    }
    pool.end();
  });
  for (const auto& of_slice : found) lists.grams.insert(lists.grams.end(), of_slice.begin(), of_slice.end());
  return lists;
}

}  // namespace gazette::search
