#include "files/encoding.h"

#include <algorithm>
#include <optional>

#include "files/rules.h"
#include "text/utf8.h"

namespace gazette::files {

namespace {

using diagnostics::Diagnostics;
using diagnostics::locate;
using diagnostics::SourceFile;
using diagnostics::words;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

bool looks_like_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  // Latin text in UTF-16 has a NUL at every other byte.
  return text.size() >= 4 && ((text[0] == '\0' && text[2] == '\0') || (text[1] == '\0' && text[3] == '\0'));
}

// What Word writes: .docx is a ZIP archive, .doc a compound file ([MS-CFB], 2.2).
bool looks_like_word(std::string_view text) {
  return text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

// GB18030's two- and four-byte forms (GB 18030-2022, 5.2).
bool looks_like_gb18030(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  for (std::size_t i = 0; i < text.size();) {
    if (byte(i) < 0x80) {
      ++i;
      continue;
    }
    if (byte(i) == 0x80 || byte(i) == 0xFF) return false;
    const unsigned second = byte(i + 1);
    if (second >= 0x40 && second != 0x7F && second != 0xFF) {
      i += 2;
    } else if (second >= 0x30 && second <= 0x39 && byte(i + 2) >= 0x81 && byte(i + 3) >= 0x30 &&
               byte(i + 3) <= 0x39) {
      i += 4;
    } else {
      return false;
    }
  }
  return true;
}

void tell_not_utf8(const SourceFile& file, std::size_t at, Diagnostics& diagnostics) {
  const auto begin = static_cast<std::uint32_t>(at);
  const diagnostics::Place place = locate(file, {begin, begin + 1});
  if (looks_like_utf16(file.text)) {
    diagnostics.error(rules::not_utf8, place, {"文件是 UTF-16 编码", "the file is UTF-16"})
        .suggest({"另存为 UTF-8", "save it as UTF-8"});
  } else if (looks_like_gb18030(file.text)) {
    diagnostics.error(rules::not_utf8, place, {"文件是 GB18030（GBK）编码", "the file is GB18030 (GBK)"})
        .suggest({"另存为 UTF-8", "save it as UTF-8"});
  } else {
    diagnostics.error(rules::not_utf8, place, {"这里的字节不是 UTF-8", "these bytes are no UTF-8"})
        .suggest({"另存为 UTF-8", "save it as UTF-8"});
  }
}

// In bit operations, so that the compiler makes vector instructions of a loop over it.
constexpr unsigned char is_forbidden_control(char c) {
  const auto value = static_cast<unsigned char>(c);
  const auto low = static_cast<unsigned char>(value < 0x20);
  const auto allowed = static_cast<unsigned char>((value == '\t') | (value == '\n') | (value == '\r'));
  return static_cast<unsigned char>((low & (allowed ^ 1U)) | static_cast<unsigned char>(value == 0x7F));
}

std::optional<std::size_t> first_control(std::string_view text) {
  unsigned char any = 0;
  for (const char c : text) any = static_cast<unsigned char>(any | is_forbidden_control(c));
  if (any == 0) return std::nullopt;
  const auto* const first = std::ranges::find_if(text, [](char c) { return is_forbidden_control(c) != 0; });
  return static_cast<std::size_t>(first - text.begin());
}

}  // namespace

std::uint32_t byte_order_mark_size(std::string_view text) {
  return text.starts_with(utf8_mark) ? 3 : 0;
}

bool check_encoding(const SourceFile& file, Diagnostics& diagnostics) {
  if (looks_like_word(file.text)) {
    diagnostics
        .error(rules::not_utf8, diagnostics::whole_file(std::string(file.path)),
               {"这是 Word 文档，不是文本", "this is a Word document, not a text"})
        .suggest({"在 Word 里全选复制，粘贴到纯文本文件里，存为 UTF-8 的 .md",
                  "copy its text into a plain text file and save that as .md in UTF-8"});
    return false;
  }
  if (looks_like_utf16(file.text)) {
    tell_not_utf8(file, 0, diagnostics);
    return false;
  }
  if (const auto at = text::first_invalid_utf8(file.text)) {
    tell_not_utf8(file, *at, diagnostics);
    return false;
  }
  if (const auto at = first_control(file.text)) {
    const auto begin = static_cast<std::uint32_t>(*at);
    const unsigned code = static_cast<unsigned char>(file.text[*at]);
    diagnostics
        .error(rules::control_character, locate(file, {begin, begin + 1}),
               words("控制字符 U+{:04X}", "a control character, U+{:04X}", code))
        .suggest({"删去它", "delete it"});
    return false;
  }
  if (byte_order_mark_size(file.text) > 0) {
    diagnostics
        .warning(rules::byte_order_mark, locate(file, {0, 3}),
                 {"文件开头有字节顺序标记（BOM）", "the file begins with a byte-order mark"})
        .suggest({"另存为“UTF-8 无 BOM”；现在也能读", "save it without one; it is read all the same"});
  }
  return true;
}

}  // namespace gazette::files
