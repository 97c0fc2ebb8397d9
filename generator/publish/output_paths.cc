#include "publish/output_paths.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/stat.h>
#include <sys/stat.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace gazette::publish {

namespace {

namespace fs = std::filesystem;

// The kernel tells the root of a mount, also of one that is on the same device.
bool is_mount_point(const fs::path& path) {
  struct statx status{};
  if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &status) != 0) return false;
  return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

}  // namespace

Result<OutputPaths> OutputPaths::of(const fs::path& given) {
  std::error_code error;
  fs::path output = fs::absolute(given, error).lexically_normal();
  if (!output.has_filename()) output = output.parent_path();
  std::error_code none_there;
  if (fs::is_symlink(output, none_there)) output = fs::canonical(output, error);
  if (error) return std::unexpected(failure(deeds::find, given, error.value()));
  if (!output.has_filename()) return std::unexpected(failure(deeds::replace, output, EBUSY));
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
  if (error) return std::unexpected(failure(deeds::create, output.parent_path(), error.value()));
  const auto beside = [&](const char* suffix) {
    return output.parent_path() / fmt::format(".{}{}", output.filename().string(), suffix);
  };
  return OutputPaths{.output = output,
                     .staging = beside(".gazette-previous"),
                     .aside = beside(".gazette-aside"),
                     .lock = beside(".gazette-lock"),
                     .cache = beside(".gazette-cache"),
                     .new_cache = beside(".gazette-cache-new")};
}

}  // namespace gazette::publish
