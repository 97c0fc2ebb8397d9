// Portals as texts: a test writes its files in one string and gets them as a folder that goes with it.
//
//   -- reports/a.md --
//   ---
//   title: …
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace gazette::tests {

// A folder of its own below the system's temporary folder, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

using Sections = std::map<std::string, std::string>;

// The texts under their "-- name --" lines. What stands before the first line is dropped.
Sections sections_of(std::string_view text);

void write_file(const std::filesystem::path& path, std::string_view text);
void write_sections(const std::filesystem::path& folder, const Sections& sections);

// Every regular file below a folder with its bytes, by path; names that begin with '.' left out.
std::map<std::string, std::string> read_folder(const std::filesystem::path& folder);

}  // namespace gazette::tests
