// What a file holds, known by its size and a hash. Files are read in pieces: an attachment may be a film that
// is larger than the memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "binary/hash.h"
#include "publish/system.h"

namespace gazette::publish {

struct Content {
  std::uint64_t size = 0;
  binary::Hash hash;

  bool operator==(const Content&) const = default;
};

Content content_of(std::string_view bytes);

// An open file and its path for messages.
struct OpenFile {
  int descriptor;
  const std::filesystem::path& shown;
};

// From where the file stands to its end. Failure: it cannot be read.
Result<Content> content_of_file(OpenFile file);
// Of a file below an open folder; a symbolic link is not followed.
Result<Content> content_of_file(int folder, const std::string& path, const std::filesystem::path& shown);

// All of `from` into `to`, and what that was. Failure: the one of the two that failed.
Result<Content> copy_content(OpenFile from, OpenFile to);

}  // namespace gazette::publish
