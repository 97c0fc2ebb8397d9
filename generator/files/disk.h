// The calls to the system by which files/ reads, each failing with the path and the reason.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "diagnostics/result.h"

namespace gazette::files {

// Up to `most` bytes from the beginning of a file.
diagnostics::Result<std::string> read_bytes(const std::filesystem::path& path, std::size_t most);

// "cannot read 'x': permission denied"; errno in words, in both languages.
diagnostics::Failure cannot_read(const std::filesystem::path& path, int error_number);

}  // namespace gazette::files
