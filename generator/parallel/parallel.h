// The only place that starts threads.
//
// Each task writes its own slot and results are joined in input order by the caller, so that what
// comes out does not depend on how many threads there were, and nothing is locked.
#pragma once

#include <cstddef>
#include <functional>

namespace gazette::parallel {

// How many threads a stage may use, this one included; at least 1.
struct Jobs {
  std::size_t count = 1;
};

// As many as the machine runs at once.
Jobs all_processors();

// Calls work(i) once for each i below `count`, on up to jobs.count threads, and returns when all are
// done. Indices are handed out in small runs in ascending order.
// REQUIRES: work does not throw, and calls with different i touch different data.
void for_each_index(std::size_t count, Jobs jobs, const std::function<void(std::size_t)>& work);

// The same, telling work which of the jobs.count workers runs it (0 to jobs.count - 1), for scratch
// memory that is kept from one index to the next.
void for_each_index_with_worker(std::size_t count, Jobs jobs,
                                const std::function<void(std::size_t index, std::size_t worker)>& work);

}  // namespace gazette::parallel
