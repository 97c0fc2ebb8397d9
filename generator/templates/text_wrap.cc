#include "templates/text_wrap.h"

#include <algorithm>
#include <span>
#include <utility>

#include "templates/code_points.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace gazette::templates {

namespace {

using Characters = std::vector<std::string_view>;
using Chunk = std::span<const std::string_view>;

char32_t value_of(std::string_view character) {
  return text::code_point_at(character, 0).value;
}
bool is_blank(std::string_view c) {
  return c.size() == 1 && std::string_view("\t\n\v\f\r ").find(c[0]) != std::string_view::npos;
}
bool is_letter(std::string_view c) {
  const char32_t value = value_of(c);
  return is_word_character(value) && !text::is_decimal(value);
}
bool is_word(std::string_view c) {
  return is_word_character(value_of(c));
}
bool is_word_or_punctuation(std::string_view c) {
  return is_word(c) || (c.size() == 1 && std::string_view("!\"'&.,?").find(c[0]) != std::string_view::npos);
}

// Finds the pieces between which a line may break: textwrap's wordsep_re, written out.
class Splitter {
 public:
  Splitter(const Characters& text, bool on_hyphens) : text_(text), on_hyphens_(on_hyphens) {}

  std::vector<Chunk> run() const {
    std::vector<Chunk> chunks;
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = end_of_chunk(begin);
      chunks.push_back(Chunk(text_).subspan(begin, end - begin));
      begin = end;
    }
    return chunks;
  }

 private:
  std::size_t end_of_chunk(std::size_t begin) const {
    std::size_t end = begin;
    if (is_blank(text_[begin])) {
      while (end < text_.size() && is_blank(text_[end])) ++end;
      return end;
    }
    if (on_hyphens_ && begin > 0 && is_word_or_punctuation(text_[begin - 1]) && dash_before_word(begin)) {
      while (text_[end] == "-") ++end;
      return end;
    }
    for (end = begin + 1;; ++end) {
      if (end == text_.size() || is_blank(text_[end])) return end;
      if (!on_hyphens_) continue;
      if (text_[end] == "-" && is_hyphen_of_word(end)) return end + 1;
      if (is_word_or_punctuation(text_[end - 1]) && dash_before_word(end)) return end;
    }
  }

  // -- or longer, then a word.
  bool dash_before_word(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && text_[end] == "-") ++end;
    return end >= at + 2 && end < text_.size() && is_word(text_[end]);
  }

  // Between two letters before and two after (one of which may be a hyphen's neighbour).
  bool is_hyphen_of_word(std::size_t at) const {
    const bool two_before = at >= 2 && is_letter(text_[at - 1]) && is_letter(text_[at - 2]);
    const bool hyphen_before =
        at >= 3 && is_word_or_punctuation(text_[at - 1]) && text_[at - 2] == "-" && is_letter(text_[at - 3]);
    if (!two_before && !hyphen_before) return false;
    std::size_t next = at + 1;
    if (next >= text_.size() || !is_letter(text_[next])) return false;
    ++next;
    if (next < text_.size() && text_[next] == "-") ++next;
    return next < text_.size() && is_letter(text_[next]);
  }

  const Characters& text_;
  bool on_hyphens_;
};

bool is_blank_chunk(Chunk chunk) {
  return std::ranges::all_of(chunk, [](std::string_view c) { return text::is_white_space(value_of(c)); });
}

// How much of a word too long for its line goes on it.
std::size_t part_of_long_word(Chunk word, std::size_t room, bool on_hyphens) {
  if (!on_hyphens || word.size() <= room) return std::min(room, word.size());
  for (std::size_t at = room; at-- > 1;) {
    if (word[at] != "-") continue;
    const bool only_hyphens =
        std::ranges::all_of(word.first(at), [](std::string_view c) { return c == "-"; });
    return only_hyphens ? room : at + 1;
  }
  return room;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, const WrapRules& rules) {
  const Characters all = characters(text);
  std::vector<Chunk> chunks = Splitter(all, rules.break_on_hyphens).run();
  std::vector<std::string> lines;
  for (std::size_t next = 0; next < chunks.size();) {
    if (!lines.empty() && is_blank_chunk(chunks[next])) ++next;
    if (next == chunks.size()) break;
    std::vector<Chunk> line;
    std::size_t size = 0;
    while (next < chunks.size() && size + chunks[next].size() <= rules.width) {
      size += chunks[next].size();
      line.push_back(chunks[next++]);
    }
    if (next < chunks.size() && chunks[next].size() > rules.width) {
      if (rules.break_long_words) {
        const std::size_t part = part_of_long_word(chunks[next], rules.width - size, rules.break_on_hyphens);
        line.push_back(chunks[next].first(part));
        chunks[next] = chunks[next].subspan(part);
      } else if (line.empty()) {
        line.push_back(chunks[next++]);
      }
    }
    if (!line.empty() && is_blank_chunk(line.back())) line.pop_back();
    if (line.empty()) continue;
    std::string joined;
    for (const Chunk chunk : line) {
      for (const std::string_view c : chunk) joined += c;
    }
    lines.push_back(std::move(joined));
  }
  return lines;
}

}  // namespace gazette::templates
