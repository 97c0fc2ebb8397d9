// The staging folder beside the output: the new site grows in it and then takes the output's place; after
// that it holds the old site, until that is removed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>

#include "publish/folder_tree.h"
#include "publish/old_site.h"
#include "publish/system.h"

namespace gazette::publish {

// The names beside an output "public": ".public.gazette-staging" and so on.
struct OutputPaths {
  std::filesystem::path output;
  std::filesystem::path staging;
  std::filesystem::path aside;  // the old site, where the two folders cannot be exchanged in one step
  std::filesystem::path lock;

  // Failure: the output is a file, a mount point or the root.
  static Result<OutputPaths> of(const std::filesystem::path& output);
};

// Puts right what a killed build has left: its staging folder goes; what others have put into an old site
// that was about to be removed comes back into the output. REQUIRES: the lock is held.
Result<void> settle_leftovers(const OutputPaths& paths);

class Staging {
 public:
  static Result<Staging> make(const OutputPaths& paths);
  ~Staging();  // removes what is in the staging folder
  Staging(Staging&&) noexcept = default;
  Staging& operator=(Staging&&) noexcept = default;

  int folder() const { return folder_.get(); }
  // Makes the folders above the file.
  Result<void> make_folders_above(std::string_view path);
  Result<void> make_folder(std::string_view path);

  // Links (or, where the file system has no links, copies) a file of the output.
  Result<void> carry_over(int old_folder, const TreeEntry& file);
  // Gives the folders that the output has too the same owner and permissions.
  Result<void> copy_permissions(const OldSite& old);

  // The new site takes the output's place. From here on the staging folder holds the old one.
  Result<void> swap();
  // Brings over what others have put into the old site since it was looked at. REQUIRES: swapped.
  Result<void> rescue_late_files(const OldSite& seen);

 private:
  Staging(OutputPaths paths, Descriptor folder) : paths_(std::move(paths)), folder_(std::move(folder)) {}

  OutputPaths paths_;
  Descriptor folder_;
  std::unordered_set<std::string> made_;
};

}  // namespace gazette::publish
