#include "parallel/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace gazette::parallel {

namespace {

// Small enough that two threads finish together, large enough that the counter is not fought over.
constexpr std::size_t longest_run = 16;

}  // namespace

Jobs all_processors() {
  return {std::max<std::size_t>(1, std::thread::hardware_concurrency())};
}

void for_each_index(std::size_t count, Jobs jobs, const std::function<void(std::size_t)>& work) {
  for_each_index_with_worker(count, jobs, [&](std::size_t index, std::size_t) { work(index); });
}

void for_each_index_with_worker(std::size_t count, Jobs jobs,
                                const std::function<void(std::size_t, std::size_t)>& work) {
  const std::size_t workers = std::clamp<std::size_t>(jobs.count, 1, std::max<std::size_t>(count, 1));
  const std::size_t run = std::clamp<std::size_t>(count / (workers * 8), 1, longest_run);
  std::atomic<std::size_t> next{0};
  const auto take_runs = [&](std::size_t worker) {
    for (std::size_t begin = next.fetch_add(run); begin < count; begin = next.fetch_add(run)) {
      for (std::size_t i = begin; i < std::min(begin + run, count); ++i) work(i, worker);
    }
  };
  std::vector<std::jthread> threads;
  threads.reserve(workers - 1);
  for (std::size_t worker = 1; worker < workers; ++worker) threads.emplace_back(take_runs, worker);
  take_runs(0);
}

}  // namespace gazette::parallel
