#include "content/front_matter.h"

#include "content/rules.h"
#include "files/encoding.h"
#include "text/utf8.h"
#include "yaml/syntax.h"

namespace gazette::content {

namespace {

using diagnostics::Diagnostics;
using diagnostics::locate;
using diagnostics::SourceFile;
using diagnostics::Span;

struct Fences {
  Span yaml;
  std::uint32_t body;
};

// The end of the line that begins at `begin`, its newline included.
std::uint32_t next_line(std::string_view text, std::uint32_t begin) {
  const std::size_t newline = text.find('\n', begin);
  return newline == std::string_view::npos ? static_cast<std::uint32_t>(text.size())
                                           : static_cast<std::uint32_t>(newline) + 1;
}

bool is_fence(std::string_view line) {
  while (!line.empty() &&
         (line.back() == '\n' || line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
    line.remove_suffix(1);
  return line == "---";
}

// Where a part of a text stands in it.
Span span_of(std::string_view part, std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

// A line that is drawn where '---' was meant: ----, ———, －－－, ***. REQUIRES: trimmed.
bool is_drawn_line(std::string_view line) {
  bool drawn = !line.empty();
  for (std::size_t i = 0; drawn && i < line.size();) {
    const text::CodePoint c = text::code_point_at(line, i);
    drawn = std::u32string_view(U"-—–―－─━=*_~").contains(c.value);
    i += c.length;
  }
  return drawn;
}

// Why a file has no front matter, at its first line that is not blank.
void tell_no_fence(const SourceFile& file, std::uint32_t begin, Diagnostics& diagnostics) {
  const std::string_view text = file.text;
  std::uint32_t at = begin;
  while (at < text.size() && text::trim(text.substr(at, next_line(text, at) - at)).empty())
    at = next_line(text, at);
  std::string_view line = text.substr(at, next_line(text, at) - at);
  if (at > begin && is_fence(line)) {
    diagnostics
        .error(rules::front_matter, locate(file, {at, at + 3}),
               {"“---”不在第一行", "'---' is not the first line"})
        .suggest({"删去上面的空行", "delete the blank lines above it"});
    return;
  }
  line = text::trim(line);
  if (is_drawn_line(line)) {
    diagnostics
        .error(rules::front_matter, locate(file, span_of(line, text)),
               {"元数据开头的横线不对", "this is not the line that begins front matter"})
        .suggest({"改为三个英文减号 ---", "write three hyphens, ---"});
    return;
  }
  diagnostics
      .error(rules::front_matter, locate(file, {begin, begin}),
             {"文件开头没有“---”，缺少报告的元数据",
              "the file does not begin with '---': it has no front matter"})
      .suggest({"第一行写 ---，接着写 title、unit、year，再写一行 ---",
                "begin with a line ---, then title, unit and year, then another ---"});
}

std::optional<Fences> find_fences(const SourceFile& file, Diagnostics& diagnostics) {
  const std::string_view text = file.text;
  const std::uint32_t begin = files::byte_order_mark_size(text);
  const std::uint32_t first = next_line(text, begin);
  if (!is_fence(text.substr(begin, first - begin))) {
    tell_no_fence(file, begin, diagnostics);
    return std::nullopt;
  }
  std::optional<Span> drawn;
  bool blank_met = false;  // what stands behind a blank line is text, where a drawn line is one
  for (std::uint32_t line = first; line < text.size();) {
    const std::uint32_t after = next_line(text, line);
    if (is_fence(text.substr(line, after - line))) return Fences{{first, line}, after};
    const std::string_view words = text::trim(text.substr(line, after - line));
    blank_met = blank_met || words.empty();
    if (!drawn && !blank_met && is_drawn_line(words)) drawn = span_of(words, text);
    line = after;
  }
  if (drawn) {
    diagnostics
        .error(rules::front_matter, locate(file, *drawn),
               {"元数据末尾的横线不对", "this is not the line that ends front matter"})
        .suggest({"改为三个英文减号 ---", "write three hyphens, ---"});
    return std::nullopt;
  }
  diagnostics.error(
      rules::front_matter, locate(file, {begin, begin + 3}),
      {"元数据没有结束：缺少第二行“---”", "the front matter is not closed: a second line '---' is missing"});
  return std::nullopt;
}

}  // namespace

SplitFile split_front_matter(const SourceFile& file, Diagnostics& diagnostics) {
  const auto end = static_cast<std::uint32_t>(file.text.size());
  const std::optional<Fences> fences = find_fences(file, diagnostics);
  if (!fences) return {std::nullopt, {files::byte_order_mark_size(file.text), end}};
  SplitFile split{yaml::parse_yaml(file, fences->yaml, diagnostics), {fences->body, end}};
  if (!split.front_matter || split.front_matter->kind == yaml::Kind::Map) return split;
  if (split.front_matter->kind == yaml::Kind::Null) {  // nothing between the lines: each missing key is told
    split.front_matter->kind = yaml::Kind::Map;
    return split;
  }
  if (!yaml::explain_colons(file, fences->yaml, diagnostics)) {
    diagnostics
        .error(rules::front_matter, locate(file, split.front_matter->span),
               {"元数据应是“键: 值”的列表", "front matter must be a map of keys to values"})
        .suggest({"每行写一个，例如 title: 年度总结", "one on a line, such as title: The year 2021"});
  }
  split.front_matter.reset();
  return split;
}

}  // namespace gazette::content
