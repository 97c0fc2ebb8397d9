// What an author wrote that Markdown takes for something else. All are warnings: the text may be meant so.
#include <algorithm>

#include "markdown/numbering.h"
#include "markdown/renderer.h"
#include "markdown/rules.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

// A stretch of a text, from its beginning.
struct Slip {
  std::size_t begin;
  std::size_t end;
};

char32_t first_of(std::string_view text) {
  return text.empty() ? 0 : text::code_point_at(text, 0).value;
}

// "#一、…", "＃ 一、…"; not "#话题#".
std::optional<Slip> unmade_heading(std::string_view line) {
  constexpr std::string_view full_width = "＃";
  constexpr std::size_t deepest = 6;
  std::size_t end = 0;
  std::size_t marks = 0;
  bool wide = false;
  for (; marks <= deepest; ++marks) {
    if (line.substr(end).starts_with('#')) {
      ++end;
    } else if (line.substr(end).starts_with(full_width)) {
      end += full_width.size();
      wide = true;
    } else {
      break;
    }
  }
  const std::string_view rest = line.substr(end);
  if (marks == 0 || marks > deepest || rest.contains('#') || rest.contains(full_width)) return std::nullopt;
  const char32_t next = first_of(wide ? text::trim(rest) : rest);
  const bool words = text::is_cjk_letter(next) || next == U'（' || next == U'“' || next == U'《';
  return words ? std::optional(Slip{0, end}) : std::nullopt;
}

bool looks_like_address(std::string_view text) {
  return !text.empty() && text.find_first_of("./") != std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return c > ' '; });  // ASCII without blanks
}

// "[甲]（a.md）", "［甲］(a.md)": brackets of the wrong width about an address.
std::optional<Slip> unmade_link(std::string_view line) {
  struct Form {
    std::string_view before_text, middle, after;
  };
  constexpr Form forms[] = {{"[", "]（", "）"}, {"［", "］（", "）"}, {"［", "］(", ")"}};
  for (const Form& form : forms) {
    const std::size_t middle = line.find(form.middle);
    if (middle == std::string_view::npos) continue;
    const std::size_t address = middle + form.middle.size();
    const std::size_t end = line.find(form.after, address);
    const std::size_t begin = line.rfind(form.before_text, middle);
    if (end == std::string_view::npos || begin == std::string_view::npos) continue;
    if (looks_like_address(line.substr(address, end - address))) return Slip{begin, end + form.after.size()};
  }
  return std::nullopt;
}

bool is_row(std::string_view line) {
  line = text::trim(line);
  return line.size() > 2 && line.front() == '|' && line.back() == '|';
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

// A number as headings and lists have it; not the end of 2020、2021年, not 3.5万元.
bool is_numbered(std::string_view line) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::size_t longest_number = 2;
  const int rank = rank_of_numbering(line);
  if (rank != 3) return rank > 0;
  const std::size_t mark = line.find_first_not_of(digits);
  const bool decimal = line[mark] == '.' && mark + 1 < line.size() && digits.contains(line[mark + 1]);
  return mark <= longest_number && !decimal;
}

// "一、工作情况" on a line of its own.
bool is_numbered_heading(std::string_view line) {
  constexpr std::size_t longest = 30;
  return is_numbered(line) && !line.contains("。") && text::count_code_points(line) <= longest;
}

bool is_broken_off(std::string_view line) {  // by the author: two blanks or a backslash make a line break
  return line.ends_with("  ") || line.ends_with('\\');
}

}  // namespace

// REQUIRES: the source has been entered at the paragraph, and nothing of it been passed.
void Renderer::remark_paragraph() {
  const std::string_view content = revealed(source_.rest());
  const auto span = [&](std::size_t line, Slip slip) {
    return source_.span_of_rest(line + slip.begin, line + slip.end);
  };
  for (std::size_t begin = 0; begin < content.size();) {
    const std::string_view line = line_at(content, begin);
    if (const auto heading = unmade_heading(line)) {
      remarks_->warning(rules::unmade_heading, span(begin, *heading),
                        {"这一行不会成为标题", "this line will be no heading"},
                        {"写半角 #，后面加一个空格", "write '#' and a blank after it"});
    }
    if (const auto link = unmade_link(line)) {
      remarks_->warning(
          rules::unmade_link, span(begin, *link), {"这里不会成为链接", "this will be no link"},
          {"方括号、圆括号都用半角：[文字](地址)", "write half-width brackets: [text](address)"});
    }
    const std::size_t next = begin + line.size() + 1;
    if (begin == 0 && is_row(line) && next < content.size() && is_row(line_at(content, next))) {
      remarks_->warning(
          rules::unmade_table, span(begin, {0, line.size()}), {"这里不会成为表格", "this will be no table"},
          {"第二行写 |---|---|，竖线与表头一样多", "write a second line |---|---| as wide as the first"});
    }
    if (next < content.size() && !is_broken_off(line)) remark_joined_lines(content, begin, next);
    begin = next;
  }
}

// A line that is a heading, or an entry of a list, and not set apart. `next` is where the line after begins.
void Renderer::remark_joined_lines(std::string_view content, std::size_t begin, std::size_t next) {
  const std::string_view line = line_at(content, begin);
  const std::string_view after = line_at(content, next);
  if (text::is_space(first_of(after))) return;  // a paragraph of its own
  if (is_numbered(after)) {
    remarks_->warning(
        rules::joined_lines, source_.span_of_rest(next, next + after.size()),
        {"这一行会与上一行连成一段", "this line is joined to the one above"},
        {"中间空一行；标题前写“## ”", "leave a line blank between them; begin a heading with '## '"});
  } else if (begin == 0 && is_numbered_heading(line)) {
    remarks_->warning(
        rules::joined_lines, source_.span_of_rest(begin, begin + line.size()),
        {"这一行会与下一行连成一段", "this line is joined to the one below"},
        {"中间空一行；标题前写“## ”", "leave a line blank between them; begin a heading with '## '"});
  }
}

void Renderer::remark_indented_code(std::string_view literal, Span first_line) {
  const std::string_view first = text::trim(line_at(revealed(literal), 0));
  if (!text::is_cjk(first_of(first))) return;
  remarks_->warning(rules::indented_code, first_line,
                    {"行首有四个以上空格或制表符，按代码显示",
                     "four blanks or a tab begin this line, so it is shown as code"},
                    {"删去行首空格，首行缩进由版式完成", "delete them; layouts indent paragraphs"});
}

}  // namespace gazette::markdown
