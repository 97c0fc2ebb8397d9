#include "search/gram_shards.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>

#include "search/gram.h"
#include "search/lists.h"
#include "search/short_hash.h"

namespace gazette::search {

namespace {

// From here on a list is a file of its own.
constexpr std::size_t long_list = 500;  // bytes
constexpr std::size_t bits_in_a_byte = 7;

bool is_long(const GramList& gram) {
  return gram.bits >= long_list * bits_in_a_byte;
}

std::string base36(std::uint64_t value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36]);
    value /= 36;
  } while (value > 0);
  return digits;
}

std::uint32_t fingerprint_of(std::uint64_t key, std::uint32_t salt) {
  const auto high = static_cast<std::uint32_t>(key >> low_key_bits);
  const auto low = static_cast<std::uint32_t>(key & ((1U << low_key_bits) - 1));
  return gram_details::stirred(high + salt, low, 0x27D4EB2FU) >> (32 - fingerprint_bits);
}

using Fingerprints = std::vector<std::pair<std::uint32_t, std::size_t>>;  // of each gram, ascending

// The first salt under which no two grams of the shard look alike.
std::uint32_t choose_salt(std::span<const GramList> grams, Fingerprints& fingerprints) {
  for (std::uint32_t salt = 0;; ++salt) {
    fingerprints.clear();
    for (std::size_t i = 0; i < grams.size(); ++i)
      fingerprints.emplace_back(fingerprint_of(grams[i].key, salt), i);
    std::ranges::sort(fingerprints);
    const auto same = std::ranges::adjacent_find(fingerprints, {}, [](const auto& f) { return f.first; });
    if (same == fingerprints.end()) return salt;
  }
}

OwnList own_list(const GramLists& lists, const GramList& gram) {
  BitWriter bits;
  bits.copy(lists.pools[gram.slice], gram.begin, gram.bits);
  return {base36(gram.key), bits.text()};
}

// Salt, number of grams, then each: the distance of its fingerprint from the one before, whether its list is
// a file of its own, and the list or the number of documents and a hash of that file.
std::string shard_of(const GramLists& lists, std::span<const GramList> grams, std::vector<OwnList>& own) {
  Fingerprints fingerprints;
  BitWriter bits;
  bits.write_count(choose_salt(grams, fingerprints));
  bits.write_count(static_cast<std::uint32_t>(grams.size()));
  const unsigned k =
      rice_parameter(std::uint32_t{1} << fingerprint_bits, static_cast<std::uint32_t>(grams.size()));
  std::uint32_t next = 0;
  for (const auto& [fingerprint, index] : fingerprints) {
    const GramList& gram = grams[index];
    bits.write_rice(fingerprint - next, k);
    next = fingerprint + 1;
    bits.write(is_long(gram) ? 1 : 0, 1);
    if (is_long(gram)) {
      own.push_back(own_list(lists, gram));
      ShortHash hash;
      hash.add(own.back().payload);
      bits.write_count(gram.documents);
      bits.write(hash.value(), ShortHash::bits);
    } else {
      bits.copy(lists.pools[gram.slice], gram.begin, gram.bits);
    }
  }
  return bits.text();
}

// Shards with 500 bytes of lists, since a question reads some four of them; but few in a small portal, which
// a few questions read most of: 16 for 48 documents, 2,048 for a thousand. Never so few that a shard's grams
// could not all be told apart: of 4,000 fingerprints no two are the same under one salt in seven, of 12,000
// under one in thirty millions.
unsigned shard_bits_of(const GramLists& lists, std::size_t documents) {
  constexpr std::size_t most_grams = 4000;  // of a shard
  const auto least = static_cast<long>(std::bit_width(lists.grams.size() / most_grams));
  double bytes = 1;
  for (const GramList& gram : lists.grams) {
    if (!is_long(gram)) bytes += static_cast<double>(gram.bits) / bits_in_a_byte;
  }
  const double many = std::log2(bytes / 500);
  const double few = std::log2(static_cast<double>(documents + 1)) * 1.6 - 5;
  return static_cast<unsigned>(std::clamp(std::lround(std::min(many, few)), least, std::max(least, 16L)));
}

}  // namespace

GramShards make_gram_shards(const GramLists& lists, std::size_t documents, parallel::Jobs jobs) {
  GramShards made;
  made.bits = shard_bits_of(lists, documents);
  made.shards.resize(std::size_t{1} << made.bits);
  std::vector<std::vector<OwnList>> own(made.shards.size());
  parallel::for_each_index(made.shards.size(), jobs, [&](std::size_t shard) {
    const auto begin = std::ranges::lower_bound(lists.grams, std::uint64_t{shard} << (key_bits - made.bits),
                                                {}, &GramList::key);
    const auto end = std::ranges::lower_bound(lists.grams, std::uint64_t{shard + 1} << (key_bits - made.bits),
                                              {}, &GramList::key);
    made.shards[shard] = shard_of(lists, {begin, end}, own[shard]);
  });
  for (auto& of_shard : own) {
    std::ranges::sort(of_shard, {}, &OwnList::name);
    std::ranges::move(of_shard, std::back_inserter(made.lists));
  }
  return made;
}

}  // namespace gazette::search
