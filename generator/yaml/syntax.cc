#include "yaml/syntax.h"

#include <algorithm>
#include <array>
#include <optional>

#include "yaml/rules.h"

namespace gazette::yaml {

namespace {

using diagnostics::Diagnostics;
using diagnostics::locate;
using diagnostics::SourceFile;
using diagnostics::Span;
using diagnostics::words;

constexpr std::string_view full_width_colon = "：";
constexpr std::array<std::string_view, 4> full_width_quotes{"“", "”", "‘", "’"};

struct Line {
  std::uint32_t begin;
  std::string_view text;
};

// Calls visit(Line) for each line of a part, until it returns true.
template <typename Visit>
bool any_line(std::string_view text, Span part, Visit visit) {
  for (std::uint32_t begin = part.begin; begin < part.end;) {
    const std::size_t newline = std::min<std::size_t>(text.find('\n', begin), part.end);
    if (visit(Line{begin, text.substr(begin, newline - begin)})) return true;
    begin = static_cast<std::uint32_t>(newline) + 1;
  }
  return false;
}

bool is_key_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// What stands behind a key in the place of its ': '.
struct WrongColon {
  diagnostics::Rule rule;
  Span span;  // in the line
  diagnostics::Wording message;
  diagnostics::Wording fix;
};

// "unit：市社科联", "unit:市社科联", "unit = 市社科联"
std::optional<WrongColon> wrong_colon(std::string_view line) {
  std::size_t i = line.find_first_not_of(" -\t");
  if (i == std::string_view::npos) return std::nullopt;
  const std::size_t key = i;
  while (i < line.size() && is_key_letter(line[i])) ++i;
  if (i == key) return std::nullopt;
  const std::size_t key_end = i;
  while (i < line.size() && line[i] == ' ') ++i;
  const std::string_view rest = line.substr(i);
  const auto at = [&](std::size_t size) {
    return Span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + size)};
  };
  const diagnostics::Wording fix{"改为半角冒号加空格“: ”", "write a half-width colon and a blank ': '"};
  if (rest.starts_with(full_width_colon)) {
    return WrongColon{rules::full_width_colon,
                      at(full_width_colon.size()),
                      {"键后面是全角冒号“：”", "a full-width colon '：' after a key"},
                      fix};
  }
  if (rest.starts_with('='))
    return WrongColon{rules::syntax, at(1), {"键后面是等号", "an equals sign after a key"}, fix};
  const bool address = rest.starts_with("://");
  if (i == key_end && rest.size() > 1 && rest[0] == ':' && rest[1] != ' ' && rest[1] != '\r' && !address) {
    return WrongColon{rules::syntax,
                      at(1),
                      {"冒号后面缺少空格", "a colon without a blank after it"},
                      {"在冒号后面加一个空格", "put a blank after the colon"}};
  }
  return std::nullopt;
}

// A value that begins with a full-width quotation mark: "title: “甲: 乙”".
std::optional<Span> quoted_in_full_width(const Line& line) {
  const std::size_t colon = line.text.find(": ");
  const std::size_t value =
      colon == std::string_view::npos ? 0 : line.text.find_first_not_of(" [", colon + 1);
  if (value == std::string_view::npos) return std::nullopt;
  for (const std::string_view quote : full_width_quotes) {
    if (!line.text.substr(value).starts_with(quote)) continue;
    const auto begin = line.begin + static_cast<std::uint32_t>(value);
    return Span{begin, begin + static_cast<std::uint32_t>(quote.size())};
  }
  return std::nullopt;
}

struct Translation {
  std::string_view parser;  // how yaml-cpp 0.7 begins its message (its exceptions.h)
  std::string_view zh;
  std::string_view en;
};

constexpr std::array<Translation, 12> translations{{
    {"end of map not found", "这一行的缩进或写法与上面的键不一致",
     "this line does not fit the keys above it"},
    {"end of map flow not found", "花括号没有配对", "the braces '{' '}' do not pair"},
    {"end of sequence not found", "列表的缩进不一致", "the list's indentation is not even"},
    {"end of sequence flow not found", "方括号没有配对", "the brackets '[' ']' do not pair"},
    {"illegal map value", "这里多了一个冒号；值里有“: ”时请用英文引号括起来",
     "a colon too many; put a value that holds ': ' in quotes"},
    {"illegal map key", "这里不能写键", "a key cannot stand here"},
    {"illegal block entry", "这里不能写“- ”列表项", "a '- ' entry cannot stand here"},
    {"illegal flow end", "方括号或花括号没有配对", "brackets or braces do not pair"},
    {"illegal EOF in scalar", "引号没有配对", "a quotation mark is not closed"},
    {"illegal document indicator in scalar", "引号没有配对", "a quotation mark is not closed"},
    {"unknown token", "这个字符不能出现在这里；以它开头的值请用英文引号括起来",
     "this character cannot stand here; put a value that begins with it in quotes"},
    {"unknown escape character", "双引号里的反斜杠后面不能跟这个字符",
     "no such escape after '\\' in double quotes"},
}};

diagnostics::Wording translated(const std::string& message) {
  for (const Translation& t : translations) {
    if (message.starts_with(t.parser)) return {std::string(t.zh), std::string(t.en)};
  }
  return words("这里不是合法的 YAML（{}）", "this is no valid YAML ({})", message);
}

Span one_character(std::string_view text, Span part, std::uint32_t at) {
  std::uint32_t end = at;
  if (end < part.end && text[end] != '\n') ++end;
  while (end < part.end && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return {at, end};
}

std::optional<Span> tab_indentation(std::string_view text, Span part, std::uint32_t at) {
  std::optional<Span> tab;
  any_line(text, part, [&](const Line& line) {
    const std::size_t first = line.text.find_first_not_of(' ');
    if (first == std::string_view::npos || line.text[first] != '\t') return false;
    const auto begin = line.begin + static_cast<std::uint32_t>(first);
    tab = Span{begin, begin + 1};
    return line.begin + line.text.size() >= at;
  });
  return tab;
}

}  // namespace

Span scalar_span(std::string_view text, Span within, std::string_view value) {
  const std::string_view rest = text.substr(within.begin, within.size());
  const auto ending = [&](std::size_t length) {
    return Span{within.begin, within.begin + static_cast<std::uint32_t>(std::min(length, rest.size()))};
  };
  if (rest.starts_with(value) && !value.empty()) return ending(value.size());
  if (rest.starts_with('\'')) {
    std::size_t i = 1;
    while (i < rest.size() && (rest[i] != '\'' || (i + 1 < rest.size() && rest[i + 1] == '\'')))
      i += rest[i] == '\'' ? 2U : 1U;
    return ending(i + 1);
  }
  if (rest.starts_with('"')) {
    std::size_t i = 1;
    while (i < rest.size() && rest[i] != '"') i += rest[i] == '\\' ? 2U : 1U;
    return ending(i + 1);
  }
  return ending(std::min(rest.find('\n'), rest.size()));  // folded or block: its first line
}

bool explain_colons(const SourceFile& file, Span part, Diagnostics& diagnostics) {
  bool any = false;
  any_line(file.text, part, [&](const Line& line) {
    if (auto wrong = wrong_colon(line.text)) {
      const Span span{line.begin + wrong->span.begin, line.begin + wrong->span.end};
      diagnostics.error(wrong->rule, locate(file, span), std::move(wrong->message))
          .suggest(std::move(wrong->fix));
      any = true;
    }
    return false;
  });
  return any;
}

void explain_syntax_error(const SourceFile& file, Span part, std::uint32_t at,
                          const std::string& parser_message, Diagnostics& diagnostics) {
  if (explain_colons(file, part, diagnostics)) return;
  if (const auto tab = tab_indentation(file.text, part, at)) {
    diagnostics.error(rules::tab, locate(file, *tab), {"缩进里有制表符（Tab）", "a tab in the indentation"})
        .suggest({"改用空格", "use blanks"});
    return;
  }
  std::optional<Span> quote;
  any_line(file.text, part, [&](const Line& line) {
    if (at < line.begin || at > line.begin + line.text.size()) return false;
    quote = quoted_in_full_width(line);
    return true;
  });
  if (quote) {
    diagnostics
        .error(rules::full_width_quotes, locate(file, *quote),
               {"全角引号不能把值括起来", "full-width quotation marks do not quote a value"})
        .suggest({"在外面再加一对英文单引号 ' '", "put half-width quotes ' ' around it"});
    return;
  }
  diagnostics.error(rules::syntax, locate(file, one_character(file.text, part, at)),
                    translated(parser_message));
}

}  // namespace gazette::yaml
