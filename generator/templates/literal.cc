#include "templates/literal.h"

#include <charconv>
#include <cstdint>

#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

bool is_digit(char c, int base) {
  const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const int value = lower >= '0' && lower <= '9'   ? lower - '0'
                    : lower >= 'a' && lower <= 'z' ? lower - 'a' + 10
                                                   : 99;
  return value < base;
}

// Digits of the base with single underscores between them; `leading_underscore` as in 0x_ff.
std::size_t digits_at(std::string_view text, std::size_t at, int base, bool leading_underscore = false) {
  std::size_t end = at;
  while (end < text.size()) {
    if (is_digit(text[end], base)) {
      ++end;
    } else if (text[end] == '_' && end + 1 < text.size() && is_digit(text[end + 1], base) &&
               (end > at || leading_underscore)) {
      end += 2;
    } else {
      break;
    }
  }
  return end - at;
}

std::size_t length_of_float(std::string_view text) {
  std::size_t end = digits_at(text, 0, 10);
  if (end == 0) return 0;
  bool is_float = false;
  if (end < text.size() && text[end] == '.') {
    const std::size_t fraction = digits_at(text, end + 1, 10);
    if (fraction > 0) {
      end += 1 + fraction;
      is_float = true;
    }
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t exponent = end + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    const std::size_t digits = digits_at(text, exponent, 10);
    if (digits > 0) {
      end = exponent + digits;
      is_float = true;
    }
  }
  return is_float ? end : 0;
}

int base_of(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return 10;
  switch (text[1]) {
    case 'b':
    case 'B':
      return 2;
    case 'o':
    case 'O':
      return 8;
    case 'x':
    case 'X':
      return 16;
    default:
      return 10;
  }
}

std::size_t length_of_integer(std::string_view text) {
  if (text.empty() || !is_digit(text[0], 10)) return 0;
  const int base = base_of(text);
  if (base != 10) {
    const std::size_t digits = digits_at(text, 2, base, true);
    if (digits > 0) return 2 + digits;
  }
  if (text[0] != '0') return digits_at(text, 0, 10);
  std::size_t end = 1;  // 0, 00, 0_0; 012 is 0 and 12, as in Jinja2
  while (end < text.size() &&
         (text[end] == '0' || (text[end] == '_' && text.substr(end + 1).starts_with('0'))))
    ++end;
  return end;
}

// One escape after its backslash: what it means, and how many bytes of it there are.
struct Escape {
  std::string text;
  std::size_t length;
};

std::expected<Escape, diagnostics::Wording> code_point_escape(std::string_view digits, std::size_t wanted,
                                                              char sign) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < wanted; ++i) {
    if (i >= digits.size() || !is_digit(digits[i], 16)) {
      return std::unexpected(
          words("\\{} 后面要有 {} 位十六进制数字", "\\{} takes {} hexadecimal digits", sign, wanted));
    }
    std::uint32_t digit = 0;
    std::from_chars(digits.data() + i, digits.data() + i + 1, digit, 16);
    value = value * 16 + digit;
  }
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    return std::unexpected(
        words("\\{} 后面不是一个字符的编码", "\\{} is followed by the code of no character", sign));
  }
  Escape escape{{}, 1 + wanted};
  text::append_code_point(escape.text, static_cast<char32_t>(value));
  return escape;
}

Escape octal_escape(std::string_view digits) {
  std::uint32_t value = 0;
  std::size_t length = 0;
  while (length < 3 && length < digits.size() && is_digit(digits[length], 8)) {
    value = value * 8 + static_cast<std::uint32_t>(digits[length] - '0');
    ++length;
  }
  Escape escape{{}, length};
  text::append_code_point(escape.text, static_cast<char32_t>(value));
  return escape;
}

// REQUIRES: !after.empty().
std::expected<Escape, diagnostics::Wording> escape_at(std::string_view after) {
  switch (after[0]) {
    case '\n':
      return Escape{"", 1};
    case '\\':
    case '\'':
    case '"':
      return Escape{std::string(1, after[0]), 1};
    case 'a':
      return Escape{"\a", 1};
    case 'b':
      return Escape{"\b", 1};
    case 'f':
      return Escape{"\f", 1};
    case 'n':
      return Escape{"\n", 1};
    case 'r':
      return Escape{"\r", 1};
    case 't':
      return Escape{"\t", 1};
    case 'v':
      return Escape{"\v", 1};
    case 'x':
      return code_point_escape(after.substr(1), 2, 'x');
    case 'u':
      return code_point_escape(after.substr(1), 4, 'u');
    case 'U':
      return code_point_escape(after.substr(1), 8, 'U');
    case 'N':
      return std::unexpected(words("字符名 \\N{{…}} 不受支持，请写 \\uXXXX",
                                   "names of characters, \\N{{…}}, are not supported: write \\uXXXX"));
    default:
      if (is_digit(after[0], 8)) return octal_escape(after);
      return Escape{std::string("\\") + after[0], 1};
  }
}

}  // namespace

std::expected<std::string, LiteralMistake> unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i++];
      continue;
    }
    const std::expected<Escape, diagnostics::Wording> escape = escape_at(text.substr(i + 1));
    if (!escape) {
      const auto begin = static_cast<std::uint32_t>(i);
      return std::unexpected(LiteralMistake{{begin, begin + 2}, escape.error()});
    }
    out += escape->text;
    i += 1 + escape->length;
  }
  return out;
}

std::size_t length_of_number(std::string_view text, bool after_dot) {
  const std::size_t length = after_dot ? 0 : length_of_float(text);
  return length > 0 ? length : length_of_integer(text);
}

std::expected<Value, LiteralMistake> number_of(std::string_view word) {
  std::string digits;
  for (const char c : word) {
    if (c != '_') digits += c;
  }
  const int base = base_of(digits);
  const char* const end = digits.data() + digits.size();
  const diagnostics::Span all{0, static_cast<std::uint32_t>(word.size())};
  if (base == 10 && digits.find_first_of(".eE") != std::string::npos) {
    double number = 0;
    if (std::from_chars(digits.data(), end, number).ec == std::errc::result_out_of_range) {
      // Too small to be told from nothing is 0, as in Python; too large is a mistake.
      if (digits.find("e-") != std::string::npos || digits.find("E-") != std::string::npos)
        return Value::number(0.0);
      return std::unexpected(LiteralMistake{all, words("数 {} 太大", "the number {} is too large", word)});
    }
    return Value::number(number);
  }
  std::int64_t integer = 0;
  if (std::from_chars(digits.data() + (base == 10 ? 0 : 2), end, integer, base).ec != std::errc{}) {
    return std::unexpected(
        LiteralMistake{all, words("整数 {} 超出 64 位", "the integer {} does not fit 64 bits", word)});
  }
  return Value::integer(integer);
}

}  // namespace gazette::templates
