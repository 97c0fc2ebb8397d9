#include "publish/content.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <memory>

namespace gazette::publish {

namespace {

constexpr std::size_t piece_size = std::size_t{1} << 20;

// Calls take() for each piece of a file, until it fails.
Result<Content> read_pieces(OpenFile file, const std::function<Result<void>(std::string_view)>& take) {
  binary::Hasher hasher;
  const auto buffer = std::make_unique_for_overwrite<char[]>(piece_size);
  Content content;
  for (;;) {
    const ssize_t count = ::read(file.descriptor, buffer.get(), piece_size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::unexpected(failure(deeds::read, file.shown, errno));
    if (count == 0) break;
    const std::string_view piece(buffer.get(), static_cast<std::size_t>(count));
    hasher.add(piece);
    content.size += piece.size();
    if (Result<void> taken = take(piece); !taken) return std::unexpected(std::move(taken.error()));
  }
  content.hash = hasher.hash();
  return content;
}

}  // namespace

Content content_of(std::string_view bytes) {
  return {bytes.size(), binary::hash_of(bytes)};
}

Result<Content> content_of_file(OpenFile file) {
  return read_pieces(file, [](std::string_view) { return Result<void>(); });
}

Result<Content> content_of_file(int folder, const std::string& path, const std::filesystem::path& shown) {
  const Descriptor file(::openat(folder, path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!file) return std::unexpected(failure(deeds::read, shown, errno));
  return content_of_file({file.get(), shown});
}

Result<Content> copy_content(OpenFile from, OpenFile to) {
  return read_pieces(from, [&](std::string_view piece) -> Result<void> {
    if (const int error = write_all(to.descriptor, piece))
      return std::unexpected(failure(deeds::write, to.shown, error));
    return {};
  });
}

}  // namespace gazette::publish
