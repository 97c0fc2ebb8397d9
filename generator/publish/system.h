// The system calls' results in this project's terms: file descriptors with an owner, errno in words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "diagnostics/result.h"

struct stat;

namespace gazette::publish {

using diagnostics::Failure;
using diagnostics::Result;
using diagnostics::Wording;

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }
  int release() { return std::exchange(number_, -1); }
  // Closes it now; false where that fails (a write that was put off).
  bool close();

 private:
  int number_ = -1;
};

// What was tried, as the verb of a message.
struct Deed {
  std::string_view zh;
  std::string_view en;
};

namespace deeds {
inline constexpr Deed create{"创建", "create"};
inline constexpr Deed find{"找到", "find"};
inline constexpr Deed keep{"保留", "keep"};
inline constexpr Deed lock{"锁定", "lock"};
inline constexpr Deed read{"读取", "read"};
inline constexpr Deed remove{"删除", "remove"};
inline constexpr Deed replace{"替换", "replace"};
inline constexpr Deed write{"写入", "write"};
}  // namespace deeds

// "cannot write 'public/a.html': No space left on device", in both languages.
Failure failure(const Deed& deed, const std::filesystem::path& path, int error_number);

// The modification time in nanoseconds.
std::int64_t mtime_of(const struct stat& status);

// Writes all bytes; errno where it fails, else 0.
int write_all(int descriptor, std::string_view bytes);
// The bytes of a file below an open folder.
Result<std::string> read_file(int folder, const std::string& path, const std::filesystem::path& shown);

}  // namespace gazette::publish
