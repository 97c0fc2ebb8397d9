// The staging folder beside the output. The new site grows in it; then the two folders change places, and
// it holds the old site.
//
// For a large site it stays: the next build starts from the previous site, whose unchanged files are
// already links to the output's, and touches only what differs. Otherwise some ten thousand links would be
// made and removed for one changed page. Whatever a killed build leaves in it serves as well, because a file
// in it counts only if it is the very inode of the output's.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "publish/folder_tree.h"
#include "publish/old_site.h"
#include "publish/output_paths.h"
#include "publish/system.h"

namespace gazette::publish {

class Staging {
 public:
  // Opens the folder, or makes it, and removes what is neither in `files` nor in `folders`: afterwards
  // no file stands where a folder is to be, and no symbolic link leads out of it.
  static Result<Staging> open(const OutputPaths& paths, const std::unordered_set<std::string_view>& files,
                              const std::unordered_set<std::string_view>& folders);

  int folder() const { return folder_.get(); }

  // These may be called by many threads at once, for different paths.
  //
  // A new, empty file in place of whatever stands there, with the folders above it.
  Result<Descriptor> create(const std::string& path) const;
  // Makes the file of this path the output's: a link, or a copy where the file system has none.
  Result<void> link(int output, const std::string& path, ino_t inode) const;
  Result<void> make_folder(const std::string& path) const;

  // Gives the folders that the output has too the same owner and permissions.
  Result<void> copy_permissions(const OldSite& old) const;

  // The new site takes the output's place. From here on the folder at paths.staging is the old one.
  Result<void> swap() const;

 private:
  Staging(OutputPaths paths, Descriptor folder) : paths_(std::move(paths)), folder_(std::move(folder)) {}

  Result<void> remove_file(const std::string& path) const;
  Result<void> make_folders_above(const std::string& path) const;

  OutputPaths paths_;
  Descriptor folder_;
  std::unordered_map<std::string, ino_t> files_;  // that were there when it was opened
};

// Brings into the output what others have put into the old site since it was looked at, and then marks
// the old site as settled by removing its manifest. REQUIRES: swapped.
Result<void> rescue_late_files(const OutputPaths& paths, const OldSite& seen);

// The same for a build that was killed between the swap and that. REQUIRES: the lock is held.
Result<void> settle_killed_build(const OutputPaths& paths);

}  // namespace gazette::publish
