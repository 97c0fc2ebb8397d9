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

std::optional<Fences> find_fences(const SourceFile& file, Diagnostics& diagnostics) {
  const std::string_view text = file.text;
  const std::uint32_t begin = files::byte_order_mark_size(text);
  const std::uint32_t first = next_line(text, begin);
  if (!is_fence(text.substr(begin, first - begin))) {
    diagnostics
        .error(rules::front_matter, locate(file, {begin, begin}),
               {"文件开头没有“---”，缺少报告的元数据",
                "the file does not begin with '---': it has no front matter"})
        .suggest({"第一行写 ---，接着写 title、unit、year，再写一行 ---",
                  "begin with a line ---, then title, unit and year, then another ---"});
    return std::nullopt;
  }
  for (std::uint32_t line = first; line < text.size();) {
    const std::uint32_t after = next_line(text, line);
    if (is_fence(text.substr(line, after - line))) return Fences{{first, line}, after};
    line = after;
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
  if (!yaml::explain_full_width_colons(file, fences->yaml, diagnostics)) {
    diagnostics.error(rules::front_matter, locate(file, split.front_matter->span),
                      {"元数据应是“键: 值”的列表", "front matter must be a map of keys to values"});
  }
  split.front_matter.reset();
  return split;
}

}  // namespace gazette::content
