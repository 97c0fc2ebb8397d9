// Other people's files, brought from one folder to another without loss.
#pragma once

#include <filesystem>

#include "publish/folder_tree.h"
#include "publish/system.h"

namespace gazette::publish {

// Copies a regular file or a symbolic link with its permissions and time. For file systems that cannot link.
Result<void> copy_file(int from, const std::string& path, int to, const std::filesystem::path& shown);

// Moves a file into a folder, at the same path; where something else stands there, with
// ".gazette-kept" behind its name. A file that stands there already, byte by byte, is left where it is.
Result<void> keep_file(int from, const TreeEntry& file, int to, const std::filesystem::path& shown);

}  // namespace gazette::publish
