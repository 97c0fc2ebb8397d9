#include "parallel/parallel.h"

#include <gtest/gtest.h>

#include <vector>

namespace gazette::parallel {
namespace {

TEST(Parallel, EachIndexIsWorkedOnOnce) {
  for (const std::size_t jobs : {1U, 2U, 7U}) {
    for (const std::size_t count : {0U, 1U, 5U, 1000U}) {
      std::vector<int> times(count, 0);
      for_each_index(count, {jobs}, [&](std::size_t i) { ++times[i]; });
      EXPECT_EQ(times, std::vector<int>(count, 1)) << jobs << " jobs, " << count << " indices";
    }
  }
}

TEST(Parallel, WorkersAreNumberedBelowTheJobs) {
  std::vector<std::size_t> worker(1000);
  for_each_index_with_worker(worker.size(), {3},
                             [&](std::size_t i, std::size_t number) { worker[i] = number; });
  for (const std::size_t number : worker) EXPECT_LT(number, 3U);
}

}  // namespace
}  // namespace gazette::parallel
