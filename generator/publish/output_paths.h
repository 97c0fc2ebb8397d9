// The output and the names beside it that a publication uses.
#pragma once

#include <filesystem>

#include "publish/system.h"

namespace gazette::publish {

// For an output "public":
struct OutputPaths {
  std::filesystem::path output;   // absolute, no symbolic link itself
  std::filesystem::path staging;  // .public.gazette-previous
  std::filesystem::path
      aside;  // .public.gazette-aside: the old site, where folders cannot be exchanged in one step
  std::filesystem::path lock;       // .public.gazette-lock
  std::filesystem::path cache;      // .public.gazette-cache
  std::filesystem::path new_cache;  // .public.gazette-cache-new: while it is written

  // Makes the folder that the output is in. Failure: the output is a file, a mount point or the root.
  static Result<OutputPaths> of(const std::filesystem::path& output);
};

}  // namespace gazette::publish
