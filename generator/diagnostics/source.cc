#include "diagnostics/source.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "text/utf8.h"

namespace gazette::diagnostics {

namespace {

constexpr std::uint32_t stride = 4096;
// Bytes on either side of a place that an excerpt has at most; more than a message shows.
constexpr std::size_t longest_margin = 1000;

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

// What stands about a byte in its line, and where that begins; all are offsets of the text.
std::pair<std::size_t, std::string_view> excerpt_about(std::string_view text, std::size_t line_begin,
                                                       std::size_t at) {
  std::size_t first = at - line_begin > longest_margin ? at - longest_margin : line_begin;
  while (first < at && continues(text[first])) ++first;
  std::string_view line = text.substr(first, at - first + longest_margin);
  line = line.substr(0, line.find('\n'));
  while (first + line.size() < text.size() && continues(text[first + line.size()])) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {first, line};
}

}  // namespace

Locator::Locator(const SourceFile& file)
    : file_(file), first_(file.text.starts_with("\xEF\xBB\xBF") ? 3 : 0), counts_(1) {}

void Locator::count_on(Counts& counts, std::uint32_t from, std::uint32_t to) const {
  const std::string_view text = file_.text.substr(from, to - from);
  if (const std::size_t newline = text.rfind('\n'); newline != std::string_view::npos) {
    const std::string_view before = text.substr(0, newline + 1);
    counts.newlines += static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
    counts.line_begin = from + static_cast<std::uint32_t>(before.size());
    counts.line_begin_code_points =
        counts.code_points + static_cast<std::uint32_t>(text::count_code_points(before));
  }
  counts.code_points += static_cast<std::uint32_t>(text::count_code_points(text));
}

Locator::Counts Locator::counts_at(std::uint32_t offset) {
  while (counts_.size() <= offset / stride) {
    const auto from = static_cast<std::uint32_t>(counts_.size() - 1) * stride;
    Counts counts = counts_.back();
    count_on(counts, from, from + stride);
    counts_.push_back(counts);
  }
  Counts counts = counts_[offset / stride];
  count_on(counts, offset / stride * stride, offset);
  return counts;
}

std::uint32_t Locator::code_points_before(std::uint32_t offset) {
  return counts_at(offset).code_points;
}

Place Locator::locate(Span span) {
  assert(span.begin <= span.end && span.end <= file_.text.size() && "a span lies within its file");
  const Counts begin = counts_at(span.begin);
  const Counts end = counts_at(span.end);
  const auto column_of = [&](const Counts& counts) {
    const bool after_mark = counts.line_begin == 0 && counts.code_points > 0 && first_ > 0;
    return counts.code_points - counts.line_begin_code_points + 1 - (after_mark ? 1 : 0);
  };
  const std::uint32_t line_begin = begin.line_begin == 0 ? std::min(first_, span.begin) : begin.line_begin;
  const auto [first, excerpt] = excerpt_about(file_.text, line_begin, span.begin);
  const std::uint32_t before = begin.code_points - code_points_before(static_cast<std::uint32_t>(first));
  return {std::string(file_.path), begin.newlines + 1,   column_of(begin),         end.newlines + 1,
          column_of(end),          std::string(excerpt), column_of(begin) - before};
}

Place locate(const SourceFile& file, Span span) {
  return Locator(file).locate(span);
}

Place whole_file(std::string path) {
  Place place;
  place.path = std::move(path);
  return place;
}

std::uint32_t offset_of_line(std::string_view text, std::uint32_t line) {
  std::size_t offset = 0;
  for (std::uint32_t l = 1; l < line; ++l) {
    const std::size_t newline = text.find('\n', offset);
    if (newline == std::string_view::npos) return static_cast<std::uint32_t>(text.size());
    offset = newline + 1;
  }
  return static_cast<std::uint32_t>(offset);
}

}  // namespace gazette::diagnostics
