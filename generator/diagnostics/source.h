// Where something stands in a file: SourceFile, Span, Place, Locator.
//
// Inside Gazette a place is a Span, two byte offsets into a text. Outside (messages, editors) it is
// a line and a column, both from 1, the column counted in code points. locate() converts one, a Locator
// many of one file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

// A place as a person reads it, with the line itself or, where that is long, what stands about the place:
// so it outlives the text.
struct Place {
  std::string path;
  std::uint32_t line = 0;    // 1-based; 0: the whole file, without a line
  std::uint32_t column = 0;  // 1-based, in code points
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;      // exclusive
  std::string excerpt;               // of the line, without its end, tabs as they are
  std::uint32_t excerpt_column = 1;  // at which the excerpt begins

  bool operator==(const Place&) const = default;
};

// REQUIRES: span.begin <= span.end <= file.text.size().
Place locate(const SourceFile& file, Span span);

// Answers in a time that does not grow with the text before a place: it has counted that text once, as far
// as it was asked. Borrows the text. One thread.
class Locator {
 public:
  explicit Locator(const SourceFile& file);

  // REQUIRES: span.begin <= span.end <= file.text.size().
  Place locate(Span span);
  // How many code points stand before a byte. REQUIRES: offset <= file.text.size().
  std::uint32_t code_points_before(std::uint32_t offset);

 private:
  // What stands before a byte of the text.
  struct Counts {
    std::uint32_t code_points = 0;
    std::uint32_t newlines = 0;
    std::uint32_t line_begin = 0;  // of the line that the byte is in
    std::uint32_t line_begin_code_points = 0;
  };

  Counts counts_at(std::uint32_t offset);
  void count_on(Counts& counts, std::uint32_t from, std::uint32_t to) const;

  SourceFile file_;
  std::uint32_t first_;         // the byte after a byte-order mark, which is no character of its line
  std::vector<Counts> counts_;  // at every `stride` bytes
};

// A place that is a whole file (or a folder), for what has no line.
Place whole_file(std::string path);

// The offset at which a text's line begins; lines are from 1. Past the end: the text's size.
std::uint32_t offset_of_line(std::string_view text, std::uint32_t line);

}  // namespace gazette::diagnostics
