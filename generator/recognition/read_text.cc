#include "recognition/read_text.h"

#include <algorithm>
#include <array>

namespace gazette::recognition {

namespace {

enum class Bracket : std::uint8_t { Work, Quotation, Parenthesis };

struct BracketRole {
  Bracket kind;
  bool opens;
};

// REQUIRES: c has trait::bracket.
BracketRole role_of(char32_t c) {
  switch (c) {
    case U'《':
    case U'〈':
      return {Bracket::Work, true};
    case U'》':
    case U'〉':
      return {Bracket::Work, false};
    case U'(':
      return {Bracket::Parenthesis, true};
    case U')':
      return {Bracket::Parenthesis, false};
    case U'“':
    case U'‘':
    case U'「':
    case U'『':
      return {Bracket::Quotation, true};
    default:
      return {Bracket::Quotation, false};
  }
}

// The brackets of one kind that are open, while a block is read.
struct Open {
  Enclosures* closed;
  std::vector<std::uint32_t> begins = {};
};

// An enclosure takes the place of those within it.
void close(Open& open, std::uint32_t end) {
  if (open.begins.empty()) return;
  const std::uint32_t begin = open.begins.back();
  open.begins.pop_back();
  while (!open.closed->empty() && open.closed->back().begin > begin) open.closed->pop_back();
  open.closed->push_back({begin, end});
}

void find_enclosures(ReadText& text) {
  std::array<Open, 3> kinds{Open{&text.works}, Open{&text.quotations},
                            Open{&text.parentheses}};  // by Bracket
  for (const Stretch& block : text.blocks) {
    for (const std::uint32_t i : points_in(text, block)) {
      const Character& c = text.characters[i];
      if (!c.is(trait::bracket)) continue;
      const BracketRole role = role_of(c.value);
      Open& kind = kinds[static_cast<std::size_t>(role.kind)];
      if (role.opens) {
        kind.begins.push_back(i);
      } else {
        close(kind, i + 1);
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
