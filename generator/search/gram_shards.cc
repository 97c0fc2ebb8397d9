#include "search/gram_shards.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

#include "search/lists.h"
#include "search/term_grams.h"

namespace gazette::search {

namespace {

constexpr unsigned document_room = 20;  // bits
constexpr unsigned rest_bits = key_bits - slice_bits;
constexpr unsigned bucket_bits = 12;

// A gram of a document, as it is gathered: the key without its slice, the document, the marks.
using Gathered = std::uint64_t;

std::uint64_t rest_of(Gathered one) {
  return one >> (document_room + mark_bits);
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
    std::sort(scratch.sorted.begin() + static_cast<std::ptrdiff_t>(begin[i]),
              scratch.sorted.begin() + static_cast<std::ptrdiff_t>(begin[i + 1]));
  }
}

// What a shard says of one gram.
struct Gram {
  std::uint64_t key = 0;
  std::span<const Gathered> uses;  // none where only a term's name has it
};

std::uint32_t fingerprint_of(std::uint64_t key, std::uint32_t salt) {
  const auto high = static_cast<std::uint32_t>(key >> low_key_bits);
  const auto low = static_cast<std::uint32_t>(key & ((1U << low_key_bits) - 1));
  return gram_details::stirred(high + salt, low, 0x27D4EB2FU) >> (32 - fingerprint_bits);
}

using Fingerprints = std::vector<std::pair<std::uint32_t, std::size_t>>;  // of each gram, ascending

// The first salt under which no two grams of the shard look alike.
std::uint32_t choose_salt(std::span<const Gram> grams, Fingerprints& fingerprints) {
  for (std::uint32_t salt = 0;; ++salt) {
    fingerprints.clear();
    for (std::size_t i = 0; i < grams.size(); ++i)
      fingerprints.emplace_back(fingerprint_of(grams[i].key, salt), i);
    std::ranges::sort(fingerprints);
    const auto same = std::ranges::adjacent_find(fingerprints, {}, [](const auto& f) { return f.first; });
    if (same == fingerprints.end()) return salt;
  }
}

class ShardWriter {
 public:
  ShardWriter(const Collection& collection, const ShardShape& shape, const TermGrams& terms)
      : collection_(collection), shape_(shape), terms_(terms) {}

  std::string write(std::span<const Gram> grams) {
    Fingerprints fingerprints;
    const std::uint32_t salt = choose_salt(grams, fingerprints);
    bits_ = {};
    bits_.write_count(salt);
    bits_.write_count(static_cast<std::uint32_t>(grams.size()));
    const unsigned k =
        rice_parameter(std::uint32_t{1} << fingerprint_bits, static_cast<std::uint32_t>(grams.size()));
    std::uint32_t next = 0;
    for (const auto& [fingerprint, index] : fingerprints) {
      bits_.write_rice(fingerprint - next, k);
      next = fingerprint + 1;
      write_gram(grams[index]);
    }
    return bits_.take();
  }

 private:
  void write_gram(const Gram& gram) {
    documents_.clear();
    for (auto& places : marked_) places.clear();
    for (const Gathered use : gram.uses) {
      const auto place = static_cast<std::uint32_t>(documents_.size());
      documents_.push_back(static_cast<std::uint32_t>(use >> mark_bits) & ((1U << document_room) - 1));
      for (unsigned bit = 0; bit + 1 < marked_.size(); ++bit) {
        if ((use >> bit & 1U) != 0) marked_[bit].push_back(place);
      }
    }
    const auto term_uses = terms_.uses_of(gram.key);
    add_named(term_uses);
    bits_.write_count(static_cast<std::uint32_t>(documents_.size()));
    write_list(documents_, shape_.document_bits, bits_);
    unsigned extras = term_uses.empty() ? 0 : 1;
    for (const auto& places : marked_) extras = extras << 1U | (places.empty() ? 0 : 1);
    bits_.write(extras != 0 ? 1 : 0, 1);
    if (extras != 0) {
      bits_.write(extras, 1 + static_cast<unsigned>(marked_.size()));
      if (!term_uses.empty()) write_terms(term_uses);
      write_marked();
    }
    for (const Gathered use : gram.uses) write_parts(static_cast<unsigned>(use & ((1U << mark_bits) - 1)));
  }

  // In which parts of the text a document has the gram: 0 the first, 10 the second, 11 both; before that,
  // where the title has it, whether the text has it too.
  void write_parts(unsigned marks) {
    const unsigned parts = marks & (in_first_part | in_second_part);
    if ((marks & in_title) != 0) bits_.write(parts != 0 ? 1 : 0, 1);
    if (parts == 0) return;
    if (parts == in_first_part) {
      bits_.write(0, 1);
    } else {
      bits_.write(parts == in_second_part ? 2 : 3, 2);
    }
  }

  // The documents of terms whose names have the gram: the last of the marks.
  void add_named(std::span<const TermUse> term_uses) {
    std::vector<std::uint32_t> named;
    for (const TermUse& use : term_uses) {
      const auto& documents = terms_.documents_of(use.term);
      std::vector<std::uint32_t> both;
      std::ranges::set_union(named, documents, std::back_inserter(both));
      named = std::move(both);
    }
    for (std::uint32_t place = 0, at = 0; place < documents_.size() && at < named.size(); ++place) {
      while (at < named.size() && named[at] < documents_[place]) ++at;
      if (at < named.size() && named[at] == documents_[place]) marked_.back().push_back(place);
    }
  }

  void write_terms(std::span<const TermUse> term_uses) {
    std::vector<std::uint32_t> numbers;
    for (const TermUse& use : term_uses) numbers.push_back(use.term);
    bits_.write_count(static_cast<std::uint32_t>(numbers.size()));
    write_list(numbers, shape_.term_bits, bits_);
    for (const TermUse& use : term_uses) bits_.write(use.length, length_bits);
  }

  void write_marked() {
    const auto width = static_cast<unsigned>(std::bit_width(documents_.size()));
    for (std::size_t i = 0; i < marked_.size(); ++i) {
      if (marked_[i].empty()) continue;
      bits_.write_count(static_cast<std::uint32_t>(marked_[i].size()));
      write_list(marked_[i], width, bits_);
      if (i != 0) continue;
      for (const std::uint32_t place : marked_[0]) {
        const Entry& entry = collection_.documents[documents_[place]].entry;
        bits_.write(std::min(entry.title_symbols, most_length), length_bits);
      }
    }
  }

  const Collection& collection_;
  const ShardShape& shape_;
  const TermGrams& terms_;
  BitWriter bits_;
  std::vector<std::uint32_t> documents_;
  std::array<std::vector<std::uint32_t>, 4> marked_;  // places in documents_: title, heading, often, named
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

}  // namespace

// Distinct grams grow more slowly than texts, so shards may: this keeps them at three to six kilobytes
// from fifty reports to ten thousand.
ShardShape shape_of(const Collection& collection) {
  std::uint64_t symbols = 1;
  for (const Document& document : collection.documents) symbols += document.entry.symbols;
  std::size_t terms = 0;
  for (const auto& kind : collection.terms) terms += kind.size();
  const double bits = std::log2(static_cast<double>(symbols)) * 0.72 - 5.3;
  ShardShape shape;
  shape.shard_bits = static_cast<unsigned>(std::clamp(std::lround(bits), long{slice_bits}, 16L));
  shape.document_bits = static_cast<unsigned>(std::bit_width(collection.documents.size()));
  shape.term_bits = static_cast<unsigned>(std::bit_width(terms));
  return shape;
}

std::vector<std::string> make_gram_shards(const Collection& collection, const ShardShape& shape,
                                          parallel::Jobs jobs) {
  assert(collection.documents.size() < (std::size_t{1} << document_room) &&
         "documents have numbers of 20 bits");
  const TermGrams terms(collection);
  std::vector<std::string> shards(std::size_t{1} << shape.shard_bits);
  std::vector<Scratch> scratch(jobs.count);
  const std::size_t per_slice = shards.size() / slices;
  parallel::for_each_index_with_worker(slices, jobs, [&](std::size_t slice, std::size_t worker) {
    Scratch& mine = scratch[worker];
    gather(collection.documents, slice, mine);
    sort_gathered(mine);
    const std::vector<Gram> grams = grams_of(slice, mine.sorted, terms);
    ShardWriter writer(collection, shape, terms);
    const unsigned shift = key_bits - shape.shard_bits;
    for (std::size_t shard = slice * per_slice, at = 0; shard < (slice + 1) * per_slice; ++shard) {
      std::size_t end = at;
      while (end < grams.size() && grams[end].key >> shift == shard) ++end;
      shards[shard] = writer.write(std::span(grams).subspan(at, end - at));
      at = end;
    }
  });
  return shards;
}

}  // namespace gazette::search
