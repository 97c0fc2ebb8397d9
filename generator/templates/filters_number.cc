// Filters on numbers.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "templates/code_points.h"
#include "templates/operators.h"
#include "templates/registry.h"
#include "templates/rules.h"
#include "templates/vm.h"
#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

constexpr std::int64_t most_precise = 300;

// A number as Python's float() reads it: blanks around, underscores between digits, inf and nan.
std::optional<double> read_number(std::string_view text) {
  text = stripped(text, std::nullopt, Ends::Both);
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto is_digit = [&](std::size_t at) {
      return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    if (text[i] == '_') {
      if (i == 0 || !is_digit(i - 1) || !is_digit(i + 1)) return std::nullopt;
      continue;
    }
    digits += text[i];
  }
  double sign = 1.0;
  std::string_view rest = digits;
  if (rest.starts_with('+') || rest.starts_with('-')) {
    if (rest[0] == '-') sign = -1.0;
    rest.remove_prefix(1);
  }
  const std::string lower = text::ascii_lower(rest);
  if (lower == "inf" || lower == "infinity") return sign * std::numeric_limits<double>::infinity();
  if (lower == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (rest.empty() || rest[0] == '-' || rest[0] == '+' || rest[0] == 'i' || rest[0] == 'n' ||
      rest[0] == 'I' || rest[0] == 'N')
    return std::nullopt;
  double number = 0;
  const std::from_chars_result read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (read.ptr != rest.data() + rest.size()) return std::nullopt;
  if (read.ec == std::errc::result_out_of_range) {
    const bool is_tiny = lower.find("e-") != std::string::npos;
    number = is_tiny ? 0.0 : std::numeric_limits<double>::infinity();
  } else if (read.ec != std::errc{}) {
    return std::nullopt;
  }
  return sign * number;
}

enum class Reading { None, Overflow };

// An integer as Python's int(text, base) reads it.
std::expected<std::int64_t, Reading> read_integer(std::string_view text, std::int64_t base) {
  text = stripped(text, std::nullopt, Ends::Both);
  bool negative = false;
  if (text.starts_with('+') || text.starts_with('-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  struct Prefix {
    std::string_view text;
    std::int64_t base;
  };
  bool may_underscore = false;
  bool is_prefixed = false;
  for (const Prefix& prefix : {Prefix{"0x", 16}, Prefix{"0o", 8}, Prefix{"0b", 2}}) {
    if ((base != prefix.base && base != 0) || !text::ascii_lower(text.substr(0, 2)).starts_with(prefix.text))
      continue;
    base = prefix.base;
    text.remove_prefix(2);
    may_underscore = true;
    is_prefixed = true;
    break;
  }
  const bool is_free = base == 0;
  if (is_free) base = 10;
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_') {
      if (!may_underscore) return std::unexpected(Reading::None);
      may_underscore = false;
      continue;
    }
    digits += text[i];
    may_underscore = true;
  }
  if (digits.empty() || text.ends_with('_')) return std::unexpected(Reading::None);
  if (is_free && !is_prefixed && digits[0] == '0' && digits.find_first_not_of('0') != std::string::npos) {
    return std::unexpected(Reading::None);
  }
  if (negative) digits.insert(0, 1, '-');
  if (digits.starts_with("--") || digits.starts_with("-+")) return std::unexpected(Reading::None);
  std::int64_t result = 0;
  const char* const end = digits.data() + digits.size();
  const std::from_chars_result read = std::from_chars(digits.data(), end, result, static_cast<int>(base));
  if (read.ptr != end || read.ec == std::errc::invalid_argument) return std::unexpected(Reading::None);
  if (read.ec == std::errc::result_out_of_range) return std::unexpected(Reading::Overflow);
  return result;
}

Value truncated(Call& call, double number) {
  if (std::isfinite(number) && number > -9.3e18 && number < 9.3e18) {
    const double whole = std::trunc(number);
    if (whole >= -9223372036854775808.0 && whole < 9223372036854775808.0) {
      return Value::integer(static_cast<std::int64_t>(whole));
    }
  }
  return call.vm().fail(rules::arithmetic,
                        words("结果超出 64 位整数", "the result does not fit a 64-bit integer"));
}

Value integer(Call& call) {
  const Value& value = call.argument(0);
  const Value otherwise = call.given(1) ? call.argument(1) : Value::integer(0);
  if (value.is_undefined()) return call.vm().fail_undefined(value);
  if (value.is_integral()) return Value::integer(value.as_integer());
  if (value.is_numeric())
    return std::isnan(value.as_number()) ? otherwise : truncated(call, value.as_number());
  if (!value.is_text()) return otherwise;
  const std::int64_t base = call.integer(2, 10);
  if (call.failed()) return {};
  if (base != 0 && (base < 2 || base > 36)) return otherwise;
  const std::expected<std::int64_t, Reading> read = read_integer(value.as_text(), base);
  if (read) return Value::integer(*read);
  if (read.error() == Reading::Overflow) {
    return call.vm().fail(rules::arithmetic, words("整数超出 64 位", "the integer does not fit 64 bits"));
  }
  const std::optional<double> number = read_number(value.as_text());
  return number && !std::isnan(*number) ? truncated(call, *number) : otherwise;
}

Value number(Call& call) {
  const Value& value = call.argument(0);
  if (value.is_undefined()) return call.vm().fail_undefined(value);
  if (value.is_numeric()) return Value::number(value.as_number());
  const std::optional<double> read = value.is_text() ? read_number(value.as_text()) : std::nullopt;
  if (read) return Value::number(*read);
  return call.given(1) ? call.argument(1) : Value::number(0.0);
}

Value absolute(Call& call) {
  const Value& value = call.argument(0);
  if (value.is_integral())
    return value.as_integer() < 0 ? negate(value, call.vm()) : Value::integer(value.as_integer());
  if (value.is_numeric()) return Value::number(std::abs(value.as_number()));
  return call.fail_expecting(0, words("数", "a number"));
}

// To the nearest, ties to even, by the exact value of the number: what to_chars does.
double rounded(double value, std::int64_t precision) {
  if (!std::isfinite(value)) return value;
  if (precision < 0) {
    const long double unit = std::pow(10.0L, static_cast<long double>(-precision));
    return static_cast<double>(std::nearbyint(static_cast<long double>(value) / unit) * unit);
  }
  std::array<char, 700> room{};
  const std::to_chars_result written = std::to_chars(room.data(), room.data() + room.size(), value,
                                                     std::chars_format::fixed, static_cast<int>(precision));
  double result = 0;
  std::from_chars(room.data(), written.ptr, result);
  return result;
}

Value rounded_integer(Call& call, std::int64_t value, std::int64_t precision) {
  if (precision >= 0) return Value::integer(value);
  if (precision < -18) return Value::integer(0);
  std::int64_t unit = 1;
  for (std::int64_t i = 0; i < -precision; ++i) unit *= 10;
  std::int64_t rest = value % unit;
  if (rest < 0) rest += unit;
  const Value below = subtract(Value::integer(value), Value::integer(rest), call.vm());
  if (call.failed()) return {};
  const bool is_odd = (below.as_integer() / unit) % 2 != 0;
  const bool up = rest > unit - rest || (rest == unit - rest && is_odd);
  return up ? add(below, Value::integer(unit), call.vm()) : below;
}

Value round(Call& call) {
  const Value& value = call.argument(0);
  const std::int64_t precision = call.integer(1);
  const std::string_view method = call.text(2, "common");
  if (call.failed()) return {};
  if (!value.is_numeric()) return call.fail_expecting(0, words("数", "a number"));
  if (precision > most_precise || precision < -most_precise) {
    return call.fail(words("精度超过 {} 位", "a precision of more than {} digits", most_precise));
  }
  if (method == "common") {
    if (value.is_integral()) return rounded_integer(call, value.as_integer(), precision);
    return Value::number(rounded(value.as_number(), precision));
  }
  if (method != "ceil" && method != "floor") {
    return call.fail(words("取整方法要是 common、ceil 或 floor", "the method must be common, ceil or floor"));
  }
  const double unit = std::pow(10.0, static_cast<double>(precision));
  const double scaled = value.as_number() * unit;
  return Value::number((method == "ceil" ? std::ceil(scaled) : std::floor(scaled)) / unit);
}

Value filesizeformat(Call& call) {
  const Value& value = call.argument(0);
  std::optional<double> bytes;
  if (value.is_numeric()) bytes = value.as_number();
  if (value.is_text()) bytes = read_number(value.as_text());
  if (!bytes) return call.fail_expecting(0, words("数", "a number"));
  const bool binary = call.truth(1);
  const double base = binary ? 1024 : 1000;
  static constexpr std::string_view decimal_units[] = {"kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};
  static constexpr std::string_view binary_units[] = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"};
  if (*bytes == 1) return Value::string("1 Byte");
  if (*bytes < base) {
    const Value whole = truncated(call, *bytes);
    return call.failed() ? Value()
                         : Value::string(call.arena().copy(fmt::format("{} Bytes", whole.as_integer())));
  }
  double unit = base;
  for (std::size_t i = 0;; ++i) {
    unit *= base;
    if (*bytes < unit || i + 1 == std::size(decimal_units)) {
      const std::string_view name = binary ? binary_units[i] : decimal_units[i];
      return Value::string(call.arena().copy(fmt::format("{:.1f} {}", base * *bytes / unit, name)));
    }
  }
}

constexpr std::string_view x[] = {"x"};
constexpr std::string_view of_float[] = {"value", "default"};
constexpr std::string_view of_int[] = {"value", "default", "base"};
constexpr std::string_view of_round[] = {"value", "precision", "method"};
constexpr std::string_view of_filesizeformat[] = {"value", "binary"};

constexpr Callable table[] = {
    {.name = "abs", .parameters = x, .required = 1, .invoke = absolute},
    {.name = "filesizeformat", .parameters = of_filesizeformat, .required = 1, .invoke = filesizeformat},
    {.name = "float", .parameters = of_float, .required = 1, .invoke = number},
    {.name = "int", .parameters = of_int, .required = 1, .invoke = integer},
    {.name = "round", .parameters = of_round, .required = 1, .invoke = round},
};

}  // namespace

std::span<const Callable> number_filters() {
  return table;
}

}  // namespace gazette::templates
