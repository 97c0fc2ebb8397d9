// Where the inlines of one block stand in the file.
//
// The library's lines are right but its columns are not: on an indented continuation line, after a
// bare link and in a table with escaped pipes they are off or missing. What it does keep is the
// content of each block: its lines without the marks of lists and quotations before them. Each line of
// the content is a suffix of its line in the file, which ties the two together exactly; and the inlines
// come in the content's order, so a column is only a hint where to look for the next one, checked byte
// by byte.
//
// Entered block by block, while the renderer walks the tree. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "diagnostics/source.h"

namespace gazette::markdown {

using diagnostics::Span;

enum class Escapes { Resolved, Literal };  // whether backslashes and references were resolved

// A part of a literal and its place. Where the sizes differ, it is one character written otherwise in
// the file; where source_size is 0, the place is only near.
struct Piece {
  std::uint32_t literal = 0;
  std::uint32_t literal_size = 0;
  std::uint32_t source = 0;
  std::uint32_t source_size = 0;
};

class BlockSource {
 public:
  // `body` is what the parser was given, which stands at `offset` in its file. Borrowed.
  BlockSource(std::string_view body, std::uint32_t offset);

  // The content of a paragraph, heading or literal block from line `first` (from 1) to `last`, or as far
  // as it goes where `last` is 0.
  void enter_lines(std::string_view content, int first, int last = 0);
  // The content of a table's cell, where "\|" has become "|".
  void enter_cell(std::string_view content, int line, int column);

  // Where the next literal of the block stands. The hint is the library's line and column, 0 where it
  // has none. The result holds until the next call.
  std::span<const Piece> find(std::string_view literal, int line, int column, Escapes escapes);

  // What of the block's content has not been passed yet.
  std::string_view rest() const { return content_.substr(cursor_); }
  void advance(std::size_t bytes) { cursor_ += bytes; }
  // The place of a part of rest().
  Span span_of_rest(std::size_t begin, std::size_t end) const;
  Span span_of_line(int line) const;

 private:
  // From here on, content and source go together byte by byte.
  struct Segment {
    std::uint32_t content;
    std::uint32_t source;
  };

  void enter(std::string_view content, int first_line);
  void add_segment(std::size_t content, std::string_view line, std::size_t in_line);
  std::string_view line(int number) const;
  std::uint32_t source_of(std::size_t content) const;
  std::optional<std::size_t> hinted(int line, int column) const;
  bool align(std::string_view literal, std::size_t at, Escapes escapes);
  void add_piece(std::size_t literal, std::size_t literal_size, std::size_t content,
                 std::size_t content_size);
  void add_near(std::string_view literal);

  std::string_view body_;
  std::uint32_t offset_;
  bool has_escapes_;                  // a backslash or a reference: a literal may differ from its source
  std::vector<std::uint32_t> lines_;  // offsets in body_

  std::string_view content_;
  int first_line_ = 0;
  int first_column_ = 0;
  std::vector<Segment> segments_;
  std::vector<Piece> pieces_;
  std::size_t cursor_ = 0;
  bool lost_ = false;  // something was not found: the block is not searched any further
};

}  // namespace gazette::markdown
