// A portal's output for a test: a folder in a folder of its own, and sites as lists of path and text.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "publish/manifest.h"
#include "publish/publication.h"

namespace gazette::publish {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

inline std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline void put(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// Everything below the folder but the manifest; a folder without files ends in "/", a symbolic link's text
// is "-> target".
inline Files files_in(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).string();
    if (path == manifest_name) continue;
    if (entry.is_symlink()) {
      files[path] = "-> " + fs::read_symlink(entry.path()).string();
    } else if (entry.is_directory()) {
      if (fs::is_empty(entry.path())) files[path + "/"] = "";
    } else {
      files[path] = text_of(entry.path());
    }
  }
  return files;
}

inline struct stat status_of(const fs::path& path) {
  struct stat status{};
  EXPECT_EQ(::lstat(path.c_str(), &status), 0) << path;
  return status;
}

// Publishes the files; the message of the failure, or of the counts: "written 2, unchanged 1, removed 0".
inline std::string publish(const fs::path& output, const Files& files,
                           const PublicationOptions& options = {}) {
  std::vector<std::string> paths;
  for (const auto& [path, text] : files) paths.push_back(path);
  Result<Publication> publication = begin(output, paths, nullptr, options);
  if (!publication) return publication.error().message.en;
  std::size_t index = 0;
  for (const auto& [path, text] : files) {
    if (const Result<FileState> written = publication->write(index++, text); !written)
      return written.error().message.en;
  }
  const Result<Counts> counts = publication->commit();
  if (!counts) return counts.error().message.en;
  return "written " + std::to_string(counts->written) + ", unchanged " + std::to_string(counts->unchanged) +
         ", removed " + std::to_string(counts->removed);
}

class SiteFolder : public testing::Test {
 protected:
  SiteFolder() {
    std::string pattern = (fs::temp_directory_path() / "gazette-publish-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
    output = folder / "public";
  }
  ~SiteFolder() override {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  // The names beside the output: nothing may be left there.
  std::string beside() const {
    std::string names;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path() != output) names += entry.path().filename().string() + " ";
    }
    return names;
  }

  fs::path folder;
  fs::path output;
};

}  // namespace gazette::publish
