// How alike stretches of Chinese text are: the cosine of their character pairs.
//
// Pairs of neighbouring characters stand for words, since Chinese has no blanks between them (Damashek,
// "Gauging similarity with n-grams", Science 267, 1995). A pair counts by the square root of how often it
// occurs, divided by in how many of the compared texts it stands, so that 工作 says little and 恳谈 much;
// one that stands in a single text says nothing. Figures count as one sign each: what differs from year
// to year only in numbers is the same. Only additions, divisions and square roots, which IEEE 754 rounds
// the same everywhere. Linear in the texts, and in their pairs for each two of them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace gazette::compare {

// How alike ones[i] and others[j] are, as result[i][j]: 0 to 1; 0 where either has no pair. Only the first
// `most` letters of each text are read. REQUIRES: the texts are UTF-8; what is read of all of them together
// is less than four million letters.
std::vector<std::vector<double>> likeness_of(std::span<const std::string_view> ones,
                                             std::span<const std::string_view> others, std::size_t most);

}  // namespace gazette::compare
