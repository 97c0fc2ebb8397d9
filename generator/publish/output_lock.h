// One build at a time in one output: an advisory lock (flock) on a file beside it.
//
// The kernel gives the lock back when a process ends, however it ends, so a killed build holds nobody
// up. The file is removed with the lock.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "publish/system.h"

namespace gazette::publish {

class OutputLock {
 public:
  // Waits for another build as long as `longest_wait`; on_wait is called once, before waiting.
  static Result<OutputLock> take(const std::filesystem::path& file, std::chrono::milliseconds longest_wait,
                                 const std::function<void()>& on_wait);
  ~OutputLock();
  OutputLock(OutputLock&&) noexcept = default;
  OutputLock& operator=(OutputLock&&) noexcept = default;

 private:
  OutputLock(Descriptor descriptor, std::filesystem::path file)
      : descriptor_(std::move(descriptor)), file_(std::move(file)) {}

  Descriptor descriptor_;
  std::filesystem::path file_;
};

}  // namespace gazette::publish
