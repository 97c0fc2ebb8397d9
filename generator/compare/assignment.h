// The assignment problem: whom to pair with whom so that the pairs are worth the most together.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace gazette::compare {

// worth[i][j] of pairing row i with column j; 0 and less: not to be paired. The column of each row, by the
// Hungarian method (Kuhn 1955, Munkres 1957), in O(n³). Equal sums: always the same one.
// REQUIRES: rows of one size.
std::vector<std::optional<std::size_t>> best_assignment(const std::vector<std::vector<double>>& worth);

}  // namespace gazette::compare
