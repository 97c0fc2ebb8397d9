#include "diagnostics/source.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "text/utf8.h"

namespace gazette::diagnostics {

namespace {

struct LineColumn {
  std::uint32_t line;
  std::uint32_t column;
  std::size_t line_begin;
};

LineColumn line_column_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1;
  const std::size_t newline = before.rfind('\n');
  const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
  // A byte-order mark is no character of the first line.
  const std::size_t first =
      line_begin == 0 && text.starts_with("\xEF\xBB\xBF") ? std::min<std::size_t>(3, offset) : line_begin;
  const std::string_view in_line = before.substr(first);
  return {line, static_cast<std::uint32_t>(text::count_code_points(in_line)) + 1, first};
}

}  // namespace

Place locate(const SourceFile& file, Span span) {
  assert(span.begin <= span.end && span.end <= file.text.size() && "a span lies within its file");
  const LineColumn begin = line_column_of(file.text, span.begin);
  const LineColumn end = line_column_of(file.text, span.end);
  std::string_view line = file.text.substr(begin.line_begin);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {std::string(file.path), begin.line, begin.column, end.line, end.column, std::string(line)};
}

Place whole_file(std::string path) {
  Place place;
  place.path = std::move(path);
  return place;
}

std::uint32_t offset_of_line(std::string_view text, std::uint32_t line) {
  std::size_t offset = 0;
  for (std::uint32_t l = 1; l < line; ++l) {
    const std::size_t newline = text.find('\n', offset);
    if (newline == std::string_view::npos) return static_cast<std::uint32_t>(text.size());
    offset = newline + 1;
  }
  return static_cast<std::uint32_t>(offset);
}

}  // namespace gazette::diagnostics
