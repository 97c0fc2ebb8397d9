#include "markdown/composition.h"

#include <cassert>

#include "text/html.h"

namespace gazette::markdown {

namespace {

// Runs are split here, so that a size fits 16 bits.
constexpr std::size_t longest_run = 0xFFFF / 5;

// Between tags quotation marks may stand as they are.
bool is_special(char c) {
  return c == '&' || c == '<' || c == '>';
}

bool has_special(std::string_view text) {
  const auto has = [&](char c) { return text.find(c) != std::string_view::npos; };
  return has('&') || has('<') || has('>');
}

std::string_view escaped(char c) {
  if (c == '&') return "&amp;";
  return c == '<' ? "&lt;" : "&gt;";
}

}  // namespace

Composition::Composition(std::size_t body_size) {
  // A report with a heading for every 600 bytes takes about this much.
  document.html.reserve(body_size + body_size / 3 + 256);
  document.text.reserve(body_size);
  document.runs.reserve(body_size / 128 + 16);
}

void Composition::attribute(std::string_view text) {
  text::append_escaped(document.html, text);
}

void Composition::words(std::string_view text, std::span<const Piece> pieces, std::uint16_t marks) {
  for (const Piece& piece : pieces) run(text.substr(piece.literal, piece.literal_size), piece, marks);
}

void Composition::own_words(std::string_view text, std::uint16_t marks) {
  const std::uint32_t source =
      document.runs.empty() ? 0 : document.runs.back().source + document.runs.back().source_size;
  run(text, {0, static_cast<std::uint32_t>(text.size()), source, 0}, marks);
}

void Composition::hole(HoleKind kind, std::size_t index) {
  document.holes.push_back({html_size(), static_cast<std::uint32_t>(index), kind});
}

void Composition::begin_block(BlockKind kind, std::uint32_t heading) {
  assert(!in_block_ && "blocks with text do not nest");
  in_block_ = true;
  block_ = {kind, heading, {text_size(), text_size()}, {html_size(), html_size()}};
}

void Composition::end_block() {
  assert(in_block_ && "a block was begun");
  in_block_ = false;
  block_.text.end = text_size();
  block_.html.end = html_size();
  if (block_.text.size() > 0) document.blocks.push_back(block_);
}

void Composition::run(std::string_view text, const Piece& piece, std::uint16_t marks) {
  const bool literal = piece.source_size == text.size();
  const auto put_part = [&](std::size_t begin, std::size_t end, std::string_view html) {
    const auto source = static_cast<std::uint32_t>(piece.source + (literal ? begin : 0));
    put(text.substr(begin, end - begin), html, source, literal ? end - begin : piece.source_size, marks);
  };
  if (text.size() < longest_run && !has_special(text)) return put_part(0, text.size(), text);
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_special(text[i])) {
      put_part(done, i, text.substr(done, i - done));
      put_part(i, i + 1, escaped(text[i]));
      done = i + 1;
    } else if (i - done >= longest_run && (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      put_part(done, i, text.substr(done, i - done));  // never inside a character
      done = i;
    }
  }
  put_part(done, text.size(), text.substr(done));
}

void Composition::put(std::string_view text, std::string_view html, std::uint32_t source,
                      std::size_t source_size, std::uint16_t marks) {
  if (text.empty()) return;
  document.runs.push_back({text_size(), source, html_size(), static_cast<std::uint16_t>(text.size()),
                           static_cast<std::uint16_t>(source_size), static_cast<std::uint16_t>(html.size()),
                           marks});
  document.text += text;
  document.html += html;
}

}  // namespace gazette::markdown
