#include "files/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace gazette::files {

namespace {

class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string reason_in_chinese(int error_number) {
  switch (error_number) {
    case ENOENT:
      return "没有这个文件";
    case EACCES:
    case EPERM:
      return "没有权限";
    case EISDIR:
      return "这是一个文件夹";
    case ENOTDIR:
      return "路径中有一段不是文件夹";
    case ELOOP:
      return "符号链接循环";
    case EMFILE:
    case ENFILE:
      return "打开的文件太多";
    case EIO:
      return "磁盘读取出错";
    case ENAMETOOLONG:
      return "路径太长";
    default:
      return std::generic_category().message(error_number);
  }
}

}  // namespace

diagnostics::Failure cannot_read(const std::filesystem::path& path, int error_number) {
  return {
      {fmt::format("无法读取“{}”：{}", path.string(), reason_in_chinese(error_number)),
       fmt::format("cannot read '{}': {}", path.string(), std::generic_category().message(error_number))}};
}

diagnostics::Result<std::string> read_bytes(const std::filesystem::path& path, std::size_t most) {
  const OpenFile file(path);
  if (file.descriptor() < 0) return std::unexpected(cannot_read(path, errno));
  struct stat status{};
  if (::fstat(file.descriptor(), &status) != 0) return std::unexpected(cannot_read(path, errno));
  if (S_ISDIR(status.st_mode)) return std::unexpected(cannot_read(path, EISDIR));
  const std::size_t size = std::min(static_cast<std::size_t>(status.st_size), most);
  int error_number = 0;
  std::string bytes;
  bytes.resize_and_overwrite(size, [&](char* buffer, std::size_t) {
    std::size_t filled = 0;
    while (filled < size) {
      const ssize_t count = ::read(file.descriptor(), buffer + filled, size - filled);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) error_number = errno;
      if (count <= 0) break;  // 0: the file became shorter while it was read
      filled += static_cast<std::size_t>(count);
    }
    return filled;
  });
  if (error_number != 0) return std::unexpected(cannot_read(path, error_number));
  return bytes;
}

}  // namespace gazette::files
