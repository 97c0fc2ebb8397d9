// What an author wrote that Markdown takes for something else. All are warnings: the text may be meant so.
#include <algorithm>

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

}  // namespace

// REQUIRES: the source has been entered at the paragraph, and nothing of it been passed.
void Renderer::remark_paragraph() {
  const std::string_view content = source_.rest();
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
    begin = next;
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
