#include "publish/cache_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace gazette::publish {

namespace fs = std::filesystem;

std::optional<CacheReader> CacheReader::of(const fs::path& output) {
  std::error_code none_there;
  if (!fs::is_directory(output, none_there)) return std::nullopt;
  const Result<OutputPaths> places = OutputPaths::of(output);
  if (!places) return std::nullopt;
  Descriptor file(::open(places->cache.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  struct stat status{};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return CacheReader(std::move(file), static_cast<std::uint64_t>(status.st_size));
}

bool CacheReader::read(std::uint64_t at, std::span<char> into) const {
  while (!into.empty()) {
    const ssize_t count = ::pread(file_.get(), into.data(), into.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(count));
    at += static_cast<std::uint64_t>(count);
  }
  return true;
}

// The lock tells a build that is at it from one that was killed.
std::optional<CacheWriter> CacheWriter::begin(const fs::path& output) {
  Result<OutputPaths> places = OutputPaths::of(output);
  if (!places) return std::nullopt;
  Descriptor file(
      ::open(places->new_cache.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!file || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0 || ::ftruncate(file.get(), 0) != 0)
    return std::nullopt;
  return CacheWriter(std::move(file), std::move(*places));
}

CacheWriter::CacheWriter(CacheWriter&& other) noexcept
    : file_(std::move(other.file_)),
      places_(std::move(other.places_)),
      size_(other.size_.load()),
      failed_(other.failed_.load()) {}

CacheWriter::~CacheWriter() {
  std::error_code ignored;
  if (file_) fs::remove(places_.new_cache, ignored);
}

std::uint64_t CacheWriter::append(std::string_view bytes) {
  const std::uint64_t begin = size_.fetch_add(bytes.size());
  if (failed_) return begin;
  for (std::uint64_t at = begin; !bytes.empty();) {
    const ssize_t count = ::pwrite(file_.get(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      failed_ = true;
      std::error_code ignored;
      fs::resize_file(places_.new_cache, 0, ignored);  // the site itself may need the room
      break;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
    at += static_cast<std::uint64_t>(count);
  }
  return begin;
}

void CacheWriter::finish() {
  std::error_code error;
  if (!failed_) fs::rename(places_.new_cache, places_.cache, error);
  if (!failed_ && !error) file_ = Descriptor();
}

void remove_cache(const fs::path& output) {
  const Result<OutputPaths> places = OutputPaths::of(output);
  std::error_code ignored;
  if (places) fs::remove(places->cache, ignored);
}

}  // namespace gazette::publish
