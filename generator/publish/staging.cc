#include "publish/staging.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ranges>
#include <system_error>

#include "publish/keep_file.h"

namespace gazette::publish {

namespace {

namespace fs = std::filesystem;

Descriptor open_folder(const fs::path& path) {
  return Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

// 0, or errno.
int rename_at(const fs::path& from, const fs::path& to, unsigned flags) {
  return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0 ? 0 : errno;
}

// An old site with a manifest may hold files of others that stand nowhere else: those with one link.
Result<void> rescue_from(const fs::path& folder, const fs::path& output) {
  const Descriptor left = open_folder(folder);
  if (!left) return errno == ENOENT ? Result<void>() : std::unexpected(failure(deeds::read, folder, errno));
  if (::faccessat(left.get(), std::string(manifest_name).c_str(), F_OK, 0) != 0) return {};
  const Descriptor current = open_folder(output);
  const Result<OldSite> site = OldSite::read(left.get(), folder);
  if (!site || !current) return {};
  for (const TreeEntry& file : site->foreign_files()) {
    if (site->wrote(file.path) || file.status.st_nlink > 1) continue;
    if (Result<void> kept = keep_file(left.get(), file, current.get(), output); !kept) return kept;
  }
  (void)::unlinkat(left.get(), std::string(manifest_name).c_str(), 0);
  return {};
}

}  // namespace

Result<Staging> Staging::open(const OutputPaths& paths, const std::unordered_set<std::string_view>& files,
                              const std::unordered_set<std::string_view>& folders) {
  if (::mkdir(paths.staging.c_str(), 0777) != 0 && errno != EEXIST)
    return std::unexpected(failure(deeds::create, paths.staging, errno));
  Descriptor folder = open_folder(paths.staging);
  if (!folder) return std::unexpected(failure(deeds::create, paths.staging, errno));
  Result<FolderTree> tree = read_folder_tree(folder.get(), paths.staging);
  if (!tree) return std::unexpected(std::move(tree.error()));
  Staging staging(paths, std::move(folder));
  staging.files_.reserve(tree->files.size());
  for (TreeEntry& file : tree->files) {
    if (file.is_regular() && files.contains(file.path)) {
      staging.files_.emplace(std::move(file.path), file.status.st_ino);
    } else if (Result<void> removed = staging.remove_file(file.path); !removed) {
      return std::unexpected(std::move(removed.error()));
    }
  }
  for (const TreeEntry& entry : std::views::reverse(tree->folders)) {
    if (folders.contains(entry.path)) continue;
    if (::unlinkat(staging.folder(), entry.path.c_str(), AT_REMOVEDIR) != 0)
      return std::unexpected(failure(deeds::remove, paths.staging / entry.path, errno));
  }
  return staging;
}

// The first try mostly succeeds: a file of that name and a missing folder are the exceptions. An existing
// file is never opened, since it may be a link to one of the output.
Result<Descriptor> Staging::create(const std::string& path) const {
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  Descriptor file(::openat(folder(), path.c_str(), flags, 0666));
  if (file) return file;
  const int failed = errno;
  if (failed != EEXIST && failed != ENOENT)
    return std::unexpected(failure(deeds::write, paths_.output / path, failed));
  Result<void> ready = failed == EEXIST ? remove_file(path) : make_folders_above(path);
  if (!ready) return std::unexpected(std::move(ready.error()));
  file = Descriptor(::openat(folder(), path.c_str(), flags, 0666));
  if (!file) return std::unexpected(failure(deeds::write, paths_.output / path, errno));
  return file;
}

Result<void> Staging::link(int output, const std::string& path, ino_t inode) const {
  const auto there = files_.find(path);
  if (there != files_.end() && there->second == inode) return {};
  const auto try_link = [&] {
    return ::linkat(output, path.c_str(), folder(), path.c_str(), 0) == 0 ? 0 : errno;
  };
  int failed = try_link();
  if (failed == EEXIST || failed == ENOENT) {
    if (Result<void> ready = failed == EEXIST ? remove_file(path) : make_folders_above(path); !ready)
      return ready;
    failed = try_link();
  }
  if (failed == 0 || failed == ENOENT) return {};  // ENOENT: somebody has removed the file meanwhile
  return copy_file(output, path, folder(), paths_.output);
}

Result<void> Staging::make_folder(const std::string& path) const {
  int failed = ::mkdirat(folder(), path.c_str(), 0777) == 0 ? 0 : errno;
  if (failed == ENOENT) {
    if (Result<void> above = make_folders_above(path); !above) return above;
    failed = ::mkdirat(folder(), path.c_str(), 0777) == 0 ? 0 : errno;
  }
  if (failed == 0 || failed == EEXIST) return {};  // another thread may have made it meanwhile
  return std::unexpected(failure(deeds::create, paths_.output / path, failed));
}

Result<void> Staging::make_folders_above(const std::string& path) const {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? Result<void>() : make_folder(path.substr(0, slash));
}

Result<void> Staging::remove_file(const std::string& path) const {
  if (::unlinkat(folder(), path.c_str(), 0) == 0) return {};
  return std::unexpected(failure(deeds::remove, paths_.staging / path, errno));
}

Result<void> Staging::copy_permissions(const OldSite& old) const {
  const auto copy = [&](const char* path, const struct stat& status) {
    // The owner can be kept by root alone, and matters then alone.
    if (::fchownat(folder(), path, status.st_uid, status.st_gid, 0) != 0 && errno != EPERM) return errno;
    return ::fchmodat(folder(), path, status.st_mode & 07777U, 0) != 0 ? errno : 0;
  };
  for (const TreeEntry& entry : old.folders()) {
    const int failed = copy(entry.path.c_str(), entry.status);
    if (failed != 0 && failed != ENOENT && failed != ENOTDIR)
      return std::unexpected(failure(deeds::create, paths_.output / entry.path, failed));
  }
  if (const int failed = copy(".", old.root()))
    return std::unexpected(failure(deeds::create, paths_.output, failed));
  return {};
}

Result<void> Staging::swap() const {
  int failed = rename_at(paths_.staging, paths_.output, RENAME_EXCHANGE);
  if (failed == ENOENT) {
    failed = rename_at(paths_.staging, paths_.output, 0);  // the first site of this output
  } else if (failed == EINVAL || failed == ENOSYS) {
    // A file system that cannot exchange: for an instant there is no site, but never half of one.
    failed = rename_at(paths_.output, paths_.aside, 0);
    if (failed == 0) failed = rename_at(paths_.staging, paths_.output, 0);
    (void)rename_at(paths_.aside, failed == 0 ? paths_.staging : paths_.output, 0);
  }
  if (failed != 0) return std::unexpected(failure(deeds::replace, paths_.output, failed));
  return {};
}

Result<void> rescue_late_files(const OutputPaths& paths, const OldSite& seen) {
  const Descriptor old = open_folder(paths.staging);
  if (!old)
    return errno == ENOENT ? Result<void>() : std::unexpected(failure(deeds::read, paths.staging, errno));
  const Descriptor output = open_folder(paths.output);
  if (!output) return std::unexpected(failure(deeds::read, paths.output, errno));
  const Result<FolderTree> tree = read_folder_tree(old.get(), paths.staging);
  if (!tree) return std::unexpected(tree.error());
  std::unordered_map<std::string_view, ino_t> carried;
  for (const TreeEntry& file : seen.foreign_files()) carried.emplace(file.path, file.status.st_ino);
  for (const TreeEntry& file : tree->files) {
    if (file.path == manifest_name || seen.wrote(file.path)) continue;
    const auto before = carried.find(file.path);
    if (before != carried.end()) {
      if (before->second == file.status.st_ino) continue;
      // Its owner has replaced it meanwhile: so do we with what was carried over.
      if (::renameat(old.get(), file.path.c_str(), output.get(), file.path.c_str()) == 0) continue;
    }
    if (Result<void> kept = keep_file(old.get(), file, output.get(), paths.output); !kept) return kept;
  }
  (void)::unlinkat(old.get(), std::string(manifest_name).c_str(), 0);
  return {};
}

Result<void> settle_killed_build(const OutputPaths& paths) {
  std::error_code error;
  if (!fs::exists(paths.output, error) && fs::exists(paths.aside, error)) {
    // Killed between the two steps of a swap that was none in one: the old site is the whole one.
    if (const int failed = rename_at(paths.aside, paths.output, 0))
      return std::unexpected(failure(deeds::replace, paths.output, failed));
  }
  if (Result<void> done = rescue_from(paths.staging, paths.output); !done) return done;
  if (Result<void> done = rescue_from(paths.aside, paths.output); !done) return done;
  return remove_folder_tree(paths.aside);
}

}  // namespace gazette::publish
