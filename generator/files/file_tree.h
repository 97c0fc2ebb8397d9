// A FileTree is an immutable snapshot of what a portal's folder holds. From here on nobody looks at
// the disk: texts are in memory, those of reports until they have been read; of pictures and attachments the
// tree holds the size, and their bytes are for those who publish them (read_whole(), path_of()).
//
// read_tree() makes it, in parallel, and reports what an author may have meant to be read but is not
// (report/, site.yml, a.markdown). Concurrent const access needs no lock.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/result.h"
#include "files/picture.h"
#include "parallel/parallel.h"

namespace gazette::files {

struct File {
  std::string path;  // from the portal's folder, '/' between folders: reports/a/2021/q1.md
  std::uint64_t size = 0;
  std::string text;                    // of texts (.md .yaml .html .scss .js …) what is kept, else empty
  std::optional<PictureSize> picture;  // of pictures whose header tells it
};

class FileTree {
 public:
  // REQUIRES: sorted by path. `root` is where read_whole() finds the files.
  FileTree(std::filesystem::path root, std::vector<File> files);

  const std::vector<File>& files() const { return files_; }
  // Those below a folder ("reports/"), in path order.
  std::span<const File> below(std::string_view folder) const;
  const File* find(std::string_view path) const;
  // The path of the file whose name is nearest to a missing one, for messages.
  std::optional<std::string_view> nearest_to(std::string_view path) const;

  // Gives back the memory of a text but for its beginning, for a stage after which nobody asks for the rest.
  // Threads may do so at the same time, each with its own file.
  void forget_behind(const File& file, std::size_t beginning);

  // All bytes of a file of the tree.
  diagnostics::Result<std::string> read_whole(const File& file) const;
  // Where it is on disk: attachments are copied, not read.
  std::filesystem::path path_of(const File& file) const { return root_ / file.path; }

 private:
  std::filesystem::path root_;
  std::vector<File> files_;
};

// Reads the folders and settings of the portal format below `root`. Failure: a folder or file that
// cannot be read, named. A symbolic link that leads out of the portal is an error in `diagnostics`.
diagnostics::Result<FileTree> read_tree(const std::filesystem::path& root, parallel::Jobs jobs,
                                        diagnostics::Diagnostics& diagnostics);

// One file by itself, whole.
diagnostics::Result<std::string> read_file(const std::filesystem::path& path);

}  // namespace gazette::files
