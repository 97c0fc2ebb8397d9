// A Document while it is written: HTML, plain text and the runs between them grow together, only at
// their ends, so holes, runs and blocks come out in order.
//
// Used by the Renderer; one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "markdown/block_source.h"
#include "markdown/document.h"

namespace gazette::markdown {

class Composition {
 public:
  // The size of the body, for memory.
  explicit Composition(std::size_t body_size);

  // HTML of our own making, appended as it is.
  void markup(std::string_view html) { document.html += html; }
  // Begins a line where the last one has not ended.
  void fresh_line() {
    if (!document.html.empty() && document.html.back() != '\n') document.html += '\n';
  }
  // The author's words in an attribute.
  void attribute(std::string_view text);
  // The author's words, visible. They stand where the pieces say; marks as in TextRun.
  void words(std::string_view text, std::span<const Piece> pieces, std::uint16_t marks);
  // Words that stand nowhere in the source.
  void own_words(std::string_view text, std::uint16_t marks);
  // Plain text without HTML: '\n' between blocks, '\t' between cells, ' ' for the end of a line.
  void separator(char c) { document.text += c; }

  void hole(HoleKind kind, std::size_t index);

  void begin_block(BlockKind kind, std::uint32_t heading);
  // A block without text is not listed.
  void end_block();
  bool in_block() const { return in_block_; }
  // Where the text of the open block begins.
  std::uint32_t block_text() const { return block_.text.begin; }

  std::uint32_t html_size() const { return static_cast<std::uint32_t>(document.html.size()); }
  std::uint32_t text_size() const { return static_cast<std::uint32_t>(document.text.size()); }

  Document document;

 private:
  void run(std::string_view text, const Piece& piece, std::uint16_t marks);
  void put(std::string_view text, std::string_view html, std::uint32_t source, std::size_t source_size,
           std::uint16_t marks);

  Block block_;
  bool in_block_ = false;
};

}  // namespace gazette::markdown
