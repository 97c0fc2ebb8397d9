// Where something stands in a file: SourceFile, Span, Place.
//
// Inside Gazette a place is a Span, two byte offsets into a text. Outside (messages, editors) it is
// a line and a column, both from 1, the column counted in code points. locate() is the one function
// that converts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::diagnostics {

// Byte offsets, end exclusive.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool operator==(const Span&) const = default;
};

// A text and the name it is reported under. A view: both must outlive it.
struct SourceFile {
  std::string_view path;  // as messages print it, '/' between folders
  std::string_view text;  // UTF-8; invalid bytes are shown as U+FFFD
};

// A place as a person reads it, with the line itself, so that it outlives the text.
struct Place {
  std::string path;
  std::uint32_t line = 0;    // 1-based; 0: the whole file, without a line
  std::uint32_t column = 0;  // 1-based, in code points
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;  // exclusive
  std::string excerpt;           // the line, without its end, tabs as they are

  bool operator==(const Place&) const = default;
};

// REQUIRES: span.begin <= span.end <= file.text.size().
Place locate(const SourceFile& file, Span span);

// A place that is a whole file (or a folder), for what has no line.
Place whole_file(std::string path);

// The offset at which a text's line begins; lines are from 1. Past the end: the text's size.
std::uint32_t offset_of_line(std::string_view text, std::uint32_t line);

}  // namespace gazette::diagnostics
