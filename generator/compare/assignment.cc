#include "compare/assignment.h"

#include <algorithm>
#include <limits>

namespace gazette::compare {

namespace {

// The least cost of a square matrix, with potentials and shortest augmenting paths (Jonker and Volgenant
// 1987). Position 0 of each vector stands for "none".
class Assignment {
 public:
  Assignment(const std::vector<std::vector<double>>& worth, std::size_t size)
      : worth_(worth), size_(size), row_potential_(size + 1), column_potential_(size + 1), row_of_(size + 1) {
    for (std::size_t row = 1; row <= size; ++row) augment(row);
  }

  // From 1; of a column from 1.
  std::size_t row_of(std::size_t column) const { return row_of_[column]; }

 private:
  double cost(std::size_t row, std::size_t column) const {
    if (row > worth_.size() || column > worth_[row - 1].size()) return 0;
    return -std::max(0.0, worth_[row - 1][column - 1]);
  }

  void augment(std::size_t row) {
    constexpr double far = std::numeric_limits<double>::infinity();
    std::vector<double> distance(size_ + 1, far);
    std::vector<std::size_t> way(size_ + 1, 0);
    std::vector<bool> visited(size_ + 1, false);
    std::size_t column = 0;
    row_of_[0] = row;
    do {
      visited[column] = true;
      const std::size_t here = row_of_[column];
      double least = far;
      std::size_t next = 0;
      for (std::size_t c = 1; c <= size_; ++c) {
        if (visited[c]) continue;
        const double reduced = cost(here, c) - row_potential_[here] - column_potential_[c];
        if (reduced < distance[c]) {
          distance[c] = reduced;
          way[c] = column;
        }
        if (distance[c] < least) {
          least = distance[c];
          next = c;
        }
      }
      for (std::size_t c = 0; c <= size_; ++c) {
        if (visited[c]) {
          row_potential_[row_of_[c]] += least;
          column_potential_[c] -= least;
        } else {
          distance[c] -= least;
        }
      }
      column = next;
    } while (row_of_[column] != 0);
    for (; column != 0; column = way[column]) row_of_[column] = row_of_[way[column]];
  }

  const std::vector<std::vector<double>>& worth_;
  std::size_t size_;
  std::vector<double> row_potential_;
  std::vector<double> column_potential_;
  std::vector<std::size_t> row_of_;  // by column; 0: free
};

}  // namespace

std::vector<std::optional<std::size_t>> best_assignment(const std::vector<std::vector<double>>& worth) {
  std::vector<std::optional<std::size_t>> columns(worth.size());
  if (worth.empty() || worth.front().empty()) return columns;
  const Assignment assignment(worth, std::max(worth.size(), worth.front().size()));
  for (std::size_t column = 1; column <= worth.front().size(); ++column) {
    const std::size_t row = assignment.row_of(column);
    if (row <= worth.size() && worth[row - 1][column - 1] > 0) columns[row - 1] = column - 1;
  }
  return columns;
}

}  // namespace gazette::compare
