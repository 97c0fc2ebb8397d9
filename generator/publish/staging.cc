#include "publish/staging.h"

#include <fcntl.h>
#include <linux/stat.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <unordered_map>

#include "publish/keep_file.h"

namespace gazette::publish {

namespace {

namespace fs = std::filesystem;

const Wording create{"创建", "create"};
const Wording replace{"替换", "replace"};

// The inode of a mount's root tells of mounts on the same device too.
bool is_mount_point(const fs::path& path) {
  struct statx status{};
  if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &status) != 0) return false;
  return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

Descriptor open_folder(const fs::path& path) {
  return Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

// 0, or errno.
int rename_at(const fs::path& from, const fs::path& to, unsigned flags) {
  return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0 ? 0 : errno;
}

// What a killed build left at `folder`: a new site that was never whole, or an old one that was being
// removed. The latter has a manifest, and files of others in it that stand nowhere else.
Result<void> settle_leftover(const fs::path& folder, const fs::path& output) {
  const Descriptor left = open_folder(folder);
  if (!left)
    return errno == ENOENT ? Result<void>() : std::unexpected(failure({"读取", "read"}, folder, errno));
  const Descriptor current = open_folder(output);
  const Result<OldSite> site = OldSite::read(left.get(), folder);
  if (site && site->has_manifest() && current) {
    for (const TreeEntry& file : site->foreign_files()) {
      if (site->wrote(file.path) || file.status.st_nlink > 1)
        continue;  // linked: it stands in the output too
      if (Result<void> kept = keep_file(left.get(), file, current.get(), output); !kept) return kept;
    }
  }
  return remove_folder_tree(folder);
}

}  // namespace

Result<OutputPaths> OutputPaths::of(const fs::path& given) {
  std::error_code error;
  fs::path output = fs::absolute(given, error).lexically_normal();
  if (!output.has_filename()) output = output.parent_path();
  std::error_code none_there;
  if (fs::is_symlink(output, none_there)) output = fs::canonical(output, error);
  if (error) return std::unexpected(failure({"找到", "find"}, given, error.value()));
  if (!output.has_filename()) return std::unexpected(failure(replace, output, EBUSY));
  if (fs::exists(output, none_there) && !fs::is_directory(output, none_there)) {
    return std::unexpected(Failure{diagnostics::words(
        "输出“{}”是一个文件，不是文件夹", "the output '{}' is a file, not a folder", given.string())});
  }
  if (is_mount_point(output)) {
    return std::unexpected(Failure{diagnostics::words(
        "输出“{}”是一个挂载点，不能整体替换；请改用其中的一个文件夹",
        "the output '{}' is a mount point, which cannot be replaced as a whole; use a folder inside it",
        given.string())});
  }
  fs::create_directories(output.parent_path(), error);
  if (error) return std::unexpected(failure(create, output.parent_path(), error.value()));
  const auto beside = [&](std::string_view suffix) {
    return output.parent_path() / ("." + output.filename().string() + std::string(suffix));
  };
  return OutputPaths{output, beside(".gazette-staging"), beside(".gazette-aside"), beside(".gazette-lock")};
}

Result<void> settle_leftovers(const OutputPaths& paths) {
  std::error_code error;
  if (!fs::exists(paths.output, error) && fs::exists(paths.aside, error)) {
    // Killed between the two steps of a swap that was none in one: the old site is the whole one.
    if (const int failed = rename_at(paths.aside, paths.output, 0))
      return std::unexpected(failure(replace, paths.output, failed));
  }
  Result<void> done = settle_leftover(paths.staging, paths.output);
  return done ? settle_leftover(paths.aside, paths.output) : done;
}

Result<Staging> Staging::make(const OutputPaths& paths) {
  if (::mkdir(paths.staging.c_str(), 0777) != 0)
    return std::unexpected(failure(create, paths.staging, errno));
  Descriptor folder = open_folder(paths.staging);
  if (!folder) return std::unexpected(failure(create, paths.staging, errno));
  return Staging(paths, std::move(folder));
}

Staging::~Staging() {
  if (!folder_) return;
  // What cannot be removed now is removed by the next build.
  std::error_code ignored;
  fs::remove_all(paths_.staging, ignored);
}

Result<void> Staging::make_folders_above(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? Result<void>() : make_folder(path.substr(0, slash));
}

Result<void> Staging::make_folder(std::string_view path) {
  const std::string name(path);
  if (made_.contains(name)) return {};
  if (Result<void> above = make_folders_above(path); !above) return above;
  if (::mkdirat(folder(), name.c_str(), 0777) != 0 && errno != EEXIST)
    return std::unexpected(failure(create, paths_.output / name, errno));
  made_.insert(name);
  return {};
}

Result<void> Staging::carry_over(int old_folder, const TreeEntry& file) {
  if (Result<void> above = make_folders_above(file.path); !above) return above;
  if (::linkat(old_folder, file.path.c_str(), folder(), file.path.c_str(), 0) == 0) return {};
  if (errno == ENOENT) return {};  // its owner has removed it meanwhile
  return copy_file(old_folder, file, folder(), paths_.output);
}

Result<void> Staging::copy_permissions(const OldSite& old) {
  const auto copy = [&](const char* path, const struct stat& status) {
    const mode_t mode = status.st_mode & 07777U;
    // The owner can be kept by root alone, and then matters.
    if (::fchownat(folder(), path, status.st_uid, status.st_gid, 0) != 0 && errno != EPERM) return errno;
    return ::fchmodat(folder(), path, mode, 0) != 0 && errno != ENOENT ? errno : 0;
  };
  for (const TreeEntry& entry : old.folders()) {
    if (!made_.contains(entry.path)) continue;
    if (const int failed = copy(entry.path.c_str(), entry.status))
      return std::unexpected(failure(create, paths_.output / entry.path, failed));
  }
  if (const int failed = copy(".", old.root()))
    return std::unexpected(failure(create, paths_.output, failed));
  return {};
}

Result<void> Staging::swap() {
  int failed = rename_at(paths_.staging, paths_.output, RENAME_EXCHANGE);
  if (failed == ENOENT) {
    failed = rename_at(paths_.staging, paths_.output, 0);  // the first site of this output
  } else if (failed == EINVAL || failed == ENOSYS) {
    // A file system that cannot exchange: for an instant there is no site, but never half of one.
    failed = rename_at(paths_.output, paths_.aside, 0);
    if (failed == 0) failed = rename_at(paths_.staging, paths_.output, 0);
    if (failed != 0) (void)rename_at(paths_.aside, paths_.output, 0);
    if (failed == 0) (void)rename_at(paths_.aside, paths_.staging, 0);
  }
  if (failed != 0) return std::unexpected(failure(replace, paths_.output, failed));
  return {};
}

Result<void> Staging::rescue_late_files(const OldSite& seen) {
  const Descriptor old = open_folder(paths_.staging);
  if (!old)
    return errno == ENOENT ? Result<void>()
                           : std::unexpected(failure({"读取", "read"}, paths_.staging, errno));
  const Result<FolderTree> tree = read_folder_tree(old.get(), paths_.staging);
  if (!tree) return std::unexpected(tree.error());
  std::unordered_map<std::string_view, ino_t> carried;
  for (const TreeEntry& file : seen.foreign_files()) carried.emplace(file.path, file.status.st_ino);
  for (const TreeEntry& file : tree->files) {
    if (file.path == manifest_name || seen.wrote(file.path)) continue;
    const auto before = carried.find(file.path);
    if (before != carried.end() && before->second == file.status.st_ino) continue;
    if (before != carried.end()) {
      // Its owner has replaced it meanwhile: so do we with what was carried over.
      if (::renameat(old.get(), file.path.c_str(), folder(), file.path.c_str()) == 0) continue;
    }
    if (Result<void> kept = keep_file(old.get(), file, folder(), paths_.output); !kept) return kept;
  }
  return {};
}

}  // namespace gazette::publish
