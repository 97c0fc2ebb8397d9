#include "publish/manifest.h"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

namespace gazette::publish {

namespace {

constexpr std::string_view first_line = "gazette manifest 1\n";

std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

// Takes a number and the blank after it.
template <typename Number>
bool take(std::string_view& line, Number& number, int base) {
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number, base);
  if (error != std::errc() || end == line.data() + line.size() || *end != ' ') return false;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
  return true;
}

std::optional<ManifestEntry> parse_line(std::string_view line) {
  ManifestEntry entry;
  FileRecord& record = entry.record;
  const bool whole = take(line, record.content.size, 10) && take(line, record.content.hash.high, 16) &&
                     take(line, record.content.hash.low, 16) && take(line, record.mtime, 10) &&
                     take(line, record.inode, 10);
  if (!whole || line.empty()) return std::nullopt;
  entry.path = line;
  return entry;
}

}  // namespace

void append_manifest_line(std::string& out, std::string_view path, const FileRecord& record) {
  fmt::format_to(std::back_inserter(out), "{} {:x} {:x} {} {} {}\n", record.content.size,
                 record.content.hash.high, record.content.hash.low, record.mtime, record.inode, path);
}

std::string manifest_text(std::string_view lines, std::size_t count) {
  return fmt::format("{}{}end {}\n", first_line, lines, count);
}

std::optional<std::vector<ManifestEntry>> parse_manifest(std::string_view text) {
  if (!text.starts_with(first_line)) return std::nullopt;
  text.remove_prefix(first_line.size());
  std::vector<ManifestEntry> entries;
  while (const std::optional<std::string_view> line = take_line(text)) {
    if (line->starts_with("end "))
      return *line == fmt::format("end {}", entries.size()) ? std::optional(std::move(entries))
                                                            : std::nullopt;
    std::optional<ManifestEntry> entry = parse_line(*line);
    if (!entry) return std::nullopt;
    entries.push_back(std::move(*entry));
  }
  return std::nullopt;
}

}  // namespace gazette::publish
