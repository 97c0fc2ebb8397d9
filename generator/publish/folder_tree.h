// What stands in a folder: every file and folder below it with what stat() says, symbolic links as
// themselves. One walk, no content read.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "publish/system.h"

namespace gazette::publish {

struct TreeEntry {
  std::string path;  // relative to the folder
  struct stat status{};

  bool is_folder() const { return S_ISDIR(status.st_mode); }
  bool is_regular() const { return S_ISREG(status.st_mode); }
};

struct FolderTree {
  struct stat root{};
  std::vector<TreeEntry> files;    // everything that is no folder
  std::vector<TreeEntry> folders;  // a folder after the one it is in
};

// A mount point inside the folder is a failure: it cannot move with it.
Result<FolderTree> read_folder_tree(int folder, const std::filesystem::path& shown);

// Removes the folder with all that is in it. A folder that is not there is no failure.
Result<void> remove_folder_tree(const std::filesystem::path& folder);

}  // namespace gazette::publish
