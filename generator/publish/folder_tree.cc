#include "publish/folder_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string_view>
#include <system_error>

namespace gazette::publish {

namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using FolderPtr = std::unique_ptr<DIR, CloseFolder>;

// Null with errno set where it cannot be opened. Never through a symbolic link.
FolderPtr open_folder(int root, const std::string& path) {
  Descriptor descriptor(
      ::openat(root, path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!descriptor) return nullptr;
  FolderPtr folder(::fdopendir(descriptor.get()));
  if (folder) descriptor.release();  // the stream closes it now
  return folder;
}

// Appends what stands in one folder to the tree.
Result<void> read_folder(int root, const std::string& path, const std::filesystem::path& shown,
                         FolderTree& tree) {
  const FolderPtr folder = open_folder(root, path);
  if (!folder) return std::unexpected(failure(deeds::read, shown / path, errno));
  for (;;) {
    errno = 0;
    const dirent* const found = ::readdir(folder.get());
    if (found == nullptr) break;
    const std::string_view name = found->d_name;
    if (name == "." || name == "..") continue;
    TreeEntry entry{path.empty() ? std::string(name) : path + "/" + std::string(name), {}};
    if (::fstatat(::dirfd(folder.get()), found->d_name, &entry.status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) continue;  // it went while we looked
      return std::unexpected(failure(deeds::read, shown / entry.path, errno));
    }
    if (entry.is_folder() && entry.status.st_dev != tree.root.st_dev) {
      return std::unexpected(failure(deeds::replace, shown / entry.path, EBUSY));
    }
    (entry.is_folder() ? tree.folders : tree.files).push_back(std::move(entry));
  }
  if (errno != 0) return std::unexpected(failure(deeds::read, shown / path, errno));
  return {};
}

}  // namespace

Result<FolderTree> read_folder_tree(int folder, const std::filesystem::path& shown) {
  FolderTree tree;
  if (::fstat(folder, &tree.root) != 0) return std::unexpected(failure(deeds::read, shown, errno));
  Result<void> done = read_folder(folder, "", shown, tree);
  // The list grows while it is walked: each folder adds those in it behind itself.
  for (std::size_t i = 0; done && i < tree.folders.size(); ++i) {
    const std::string path = tree.folders[i].path;
    done = read_folder(folder, path, shown, tree);
  }
  if (!done) return std::unexpected(std::move(done.error()));
  return tree;
}

Result<void> remove_folder_tree(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  if (error) return std::unexpected(failure(deeds::remove, folder, error.value()));
  return {};
}

}  // namespace gazette::publish
