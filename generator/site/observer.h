// Who watches a build: the command line prints progress and measures stages with its own clock.
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette::site {

class BuildObserver {
 public:
  virtual ~BuildObserver() = default;
  // A stage begins; the one before it has ended. Called by the thread that runs the build.
  virtual void stage(std::string_view name) = 0;
  // So many outputs of so many are written. Called by any thread, now and then.
  virtual void written(std::size_t done, std::size_t total) = 0;
};

}  // namespace gazette::site
