// How alike stretches of Chinese text are: the cosine of their character pairs.
//
// Pairs of neighbouring characters stand for words, since Chinese has no blanks between them (Damashek,
// "Gauging similarity with n-grams", Science 267, 1995). A pair counts by the square root of how often it
// occurs, divided by in how many of the compared texts it stands, so that 工作 says little and 恳谈 much.
// Figures count as one sign each: what differs from year to year only in numbers is the same. Only
// additions, divisions and square roots, which IEEE 754 rounds the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette::compare {

// The pairs of one text, weighed; sorted by pair.
class PairVector {
 public:
  struct Entry {
    std::uint64_t pair = 0;
    double weight = 0;
  };

  // Of the first `most` letters of the text.
  static PairVector of(std::string_view text, std::size_t most);

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  friend void weigh_together(std::vector<PairVector>& texts);
  std::vector<Entry> entries_;
  double length_ = 0;
  friend double cosine(const PairVector& a, const PairVector& b);
};

// Divides each weight by how many of the texts have its pair. Once, over all texts that are compared.
void weigh_together(std::vector<PairVector>& texts);

// 0 to 1; 0 where either has no pair. REQUIRES: both were weighed.
double cosine(const PairVector& a, const PairVector& b);

}  // namespace gazette::compare
