#include "publish/output_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <thread>

namespace gazette::publish {

namespace {

constexpr std::chrono::milliseconds between_tries{50};

// The file may have been removed by its last holder between our open() and our lock: then another build
// makes a new one, and ours locks nothing.
bool is_still_there(int descriptor, const std::filesystem::path& file) {
  struct stat locked{};
  struct stat named{};
  return ::fstat(descriptor, &locked) == 0 && ::stat(file.c_str(), &named) == 0 &&
         locked.st_ino == named.st_ino && locked.st_dev == named.st_dev;
}

std::string holder_of(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t count = ::pread(descriptor, text.data(), text.size(), 0);
  return count > 0 ? std::string(text.data(), static_cast<std::size_t>(count)) : std::string("?");
}

Failure held_by_another(const std::filesystem::path& file, int descriptor) {
  const std::string holder = holder_of(descriptor);
  return {{fmt::format("另一次构建（进程 {}）正在写入同一个输出文件夹，锁文件是“{}”", holder, file.string()),
           fmt::format("another build (process {}) is writing to the same output, which it holds by '{}'",
                       holder, file.string())}};
}

}  // namespace

Result<OutputLock> OutputLock::take(const std::filesystem::path& file, std::chrono::milliseconds longest_wait,
                                    const std::function<void()>& on_wait) {
  std::chrono::milliseconds waited{0};
  for (;;) {
    Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!descriptor) return std::unexpected(failure(deeds::create, file, errno));
    if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) == 0) {
      if (!is_still_there(descriptor.get(), file)) continue;
      const std::string holder = std::to_string(::getpid());
      if (::ftruncate(descriptor.get(), 0) != 0 || write_all(descriptor.get(), holder) != 0) {
        return std::unexpected(failure(deeds::write, file, errno));
      }
      return OutputLock(std::move(descriptor), file);
    }
    if (errno != EWOULDBLOCK && errno != EINTR) return std::unexpected(failure(deeds::lock, file, errno));
    if (waited == std::chrono::milliseconds{0} && on_wait) on_wait();
    if (waited >= longest_wait) return std::unexpected(held_by_another(file, descriptor.get()));
    std::this_thread::sleep_for(between_tries);
    waited += between_tries;
  }
}

OutputLock::~OutputLock() {
  if (descriptor_) ::unlink(file_.c_str());
}

}  // namespace gazette::publish
