// A ReadText is a text made ready for searching: its characters, its blocks, and what stands between
// brackets. One is made of each report's title and of its Document, and shared by all searches.
//
// A plain value; concurrent const access needs no lock.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "recognition/characters.h"

namespace gazette::recognition {

// Stretches between a bracket and the one that closes it, both included. Only the outermost ones,
// in order; a bracket that nothing closes within its block counts for nothing.
using Enclosures = std::vector<Stretch>;

// Whether a stretch lies within one of them.
bool is_within(const Enclosures& enclosures, Stretch stretch);

struct ReadText {
  Characters characters;
  std::vector<Stretch> blocks;        // as Document::blocks; of a title: one
  std::vector<std::uint32_t> points;  // the characters with trait::point, ascending
  Enclosures works;                   // 《…》
  Enclosures quotations;              // “…” ‘…’ 「…」 『…』
  Enclosures parentheses;             // （…）
};

// The points within a stretch.
std::span<const std::uint32_t> points_in(const ReadText& text, Stretch stretch);

ReadText read_document(const markdown::Document& body);
ReadText read_line(std::string_view text);

}  // namespace gazette::recognition
