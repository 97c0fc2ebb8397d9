#include "compare/likeness.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "text/utf8.h"

namespace gazette::compare {

namespace {

// The sign that a character counts as: letters themselves, capitals as small ones, any figure as '0', all
// else as none.
char32_t sign_of(char32_t c) {
  if (c >= '0' && c <= '9') return '0';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if ((c >= 'a' && c <= 'z') || text::is_cjk_letter(c)) return c;
  return 0;
}

std::vector<std::uint64_t> pairs_in(std::string_view text, std::size_t most) {
  std::vector<std::uint64_t> pairs;
  pairs.reserve(std::min(most, text.size()));
  char32_t last = 0;
  for (std::size_t i = 0, letters = 0; i < text.size() && letters < most;) {
    const text::CodePoint c = text::code_point_at(text, i);
    i += c.length;
    const char32_t sign = sign_of(c.value);
    if (sign == '0' && last == '0') continue;
    if (sign != 0) ++letters;
    if (sign != 0 && last != 0) pairs.push_back(static_cast<std::uint64_t>(last) << 32U | sign);
    last = sign;
  }
  return pairs;
}

}  // namespace

PairVector PairVector::of(std::string_view text, std::size_t most) {
  std::vector<std::uint64_t> pairs = pairs_in(text, most);
  std::ranges::sort(pairs);
  PairVector vector;
  vector.entries_.reserve(pairs.size());
  for (std::size_t begin = 0; begin < pairs.size();) {
    std::size_t end = begin;
    while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
    vector.entries_.push_back({pairs[begin], std::sqrt(static_cast<double>(end - begin))});
    begin = end;
  }
  return vector;
}

void weigh_together(std::vector<PairVector>& texts) {
  std::vector<std::uint64_t> all;
  for (const PairVector& text : texts) {
    std::ranges::transform(text.entries_, std::back_inserter(all), &PairVector::Entry::pair);
  }
  std::ranges::sort(all);
  for (PairVector& text : texts) {
    double squares = 0;
    auto at = all.begin();
    for (PairVector::Entry& entry : text.entries_) {
      at = std::lower_bound(at, all.end(), entry.pair);
      const auto end = std::find_if(at, all.end(), [&](std::uint64_t pair) { return pair != entry.pair; });
      const auto texts_with_it = static_cast<double>(end - at);
      entry.weight = end - at > 1 ? entry.weight / texts_with_it : 0;
      squares += entry.weight * entry.weight;
      at = end;
    }
    text.length_ = std::sqrt(squares);
  }
}

double cosine(const PairVector& a, const PairVector& b) {
  double product = 0;
  auto i = a.entries_.begin();
  auto j = b.entries_.begin();
  while (i != a.entries_.end() && j != b.entries_.end()) {
    if (i->pair < j->pair) {
      ++i;
    } else if (j->pair < i->pair) {
      ++j;
    } else {
      product += i->weight * j->weight;
      ++i;
      ++j;
    }
  }
  return a.length_ > 0 && b.length_ > 0 ? product / (a.length_ * b.length_) : 0;
}

}  // namespace gazette::compare
