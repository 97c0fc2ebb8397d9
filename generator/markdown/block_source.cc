#include "markdown/block_source.h"

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace gazette::markdown {

namespace {

// How far ahead a literal is looked for. Links and references before it are shorter; a bound keeps
// the search linear in the size of the body.
constexpr std::size_t search_window = 2048;

// The end of the line that begins at `begin`, without and with its line end: "\n", "\r\n" or "\r", as
// the parser has it.
struct LineEnd {
  std::size_t text;
  std::size_t next;
};

LineEnd line_end(std::string_view text, std::size_t begin) {
  const char* const first = text.data() + begin;
  const auto* newline = static_cast<const char*>(std::memchr(first, '\n', text.size() - begin));
  const std::size_t end = newline == nullptr ? text.size() : static_cast<std::size_t>(newline - text.data());
  const auto* carriage = static_cast<const char*>(std::memchr(first, '\r', end - begin));
  if (carriage == nullptr) return {end, std::min(end + 1, text.size())};
  const auto at = static_cast<std::size_t>(carriage - text.data());
  return {at, at + 1 == end && newline != nullptr ? end + 1 : at + 1};
}

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// The size of what looks like a character reference at the beginning of the text, or 0.
std::size_t reference_size(std::string_view text) {
  constexpr std::size_t longest = 34;  // &CounterClockwiseContourIntegral;
  for (std::size_t i = 1; i < std::min(text.size(), longest); ++i) {
    const char c = text[i];
    if (c == ';') return i > 1 ? i + 1 : 0;
    const bool name =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c == '#' && i == 1);
    if (!name) return 0;
  }
  return 0;
}

// Where in the row, from `from` on, the cell's content stands with its pipes escaped; the row's size where
// it does not.
std::size_t begin_of_cell(std::string_view row, std::size_t from, std::string_view content) {
  const std::string_view until_pipe = content.substr(0, content.find('|'));
  const auto stands_at = [&](std::size_t at) {
    for (const char c : content) {
      if (c == '|' && row.substr(at).starts_with("\\|")) ++at;
      if (at >= row.size() || row[at] != c) return false;
      ++at;
    }
    return true;
  };
  for (std::size_t at = row.find(until_pipe, from); at < row.size(); at = row.find(until_pipe, at + 1)) {
    if (stands_at(at)) return at;
  }
  return row.size();
}

// How many bytes of the content wrote how many of the literal.
struct Step {
  std::size_t literal;
  std::size_t content;
  std::size_t more;  // further bytes of the literal, from a reference that stands for two characters
};

// A few references stand for two characters: the second is taken too where the content goes on with
// something else.
Step step_of_reference(std::string_view literal, std::size_t size, std::string_view following) {
  const std::size_t first = text::code_point_at(literal, 0).length;
  const bool ends = first >= literal.size() || (!following.empty() && following[0] == literal[first]);
  if (ends || following.starts_with('\\') || following.starts_with('&')) return {first, size, 0};
  return {first, size, text::code_point_at(literal, first).length};
}

// The next character of the literal, as the content writes it; nullopt where it does not.
std::optional<Step> next_step(std::string_view literal, std::string_view content, Escapes escapes) {
  if (content.empty()) return std::nullopt;
  if (escapes == Escapes::Literal) {
    if (content[0] == literal[0]) return Step{1, 1, 0};
    // In a code span the end of a line has become a blank.
    if (literal[0] == ' ' && content.starts_with("\r\n")) return Step{1, 2, 0};
    if (literal[0] == ' ' && (content[0] == '\n' || content[0] == '\r')) return Step{1, 1, 0};
    return std::nullopt;
  }
  if (content[0] == '\\' && content.size() > 1 && is_ascii_punctuation(content[1])) {
    return content[1] == literal[0] ? std::optional(Step{1, 2, 0}) : std::nullopt;
  }
  if (content.starts_with("&amp;")) return literal[0] == '&' ? std::optional(Step{1, 5, 0}) : std::nullopt;
  if (content[0] == '&') {
    const std::size_t size = reference_size(content);
    const bool resolved = size > 0 && literal.substr(0, size) != content.substr(0, size);
    if (resolved) return step_of_reference(literal, size, content.substr(size));
  }
  return content[0] == literal[0] ? std::optional(Step{1, 1, 0}) : std::nullopt;
}

}  // namespace

BlockSource::BlockSource(std::string_view body, std::uint32_t offset)
    : body_(body),
      offset_(offset),
      has_escapes_(body.find('\\') != std::string_view::npos || body.find('&') != std::string_view::npos) {
  for (std::size_t begin = 0; begin < body.size(); begin = line_end(body, begin).next) {
    lines_.push_back(static_cast<std::uint32_t>(begin));
  }
}

void BlockSource::enter_lines(std::string_view content, int first, int last) {
  enter(content, first);
  const auto lines = static_cast<int>(std::ranges::count(content, '\n')) + (content.ends_with('\n') ? 0 : 1);
  // Definitions of links at the beginning of a paragraph are no part of its content.
  int number = std::max(first, last - lines + 1);
  for (std::size_t begin = 0; begin < content.size(); ++number) {
    const LineEnd end = line_end(content, begin);
    const std::string_view part = content.substr(begin, end.text - begin);
    const std::string_view whole = line(number);
    // The marks of a heading stand on both sides, all others before.
    const std::size_t in_line = whole.ends_with(part) ? whole.size() - part.size() : whole.find(part);
    if (in_line == std::string_view::npos) lost_ = true;
    add_segment(begin, whole, in_line == std::string_view::npos ? 0 : in_line);
    if (begin == 0) first_column_ = static_cast<int>(in_line) + 1;
    begin = end.next;
  }
}

void BlockSource::enter_cell(std::string_view content, int number, int column) {
  enter(content, number);
  const std::string_view whole = line(number);
  const auto from = std::min(column > 1 ? static_cast<std::size_t>(column) - 1 : 0, whole.size());
  const std::size_t ahead = begin_of_cell(whole, from, content);
  const std::size_t at = ahead < whole.size() ? ahead : begin_of_cell(whole, 0, content);
  lost_ = at == whole.size();
  first_column_ = static_cast<int>(at) + 1;
  add_segment(0, whole, lost_ ? 0 : at);
  std::size_t pipes = 0;
  for (std::size_t pipe = content.find('|'); pipe != std::string_view::npos;
       pipe = content.find('|', pipe + 1)) {
    add_segment(pipe, whole, std::min(at + pipe + ++pipes, whole.size()));
  }
}

void BlockSource::enter(std::string_view content, int first_line) {
  content_ = content;
  first_line_ = first_line;
  first_column_ = 1;
  segments_.clear();
  cursor_ = 0;
  lost_ = false;
}

void BlockSource::add_segment(std::size_t content, std::string_view line, std::size_t in_line) {
  const auto line_begin = static_cast<std::size_t>(line.data() - body_.data());
  segments_.push_back(
      {static_cast<std::uint32_t>(content), static_cast<std::uint32_t>(line_begin + in_line)});
}

std::span<const Piece> BlockSource::find(std::string_view literal, int at_line, int at_column,
                                         Escapes escapes) {
  pieces_.clear();
  if (literal.empty()) return {};
  if (lost_) {
    add_near(literal);
    return pieces_;
  }
  if (const std::optional<std::size_t> hint = hinted(at_line, at_column)) {
    if (align(literal, *hint, escapes)) return pieces_;
  }
  const std::size_t last = std::min(content_.size(), cursor_ + search_window);
  for (std::size_t at = cursor_; at < last; ++at) {
    const bool may_begin = content_[at] == literal[0] || content_[at] == '\\' || content_[at] == '&';
    if (may_begin && align(literal, at, escapes)) return pieces_;
  }
  lost_ = true;
  add_near(literal);
  return pieces_;
}

Span BlockSource::span_of_rest(std::size_t begin, std::size_t end) const {
  const std::uint32_t first = source_of(cursor_ + begin);
  if (end <= begin) return {first, first};
  return {first, std::max(first, source_of(cursor_ + end - 1) + 1)};
}

Span BlockSource::span_of_line(int number) const {
  const std::string_view whole = line(number);
  const auto begin = static_cast<std::uint32_t>(whole.data() - body_.data());
  const std::size_t indent = std::min(whole.find_first_not_of(" \t>"), whole.size());
  return {offset_ + begin + static_cast<std::uint32_t>(indent),
          offset_ + begin + static_cast<std::uint32_t>(whole.size())};
}

std::string_view BlockSource::line(int number) const {
  if (number < 1 || static_cast<std::size_t>(number) > lines_.size()) return body_.substr(body_.size());
  const std::size_t begin = lines_[static_cast<std::size_t>(number) - 1];
  const bool last = static_cast<std::size_t>(number) == lines_.size();
  std::string_view text =
      body_.substr(begin, (last ? body_.size() : lines_[static_cast<std::size_t>(number)]) - begin);
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::uint32_t BlockSource::source_of(std::size_t content) const {
  if (segments_.empty()) return offset_;
  auto after = std::ranges::upper_bound(segments_, content, {}, &Segment::content);
  if (after != segments_.begin()) --after;
  const std::size_t at = after->source + (content - after->content);
  return offset_ + static_cast<std::uint32_t>(std::min(at, body_.size()));
}

// The library counts a column as if each line began at the column of the first.
std::optional<std::size_t> BlockSource::hinted(int at_line, int at_column) const {
  const int index = at_line - first_line_;
  if (at_line == 0 || index < 0 || static_cast<std::size_t>(index) >= segments_.size()) return std::nullopt;
  if (at_column < first_column_) return std::nullopt;
  const std::size_t at = segments_[static_cast<std::size_t>(index)].content +
                         static_cast<std::size_t>(at_column - first_column_);
  return at < cursor_ || at >= content_.size() ? std::nullopt : std::optional(at);
}

bool BlockSource::align(std::string_view literal, std::size_t at, Escapes escapes) {
  pieces_.clear();
  // A backslash or "&" may be written otherwise in the source, where "&amp;amp;" begins like "&amp;".
  const bool may_differ =
      escapes == Escapes::Resolved && has_escapes_ &&
      (literal.find('\\') != std::string_view::npos || literal.find('&') != std::string_view::npos);
  if (!may_differ && content_.substr(at, literal.size()) == literal) {
    add_piece(0, literal.size(), at, literal.size());
    cursor_ = at + literal.size();
    return true;
  }
  for (std::size_t i = 0; i < literal.size();) {
    const std::optional<Step> step = next_step(literal.substr(i), content_.substr(at), escapes);
    if (!step) return false;
    add_piece(i, step->literal, at, step->content);
    i += step->literal;
    at += step->content;
    if (step->more > 0) add_piece(i, step->more, at, 0);
    i += step->more;
  }
  cursor_ = at;
  return true;
}

// Joins equal bytes to the piece before where the source goes on too.
void BlockSource::add_piece(std::size_t literal, std::size_t literal_size, std::size_t content,
                            std::size_t content_size) {
  const bool equal = literal_size == content_size;
  while (literal_size > 0) {
    const std::uint32_t source = source_of(content);
    std::size_t size = literal_size;
    if (equal) {
      const auto next = std::ranges::upper_bound(segments_, content, {}, &Segment::content);
      if (next != segments_.end()) size = std::min<std::size_t>(size, next->content - content);
    }
    const std::size_t source_size = equal ? size : content_size;
    Piece* const last = pieces_.empty() ? nullptr : &pieces_.back();
    const bool joins = equal && last != nullptr && last->literal_size == last->source_size &&
                       last->source + last->source_size == source;
    if (joins) {
      last->literal_size += static_cast<std::uint32_t>(size);
      last->source_size += static_cast<std::uint32_t>(size);
    } else {
      pieces_.push_back({static_cast<std::uint32_t>(literal), static_cast<std::uint32_t>(size), source,
                         static_cast<std::uint32_t>(source_size)});
    }
    literal += size;
    content += size;
    literal_size -= size;
  }
}

void BlockSource::add_near(std::string_view literal) {
  pieces_.push_back({0, static_cast<std::uint32_t>(literal.size()), source_of(cursor_), 0});
}

}  // namespace gazette::markdown
