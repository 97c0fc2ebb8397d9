#include "recognition/read_text.h"

#include <algorithm>
#include <array>

namespace gazette::recognition {

namespace {

// The brackets of one kind that are open, while a block is read.
struct Open {
  std::array<char32_t, 4> opening;
  std::array<char32_t, 4> closing;
  Enclosures* closed;
  std::vector<std::uint32_t> begins = {};
};

bool holds(const std::array<char32_t, 4>& characters, char32_t c) {
  return std::ranges::find(characters, c) != characters.end();
}

// An enclosure takes the place of those within it.
void close(Open& open, std::uint32_t end) {
  if (open.begins.empty()) return;
  const std::uint32_t begin = open.begins.back();
  open.begins.pop_back();
  while (!open.closed->empty() && open.closed->back().begin > begin) open.closed->pop_back();
  open.closed->push_back({begin, end});
}

void find_enclosures(ReadText& text) {
  std::array<Open, 3> kinds{Open{{U'《', U'〈', 0, 0}, {U'》', U'〉', 0, 0}, &text.works},
                            Open{{U'“', U'‘', U'「', U'『'}, {U'”', U'’', U'」', U'』'}, &text.quotations},
                            Open{{U'(', 0, 0, 0}, {U')', 0, 0, 0}, &text.parentheses}};
  for (const Stretch& block : text.blocks) {
    for (const std::uint32_t i : points_in(text, block)) {
      const Character& c = text.characters[i];
      if (!c.is(trait::bracket)) continue;
      for (Open& kind : kinds) {
        if (holds(kind.opening, c.value)) kind.begins.push_back(i);
        if (holds(kind.closing, c.value)) close(kind, i + 1);
      }
    }
    for (Open& kind : kinds) kind.begins.clear();
  }
}

}  // namespace

bool is_within(const Enclosures& enclosures, Stretch stretch) {
  const auto after = std::ranges::upper_bound(enclosures, stretch.begin, {}, &Stretch::begin);
  return after != enclosures.begin() && stretch.end <= std::prev(after)->end;
}

std::span<const std::uint32_t> points_in(const ReadText& text, Stretch stretch) {
  const auto begin = std::ranges::lower_bound(text.points, stretch.begin);
  const auto end = std::ranges::lower_bound(begin, text.points.end(), stretch.end);
  return {begin, end};
}

ReadText read_document(const markdown::Document& body) {
  ReadText text;
  text.characters = read_characters(body.text, text.points);
  text.blocks.reserve(body.blocks.size());
  const auto position = [&](std::uint32_t offset) {
    const auto at = std::ranges::lower_bound(text.characters, offset, {}, &Character::offset);
    return static_cast<std::uint32_t>(at - text.characters.begin());
  };
  for (const markdown::Block& block : body.blocks)
    text.blocks.push_back({position(block.text.begin), position(block.text.end)});
  find_enclosures(text);
  return text;
}

ReadText read_line(std::string_view line) {
  ReadText text;
  text.characters = read_characters(line, text.points);
  text.blocks.push_back({0, static_cast<std::uint32_t>(text.characters.size())});
  find_enclosures(text);
  return text;
}

}  // namespace gazette::recognition
