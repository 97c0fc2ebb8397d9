#include "templates/percent_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "templates/collections.h"
#include "templates/operators.h"
#include "templates/printing.h"
#include "templates/rules.h"
#include "templates/vm.h"
#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

namespace {

struct Specification {
  bool left = false, plus = false, blank = false, zero = false, alternate = false;
  std::size_t width = 0;
  std::optional<std::size_t> precision;
  char type = 's';
};

constexpr std::size_t widest = 1'000'000;
constexpr std::size_t most_precise = 300;

class Formatter {
 public:
  Formatter(const Value& format, const Value& arguments, Vm& vm)
      : format_(format.as_text()),
        is_html_(format.is(Kind::Html)),
        arguments_(arguments),
        vm_(vm),
        out_(vm.arena()) {}

  Value run();

 private:
  bool directive();
  std::optional<Value> named_argument();
  std::optional<Value> next_argument();
  void flags(Specification& s);
  std::optional<std::size_t> number_or_star(std::size_t most);
  bool put(const Specification& s, const Value& value);
  void put_text(const Specification& s, const Value& value);
  bool put_integer(const Specification& s, const Value& value);
  bool put_number(const Specification& s, const Value& value);
  bool put_character(const Specification& s, const Value& value);
  void put_padded(const Specification& s, std::string_view sign, std::string_view digits, bool zeros);
  std::string_view html_or_text(std::string_view text);
  bool fail(Wording wording) {
    vm_.fail(rules::type, std::move(wording));
    return false;
  }

  std::string_view format_;
  bool is_html_;
  const Value& arguments_;
  Vm& vm_;
  TextBuilder out_;
  std::size_t pos_ = 0;
  std::size_t used_ = 0;
  bool used_names_ = false;
};

Value Formatter::run() {
  while (pos_ < format_.size()) {
    const std::size_t percent = std::min(format_.find('%', pos_), format_.size());
    out_.append(format_.substr(pos_, percent - pos_));
    pos_ = percent;
    if (pos_ < format_.size() && !directive()) return {};
    if (!vm_.within_limits()) return {};
  }
  const bool is_tuple = arguments_.is(Kind::Tuple);
  const std::size_t given = is_tuple ? arguments_.as_list().size() : 1;
  const bool may_be_left = !is_tuple && (arguments_.is(Kind::Dict) || arguments_.is(Kind::Object) ||
                                         arguments_.is(Kind::List) || used_names_);
  if (used_ < given && !may_be_left) {
    return vm_.fail(rules::type, words("格式没有用到全部参数", "not all arguments are used by the format"));
  }
  return is_html_ ? Value::trusted_html(out_.view()) : Value::string(out_.view());
}

bool Formatter::directive() {
  ++pos_;  // %
  Specification s;
  std::optional<Value> value;
  if (pos_ < format_.size() && format_[pos_] == '(') {
    value = named_argument();
    if (!value) return false;
  }
  flags(s);
  const std::optional<std::size_t> width = number_or_star(widest);
  if (!width) return false;
  s.width = *width;
  if (pos_ < format_.size() && format_[pos_] == '.') {
    ++pos_;
    s.precision = number_or_star(most_precise);
    if (!s.precision) return false;
  }
  while (pos_ < format_.size() && (format_[pos_] == 'h' || format_[pos_] == 'l' || format_[pos_] == 'L'))
    ++pos_;
  if (pos_ >= format_.size()) return fail(words("格式没有写完", "the format is incomplete"));
  s.type = format_[pos_++];
  if (s.type == '%') {
    out_.append('%');
    return true;
  }
  if (!value) value = next_argument();
  return value && put(s, *value);
}

std::optional<Value> Formatter::named_argument() {
  const std::size_t end = format_.find(')', pos_);
  if (end == std::string_view::npos) {
    fail(words("格式里的括号没有结束", "a bracket in the format is never closed"));
    return std::nullopt;
  }
  const std::string_view name = format_.substr(pos_ + 1, end - pos_ - 1);
  pos_ = end + 1;
  used_names_ = true;
  if (!arguments_.is(Kind::Dict)) {
    fail(words("格式按名称取值，参数却不是字典", "the format takes names, and the argument is no dict"));
    return std::nullopt;
  }
  const Value value = arguments_.as_dict().get(name);
  if (!value.is_missing()) return value;
  fail(words("格式要的“{}”没有给出", "the format takes '{}', which is not given", name));
  return std::nullopt;
}

std::optional<Value> Formatter::next_argument() {
  if (!arguments_.is(Kind::Tuple)) {
    if (used_++ == 0) return arguments_;
  } else if (used_ < arguments_.as_list().size()) {
    return arguments_.as_list()[used_++];
  }
  fail(words("格式的参数不够", "not enough arguments for the format"));
  return std::nullopt;
}

void Formatter::flags(Specification& s) {
  for (; pos_ < format_.size(); ++pos_) {
    switch (format_[pos_]) {
      case '-':
        s.left = true;
        break;
      case '+':
        s.plus = true;
        break;
      case ' ':
        s.blank = true;
        break;
      case '0':
        s.zero = true;
        break;
      case '#':
        s.alternate = true;
        break;
      default:
        return;
    }
  }
}

// A number written out, or one of the arguments where there is a star; 0 where there is neither.
std::optional<std::size_t> Formatter::number_or_star(std::size_t most) {
  std::size_t number = 0;
  if (pos_ < format_.size() && format_[pos_] == '*') {
    ++pos_;
    const std::optional<Value> value = next_argument();
    if (!value) return std::nullopt;
    if (!value->is_integral() || value->as_integer() < 0) {
      fail(words("* 要一个非负整数", "* takes an integer that is not negative"));
      return std::nullopt;
    }
    number = static_cast<std::size_t>(value->as_integer());
  }
  while (pos_ < format_.size() && format_[pos_] >= '0' && format_[pos_] <= '9' && number <= most) {
    number = number * 10 + static_cast<std::size_t>(format_[pos_++] - '0');
  }
  if (number <= most) return number;
  fail(words("格式的宽度或精度超过 {}", "a width or precision of more than {}", most));
  return std::nullopt;
}

bool Formatter::put(const Specification& s, const Value& value) {
  switch (s.type) {
    case 's':
    case 'r':
    case 'a':
      put_text(s, value);
      return !vm_.failed();
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      return put_integer(s, value);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return put_number(s, value);
    case 'c':
      return put_character(s, value);
    default:
      return fail(words("没有格式“%{}”", "there is no format '%{}'", s.type));
  }
}

std::string_view Formatter::html_or_text(std::string_view text) {
  if (!is_html_) return text;
  TextBuilder escaped(vm_.arena());
  escaped.append_escaped(text);
  return escaped.view();
}

void Formatter::put_text(const Specification& s, const Value& value) {
  std::string_view text;
  if (s.type == 's') {
    text = value.is(Kind::Html) ? value.as_text() : html_or_text(vm_.text_of(value));
  } else {
    TextBuilder represented(vm_.arena());
    ValuePrinter(represented, vm_.arena(), vm_.budget()).represent(value);
    text = html_or_text(represented.view());
  }
  if (s.precision) text = text::first_code_points(text, *s.precision);
  put_padded(s, {}, text, false);
}

bool Formatter::put_integer(const Specification& s, const Value& value) {
  const bool is_decimal = s.type == 'd' || s.type == 'i' || s.type == 'u';
  std::int64_t integer = 0;
  if (value.is_integral()) {
    integer = value.as_integer();
  } else if (value.is_numeric() && is_decimal && std::abs(value.as_number()) < 9.2e18) {
    integer = static_cast<std::int64_t>(value.as_number());
  } else {
    return fail(words("“%{}”要一个整数", "'%{}' takes an integer", s.type));
  }
  std::array<char, 72> room{};
  const int base = is_decimal ? 10 : s.type == 'o' ? 8 : 16;
  const std::uint64_t size =
      integer < 0 ? 0 - static_cast<std::uint64_t>(integer) : static_cast<std::uint64_t>(integer);
  const char* const end = std::to_chars(room.data(), room.data() + room.size(), size, base).ptr;
  std::string digits(room.data(), static_cast<std::size_t>(end - room.data()));
  if (s.precision && digits.size() < *s.precision) digits.insert(0, *s.precision - digits.size(), '0');
  if (s.type == 'X')
    std::ranges::transform(digits, digits.begin(),
                           [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
  std::string sign = integer < 0 ? "-" : s.plus ? "+" : s.blank ? " " : "";
  if (s.alternate && !is_decimal) sign += s.type == 'o' ? "0o" : s.type == 'x' ? "0x" : "0X";
  put_padded(s, sign, digits, s.zero && !s.left);
  return true;
}

bool Formatter::put_number(const Specification& s, const Value& value) {
  if (!value.is_numeric()) return fail(words("“%{}”要一个数", "'%{}' takes a number", s.type));
  const double number = value.as_number();
  std::string_view sign = std::signbit(number) && !std::isnan(number) ? "-"
                          : s.plus                                    ? "+"
                          : s.blank                                   ? " "
                                                                      : "";
  std::array<char, 700> room{};  // 309 digits before the point, 300 behind it
  const char lower = static_cast<char>(s.type | 0x20);
  const std::chars_format form = lower == 'e'   ? std::chars_format::scientific
                                 : lower == 'f' ? std::chars_format::fixed
                                                : std::chars_format::general;
  const auto precision = static_cast<int>(s.precision.value_or(6));
  const char* const end =
      std::to_chars(room.data(), room.data() + room.size(), std::abs(number), form, precision).ptr;
  std::string digits(room.data(), static_cast<std::size_t>(end - room.data()));
  if (std::isnan(number)) digits = "nan";
  if (s.type != lower) {
    std::ranges::transform(digits, digits.begin(),
                           [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
  }
  put_padded(s, sign, digits, s.zero && !s.left);
  return true;
}

bool Formatter::put_character(const Specification& s, const Value& value) {
  std::string character;
  if (value.is_text() && text::count_code_points(value.as_text()) == 1) {
    character = value.as_text();
  } else if (value.is_integral() && value.as_integer() >= 0 && value.as_integer() <= 0x10FFFF) {
    text::append_code_point(character, static_cast<char32_t>(value.as_integer()));
  } else {
    return fail(words("“%c”要一个字符", "'%c' takes one character"));
  }
  put_padded(s, {}, html_or_text(character), false);
  return true;
}

void Formatter::put_padded(const Specification& s, std::string_view sign, std::string_view digits,
                           bool zeros) {
  const std::size_t size = text::count_code_points(sign) + text::count_code_points(digits);
  const std::size_t padding = s.width > size ? s.width - size : 0;
  if (!s.left && !zeros) out_.append(padding, ' ');
  out_.append(sign);
  if (zeros) out_.append(padding, '0');
  out_.append(digits);
  if (s.left) out_.append(padding, ' ');
}

}  // namespace

Value percent_format(const Value& format, const Value& arguments, Vm& vm) {
  return Formatter(format, arguments, vm).run();
}

}  // namespace gazette::templates
