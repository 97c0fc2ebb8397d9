#include "templates/operators.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "templates/collections.h"
#include "templates/comparison.h"
#include "templates/percent_format.h"
#include "templates/printing.h"
#include "templates/rules.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

namespace {

Value fail_types(std::string_view sign, const Value& left, const Value& right, Vm& vm) {
  const Wording a = described(left);
  const Wording b = described(right);
  return vm.fail(rules::type, {fmt::format("“{}”不能用于{}和{}", sign, a.zh, b.zh),
                               fmt::format("'{}' does not work on {} and {}", sign, a.en, b.en)});
}

Value fail_type(std::string_view sign, const Value& operand, Vm& vm) {
  const Wording what = described(operand);
  return vm.fail(rules::type, {fmt::format("“{}”不能用于{}", sign, what.zh),
                               fmt::format("'{}' does not work on {}", sign, what.en)});
}

Value fail_overflow(Vm& vm) {
  return vm.fail(rules::arithmetic, words("结果超出 64 位整数", "the result does not fit a 64-bit integer"));
}

Value fail_zero(Vm& vm) {
  return vm.fail(rules::arithmetic, words("除数为零", "division by zero"));
}

bool are_integral(const Value& a, const Value& b) {
  return a.is_integral() && b.is_integral();
}
bool are_numeric(const Value& a, const Value& b) {
  return a.is_numeric() && b.is_numeric();
}

Value joined_texts(const Value& left, const Value& right, Vm& vm) {
  const bool html = left.is(Kind::Html) || right.is(Kind::Html);
  TextBuilder text(vm.arena());
  text.append(html ? html_of(left, vm) : left.as_text());
  text.append(html ? html_of(right, vm) : right.as_text());
  return html ? Value::trusted_html(text.view()) : Value::string(text.view());
}

Value joined_lists(const Value& left, const Value& right, Vm& vm) {
  const std::size_t size = left.as_list().size() + right.as_list().size();
  if (!vm.spend(size)) return {};
  ListBuilder list(vm.arena(), size);
  for (const Value& item : left.as_list()) list.push(item);
  for (const Value& item : right.as_list()) list.push(item);
  return left.is(Kind::List) ? list.list() : list.tuple();
}

Value repeated(const Value& what, std::int64_t times, Vm& vm) {
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(times, 0));
  if (what.is_text()) {
    const std::string_view text = what.as_text();
    if (text.empty()) return what;
    if (count > vm.arena().limit() / text.size()) return vm.fail_limit();
    if (!vm.spend(count)) return {};
    TextBuilder out(vm.arena());
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count && !vm.arena().exhausted(); ++i) out.append(text);
    return what.is(Kind::Html) ? Value::trusted_html(out.view()) : Value::string(out.view());
  }
  const std::span<const Value> items = what.as_list();
  if (items.empty()) return what;
  if (count > vm.arena().limit() / sizeof(Value) / items.size()) return vm.fail_limit();
  if (!vm.spend(count * items.size() + 1)) return {};
  ListBuilder list(vm.arena(), items.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    for (const Value& item : items) list.push(item);
  }
  return what.is(Kind::List) ? list.list() : list.tuple();
}

// Python's: the result has the sign of the divisor.
double floor_modulo(double a, double b) {
  double rest = std::fmod(a, b);
  if (rest != 0.0) {
    if ((b < 0) != (rest < 0)) rest += b;
  } else {
    rest = std::copysign(0.0, b);
  }
  return rest;
}

double floor_quotient(double a, double b) {
  const double rest = std::fmod(a, b);
  double quotient = (a - rest) / b;
  if (rest != 0.0 && (b < 0) != (rest < 0)) quotient -= 1.0;
  if (quotient == 0.0) return std::copysign(0.0, a / b);
  double whole = std::floor(quotient);
  if (quotient - whole > 0.5) whole += 1.0;
  return whole;
}

Value integer_power(std::int64_t base, std::int64_t exponent, Vm& vm) {
  std::int64_t result = 1;
  bool base_overflows = false;
  while (exponent > 0) {
    if ((exponent & 1) != 0 && (base_overflows || __builtin_mul_overflow(result, base, &result))) {
      return fail_overflow(vm);
    }
    exponent >>= 1;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) base_overflows = true;
  }
  return Value::integer(result);
}

}  // namespace

std::string_view html_of(const Value& text, Vm& vm) {
  if (text.is(Kind::Html)) return text.as_text();
  TextBuilder out(vm.arena());
  out.append_escaped(vm.text_of(text));
  return out.view();
}

Value add(const Value& left, const Value& right, Vm& vm) {
  if (are_integral(left, right)) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(left.as_integer(), right.as_integer(), &sum)) return fail_overflow(vm);
    return Value::integer(sum);
  }
  if (are_numeric(left, right)) return Value::number(left.as_number() + right.as_number());
  if (left.is_text() && right.is_text()) return joined_texts(left, right, vm);
  if (left.is_list() && left.kind() == right.kind()) return joined_lists(left, right, vm);
  if (left.is_text() != right.is_text()) {
    const Wording a = described(left);
    const Wording b = described(right);
    return vm.fail(rules::type,
                   {fmt::format("“+”不能用于{}和{}", a.zh, b.zh),
                    fmt::format("'+' does not work on {} and {}", a.en, b.en)},
                   words("用 ~ 连接文字", "join texts with '~'"));
  }
  return fail_types("+", left, right, vm);
}

Value subtract(const Value& left, const Value& right, Vm& vm) {
  if (are_integral(left, right)) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(left.as_integer(), right.as_integer(), &difference)) return fail_overflow(vm);
    return Value::integer(difference);
  }
  if (are_numeric(left, right)) return Value::number(left.as_number() - right.as_number());
  return fail_types("-", left, right, vm);
}

Value multiply(const Value& left, const Value& right, Vm& vm) {
  if (are_integral(left, right)) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(left.as_integer(), right.as_integer(), &product)) return fail_overflow(vm);
    return Value::integer(product);
  }
  if (are_numeric(left, right)) return Value::number(left.as_number() * right.as_number());
  if ((left.is_text() || left.is_list()) && right.is_integral())
    return repeated(left, right.as_integer(), vm);
  if ((right.is_text() || right.is_list()) && left.is_integral())
    return repeated(right, left.as_integer(), vm);
  return fail_types("*", left, right, vm);
}

Value divide(const Value& left, const Value& right, Vm& vm) {
  if (!are_numeric(left, right)) return fail_types("/", left, right, vm);
  if (right.as_number() == 0.0) return fail_zero(vm);
  if (are_integral(left, right)) {
    // 64 bits of mantissa hold both exactly, so that the quotient is rounded once.
    const long double quotient =
        static_cast<long double>(left.as_integer()) / static_cast<long double>(right.as_integer());
    return Value::number(static_cast<double>(quotient));
  }
  return Value::number(left.as_number() / right.as_number());
}

Value floor_divide(const Value& left, const Value& right, Vm& vm) {
  if (!are_numeric(left, right)) return fail_types("//", left, right, vm);
  if (right.as_number() == 0.0) return fail_zero(vm);
  if (!are_integral(left, right)) return Value::number(floor_quotient(left.as_number(), right.as_number()));
  const std::int64_t a = left.as_integer();
  const std::int64_t b = right.as_integer();
  if (b == -1) return negate(left, vm);  // the one division that can overflow
  const std::int64_t quotient = a / b;
  return Value::integer(a % b != 0 && (a % b < 0) != (b < 0) ? quotient - 1 : quotient);
}

Value modulo(const Value& left, const Value& right, Vm& vm) {
  if (left.is_text()) return percent_format(left, right, vm);
  if (!are_numeric(left, right)) return fail_types("%", left, right, vm);
  if (right.as_number() == 0.0) return fail_zero(vm);
  if (!are_integral(left, right)) return Value::number(floor_modulo(left.as_number(), right.as_number()));
  const std::int64_t b = right.as_integer();
  if (b == -1) return Value::integer(0);
  const std::int64_t rest = left.as_integer() % b;
  return Value::integer(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest);
}

Value power(const Value& left, const Value& right, Vm& vm) {
  if (!are_numeric(left, right)) return fail_types("**", left, right, vm);
  if (are_integral(left, right) && right.as_integer() >= 0) {
    return integer_power(left.as_integer(), right.as_integer(), vm);
  }
  const double base = left.as_number();
  const double exponent = right.as_number();
  if (base == 0.0 && exponent < 0) return fail_zero(vm);
  if (base < 0 && std::isfinite(base) && std::isfinite(exponent) && std::trunc(exponent) != exponent) {
    return vm.fail(rules::arithmetic, words("负数没有小数次方", "a negative number has no fractional power"));
  }
  const double result = std::pow(base, exponent);
  if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent)) {
    return vm.fail(rules::arithmetic, words("结果太大", "the result is too large"));
  }
  return Value::number(result);
}

Value negate(const Value& operand, Vm& vm) {
  if (operand.is_integral()) {
    std::int64_t result = 0;
    if (__builtin_sub_overflow(std::int64_t{0}, operand.as_integer(), &result)) return fail_overflow(vm);
    return Value::integer(result);
  }
  if (operand.is_numeric()) return Value::number(-operand.as_number());
  return fail_type("-", operand, vm);
}

Value plus(const Value& operand, Vm& vm) {
  if (operand.is_integral()) return Value::integer(operand.as_integer());
  if (operand.is_numeric()) return operand;
  return fail_type("+", operand, vm);
}

bool contains(const Value& container, const Value& item, Vm& vm) {
  if (container.is_text()) {
    if (!item.is_text()) {
      fail_types("in", item, container, vm);
      return false;
    }
    if (!vm.spend(container.as_text().size() / 16 + 1)) return false;
    return container.as_text().find(item.as_text()) != std::string_view::npos;
  }
  if (container.is(Kind::Dict)) {
    if (!Dict::is_key(item)) {
      fail_types("in", item, container, vm);
      return false;
    }
    return !container.as_dict().get(item).is_missing();
  }
  if (container.is(Kind::Object) && !container.as_object().is_sequence(container.handle())) {
    return item.is_text() &&
           std::ranges::find(container.as_object().names(container.handle()), item.as_text()) !=
               container.as_object().names(container.handle()).end();
  }
  std::optional<Sequence> items = Sequence::of(container);
  if (!items) {
    fail_types("in", item, container, vm);
    return false;
  }
  for (std::size_t i = 0; i < items->size() && vm.spend(1); ++i) {
    const Value other = items->at(i, vm.arena());
    if (other.is_undefined() && other.as_absence().reason != Absence::Reason::NoElse) {
      vm.fail_undefined(other);
      return false;
    }
    if (equal(other, item, vm.budget())) return true;
  }
  vm.within_limits();
  return false;
}

}  // namespace gazette::templates
