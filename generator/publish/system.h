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

// "cannot write 'public/a.html': no space left on device". `deed` is the verb of both languages, {"写入",
// "write"}.
Failure failure(const Wording& deed, const std::filesystem::path& path, int error_number);
Wording words_of_errno(int error_number);

// The modification time in nanoseconds.
std::int64_t mtime_of(const struct stat& status);

// Writes all bytes; errno where it fails, else 0.
int write_all(int descriptor, std::string_view bytes);
// The bytes of a file below an open folder.
Result<std::string> read_file(int folder, const std::string& path, const std::filesystem::path& shown);

}  // namespace gazette::publish
