#include "publish/system.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace gazette::publish {

namespace {

std::string errno_in_chinese(int error_number) {
  switch (error_number) {
    case EACCES:
      return "没有权限";
    case EPERM:
      return "系统不允许";
    case ENOSPC:
      return "磁盘已满";
    case EDQUOT:
      return "超出磁盘配额";
    case EROFS:
      return "文件系统只读";
    case EFBIG:
      return "文件太大";
    case ENOENT:
      return "不存在";
    case EEXIST:
      return "已经存在";
    case ENOTDIR:
      return "路径中有一段不是文件夹";
    case EISDIR:
      return "是一个文件夹";
    case ENOTEMPTY:
      return "文件夹不是空的";
    case ENAMETOOLONG:
      return "路径太长";
    case ELOOP:
      return "符号链接循环";
    case EXDEV:
      return "不在同一个文件系统上";
    case EBUSY:
      return "正在使用";
    case EMFILE:
    case ENFILE:
      return "打开的文件太多";
    case EMLINK:
      return "硬链接太多";
    case EIO:
      return "磁盘读写出错";
    case ENOMEM:
      return "内存不足";
    default:
      return std::generic_category().message(error_number);
  }
}

}  // namespace

Descriptor::~Descriptor() {
  close();
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this == &other) return *this;
  close();
  number_ = std::exchange(other.number_, -1);
  return *this;
}

bool Descriptor::close() {
  if (number_ < 0) return true;
  return ::close(std::exchange(number_, -1)) == 0;
}

Failure failure(const Deed& deed, const std::filesystem::path& path, int error_number) {
  return {{fmt::format("无法{}“{}”：{}", deed.zh, path.string(), errno_in_chinese(error_number)),
           fmt::format("cannot {} '{}': {}", deed.en, path.string(),
                       std::generic_category().message(error_number))}};
}

std::int64_t mtime_of(const struct stat& status) {
  return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

Result<std::string> read_file(int folder, const std::string& path, const std::filesystem::path& shown) {
  const Descriptor file(::openat(folder, path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!file) return std::unexpected(failure(deeds::read, shown, errno));
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return std::unexpected(failure(deeds::read, shown, errno));
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::unexpected(failure(deeds::read, shown, errno));
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace gazette::publish
