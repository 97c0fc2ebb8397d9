// The material beside the project, which tests may use but must not need.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace gazette::tests {

// ../shared beside the source folder, where it is there.
std::optional<std::filesystem::path> shared_folder();

// The whole file. Fails the test that asks for a file that is not there.
std::string read_file(const std::filesystem::path& path);

}  // namespace gazette::tests
