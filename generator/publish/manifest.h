// The manifest: what the last build wrote, kept in the output itself, so that it changes with the site.
//
// A line for each file: size, content hash, modification time in nanoseconds, inode, path. Size, time
// and inode tell cheaply that nobody has touched the file; the hash decides where they differ. The first
// line names the format, the last one says how many lines there are: a manifest that was cut off is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish/content.h"

namespace gazette::publish {

inline constexpr std::string_view manifest_name = ".gazette-manifest";

struct FileRecord {
  Content content;
  std::int64_t mtime = 0;  // nanoseconds
  std::uint64_t inode = 0;

  bool operator==(const FileRecord&) const = default;
};

struct ManifestEntry {
  std::string path;
  FileRecord record;

  bool operator==(const ManifestEntry&) const = default;
};

void append_manifest_line(std::string& out, std::string_view path, const FileRecord& record);
// The whole text: lines are what append_manifest_line() has written, `count` of them.
std::string manifest_text(std::string_view lines, std::size_t count);
// nullopt where the text is no whole manifest of this format.
std::optional<std::vector<ManifestEntry>> parse_manifest(std::string_view text);

}  // namespace gazette::publish
