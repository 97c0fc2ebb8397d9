#include "support/portal.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "support/shared.h"

namespace gazette::tests {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "gazette-test-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

Sections sections_of(std::string_view text) {
  Sections sections;
  std::string* current = nullptr;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (line.starts_with("-- ") && line.ends_with(" --") && line.size() > 6) {
      current = &sections[std::string(line.substr(3, line.size() - 6))];
    } else if (current != nullptr) {
      current->append(line).append("\n");
    }
  }
  return sections;
}

void write_file(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

void write_sections(const fs::path& folder, const Sections& sections) {
  for (const auto& [name, text] : sections) write_file(folder / name, text);
}

std::map<std::string, std::string> read_folder(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().filename().string().starts_with('.')) continue;
    files[fs::relative(entry.path(), folder).generic_string()] = read_file(entry.path());
  }
  return files;
}

}  // namespace gazette::tests
