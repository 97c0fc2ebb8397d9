#include "support/shared.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace gazette::tests {

std::optional<std::filesystem::path> shared_folder() {
  const std::filesystem::path folder = std::filesystem::path(GAZETTE_SOURCE_DIR).parent_path() / "shared";
  if (!std::filesystem::is_directory(folder)) return std::nullopt;
  return folder;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.is_open()) << path;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace gazette::tests
