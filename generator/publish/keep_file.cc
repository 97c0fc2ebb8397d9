#include "publish/keep_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>

#include "publish/content.h"

namespace gazette::publish {

namespace {

int copy_link(int from, int to, const std::string& path) {
  std::array<char, PATH_MAX> target{};
  const ssize_t size = ::readlinkat(from, path.c_str(), target.data(), target.size() - 1);
  if (size < 0 || ::symlinkat(target.data(), to, path.c_str()) != 0) return errno;
  return 0;
}

// 0, or errno.
int copy_attributes(int to, const struct stat& status) {
  if (::fchown(to, status.st_uid, status.st_gid) != 0 && errno != EPERM) return errno;
  const std::array<timespec, 2> times{status.st_atim, status.st_mtim};
  return ::fchmod(to, status.st_mode & 07777U) == 0 && ::futimens(to, times.data()) == 0 ? 0 : errno;
}

Result<void> copy_regular(int from, const std::string& path, int to, const struct stat& status,
                          const std::filesystem::path& shown) {
  const Descriptor source(::openat(from, path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!source) return std::unexpected(failure(deeds::read, shown, errno));
  Descriptor copy(::openat(to, path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!copy) return std::unexpected(failure(deeds::keep, shown, errno));
  const Result<Content> copied = copy_content({source.get(), shown}, {copy.get(), shown});
  if (!copied) return std::unexpected(copied.error());
  if (const int failed = copy_attributes(copy.get(), status))
    return std::unexpected(failure(deeds::keep, shown, failed));
  if (!copy.close()) return std::unexpected(failure(deeds::keep, shown, errno));
  return {};
}

bool is_same(int from, const TreeEntry& file, int to) {
  struct stat there{};
  if (::fstatat(to, file.path.c_str(), &there, AT_SYMLINK_NOFOLLOW) != 0 ||
      there.st_size != file.status.st_size)
    return false;
  if (!file.is_regular() || !S_ISREG(there.st_mode))
    return S_ISLNK(there.st_mode) && S_ISLNK(file.status.st_mode);
  const Result<Content> ours = content_of_file(from, file.path, file.path);
  const Result<Content> theirs = content_of_file(to, file.path, file.path);
  return ours && theirs && *ours == *theirs;
}

void make_folders_above(int folder, const std::string& path) {
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    // Where this fails, the move after it tells why.
    (void)::mkdirat(folder, path.substr(0, slash).c_str(), 0777);
  }
}

}  // namespace

Result<void> copy_file(int from, const std::string& path, int to, const std::filesystem::path& shown) {
  struct stat status{};
  if (::fstatat(from, path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return std::unexpected(failure(deeds::keep, shown / path, errno));
  if (S_ISREG(status.st_mode)) return copy_regular(from, path, to, status, shown / path);
  // A socket or a device cannot be copied.
  const int failed = S_ISLNK(status.st_mode) ? copy_link(from, to, path) : EOPNOTSUPP;
  if (failed != 0) return std::unexpected(failure(deeds::keep, shown / path, failed));
  return {};
}

Result<void> keep_file(int from, const TreeEntry& file, int to, const std::filesystem::path& shown) {
  if (is_same(from, file, to)) return {};
  make_folders_above(to, file.path);
  for (const std::string& path : {file.path, file.path + ".gazette-kept"}) {
    if (::renameat2(from, file.path.c_str(), to, path.c_str(), RENAME_NOREPLACE) == 0) return {};
    if (errno == ENOENT) return {};  // its owner has removed it meanwhile
    if (errno != EEXIST && errno != ENOTDIR && errno != EISDIR) break;
  }
  return std::unexpected(failure(deeds::keep, shown / file.path, errno));
}

}  // namespace gazette::publish
