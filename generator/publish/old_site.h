// What the output holds before a build: files of the last build, as its manifest says, and files of
// others, which are to stay.
//
// Made by begin(); constant afterwards, so many threads may ask it at once.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "publish/folder_tree.h"
#include "publish/manifest.h"

namespace gazette::publish {

class OldSite {
 public:
  // Reads the manifest and looks at every file. A file of the manifest whose size, time or inode differs
  // is read: with other content it has been edited by hand.
  static Result<OldSite> read(int folder, const std::filesystem::path& shown);
  // An output that is not there yet.
  OldSite() = default;

  // Whether every file of the manifest stands there with the size, time and inode that it says.
  bool is_as_recorded() const { return has_manifest_ && file_count_ == ours_.size() && !is_touched_; }

  // The file of this path as the last build wrote it, where it still is so; else null.
  const FileRecord* intact(std::string_view path) const;
  // Whether the last build wrote a file of this path, whatever became of it.
  bool wrote(std::string_view path) const { return ours_.contains(path); }
  // How many files of the last build are still in the output.
  std::size_t file_count() const { return file_count_; }

  // Files of others, those included that have been edited by hand.
  const std::vector<TreeEntry>& foreign_files() const { return foreign_files_; }
  const std::vector<TreeEntry>& folders() const { return tree_.folders; }
  // Whether a folder was made for files of the last build.
  bool made_folder(std::string_view path) const { return our_folders_.contains(path); }
  const struct stat& root() const { return tree_.root; }

 private:
  struct Ours {
    FileRecord record;
    bool is_intact = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using FilesByPath = std::unordered_map<std::string, Ours, Hash, std::equal_to<>>;
  using Folders = std::unordered_set<std::string, Hash, std::equal_to<>>;

  Result<void> read_manifest(int folder, const std::filesystem::path& shown);
  Result<void> judge(TreeEntry& file, int folder, const std::filesystem::path& shown);

  FolderTree tree_;
  FilesByPath ours_;
  Folders our_folders_;
  std::vector<TreeEntry> foreign_files_;
  std::size_t file_count_ = 0;
  bool has_manifest_ = false;
  bool is_touched_ = false;
};

}  // namespace gazette::publish
