// The engine's tests: {% if x is defined %}.
#include <algorithm>

#include "templates/code_points.h"
#include "templates/comparison.h"
#include "templates/operators.h"
#include "templates/registry.h"
#include "templates/rules.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

const Value& subject(Call& call) {
  return call.argument(0);
}
Value is(bool answer) {
  return Value::boolean(answer);
}

// The remainder of the number that is tested.
Value remainder(Call& call, const Value& divisor) {
  if (!subject(call).is_numeric()) return call.fail_expecting(0, words("数", "a number"));
  if (!divisor.is_numeric()) return call.fail_expecting(1, words("数", "a number"));
  return modulo(subject(call), divisor, call.vm());
}

bool leaves(Call& call, const Value& divisor, std::int64_t rest) {
  const Value found = remainder(call, divisor);
  return !call.failed() && order_of_numbers(found, Value::integer(rest)) == std::partial_ordering::equivalent;
}

Value odd(Call& call) {
  return is(leaves(call, Value::integer(2), 1));
}
Value even(Call& call) {
  return is(leaves(call, Value::integer(2), 0));
}
Value divisible_by(Call& call) {
  return is(leaves(call, call.argument(1), 0));
}
Value defined(Call& call) {
  return is(!subject(call).is_undefined());
}
Value undefined(Call& call) {
  return is(subject(call).is_undefined());
}
Value filter(Call& call) {
  return is(call.vm().program().filter(call.text(0)) != nullptr);
}
Value test(Call& call) {
  return is(call.vm().program().test(call.text(0)) != nullptr);
}
Value none(Call& call) {
  return is(subject(call).is_none());
}
Value boolean(Call& call) {
  return is(subject(call).is(Kind::Boolean));
}
Value is_false(Call& call) {
  return is(subject(call).is(Kind::Boolean) && !subject(call).as_boolean());
}
Value is_true(Call& call) {
  return is(subject(call).is(Kind::Boolean) && subject(call).as_boolean());
}
Value integer(Call& call) {
  return is(subject(call).is(Kind::Integer));
}
Value is_float(Call& call) {
  return is(subject(call).is(Kind::Number));
}
Value number(Call& call) {
  return is(subject(call).is_numeric());
}
Value lower(Call& call) {
  return is(is_all_lower(call.text(0)));
}
Value upper(Call& call) {
  return is(is_all_upper(call.text(0)));
}
Value string(Call& call) {
  return is(subject(call).is_text());
}
Value same_as(Call& call) {
  return is(subject(call).same_as(call.argument(1)));
}
Value escaped(Call& call) {
  const Value& value = subject(call);
  return is(value.is(Kind::Html) ||
            (value.is(Kind::Native) && value.as_native().type() == Native::Type::Module));
}

Value mapping(Call& call) {
  const Value& value = subject(call);
  return is(value.is(Kind::Dict) ||
            (value.is(Kind::Object) && !value.as_object().is_sequence(value.handle())));
}

Value sequence(Call& call) {
  return is(!subject(call).is_undefined() && Sequence::of(subject(call)).has_value());
}

Value iterable(Call& call) {
  const Value& value = subject(call);
  const bool is_loop = value.is(Kind::Native) && value.as_native().type() == Native::Type::Loop;
  return is(is_loop || (!value.is_undefined() && Sequence::of(value).has_value()));
}

Value callable(Call& call) {
  if (!subject(call).is(Kind::Native)) return is(false);
  switch (subject(call).as_native().type()) {
    case Native::Type::Loop:
    case Native::Type::Macro:
    case Native::Type::Joiner:
    case Native::Type::Block:
    case Native::Type::Function:
      return is(true);
    case Native::Type::Namespace:
    case Native::Type::Module:
    case Native::Type::Cycler:
    case Native::Type::Self:
    case Native::Type::Gathering:
      return is(false);
  }
  return is(false);
}

bool both_defined(Call& call) {
  for (std::size_t i = 0; i < 2; ++i) {
    if (!call.argument(i).is_undefined()) continue;
    call.vm().fail_undefined(call.argument(i));
    return false;
  }
  return true;
}

Value in(Call& call) {
  return is(both_defined(call) && contains(call.argument(1), subject(call), call.vm()));
}

Value equals(Call& call) {
  return is(both_defined(call) && equal(subject(call), call.argument(1), call.vm().budget()));
}

Value differs(Call& call) {
  return is(both_defined(call) && !equal(subject(call), call.argument(1), call.vm().budget()));
}

// What the order of the two is, where they have one.
std::partial_ordering compared(Call& call) {
  if (!both_defined(call)) return std::partial_ordering::unordered;
  const auto found = order(subject(call), call.argument(1), call.vm().budget());
  if (found) return *found;
  if (call.vm().within_limits()) call.vm().fail_order(subject(call), call.argument(1));
  return std::partial_ordering::unordered;
}

Value greater(Call& call) {
  return is(compared(call) > 0);
}
Value greater_or_equal(Call& call) {
  return is(compared(call) >= 0);
}
Value less(Call& call) {
  return is(compared(call) < 0);
}
Value less_or_equal(Call& call) {
  return is(compared(call) <= 0);
}

constexpr std::string_view value[] = {"value"};
constexpr std::string_view value_num[] = {"value", "num"};
constexpr std::string_view value_other[] = {"value", "other"};
constexpr std::string_view value_seq[] = {"value", "seq"};

constexpr Callable one(std::string_view name, Value (*invoke)(Call&)) {
  return {.name = name, .parameters = value, .required = 1, .invoke = invoke};
}
constexpr Callable two(std::string_view name, std::span<const std::string_view> parameters,
                       Value (*invoke)(Call&)) {
  return {.name = name, .parameters = parameters, .required = 2, .invoke = invoke};
}

constexpr Callable table[] = {
    one("odd", odd),
    one("even", even),
    two("divisibleby", value_num, divisible_by),
    one("defined", defined),
    one("undefined", undefined),
    one("filter", filter),
    one("test", test),
    one("none", none),
    one("boolean", boolean),
    one("false", is_false),
    one("true", is_true),
    one("integer", integer),
    one("float", is_float),
    one("lower", lower),
    one("upper", upper),
    one("string", string),
    one("mapping", mapping),
    one("number", number),
    one("sequence", sequence),
    one("iterable", iterable),
    one("callable", callable),
    two("sameas", value_other, same_as),
    one("escaped", escaped),
    two("in", value_seq, in),
    two("==", value_other, equals),
    two("eq", value_other, equals),
    two("equalto", value_other, equals),
    two("!=", value_other, differs),
    two("ne", value_other, differs),
    two(">", value_other, greater),
    two("gt", value_other, greater),
    two("greaterthan", value_other, greater),
    two(">=", value_other, greater_or_equal),
    two("ge", value_other, greater_or_equal),
    two("<", value_other, less),
    two("lt", value_other, less),
    two("lessthan", value_other, less),
    two("<=", value_other, less_or_equal),
    two("le", value_other, less_or_equal),
};

}  // namespace

std::span<const Callable> own_tests() {
  return table;
}

}  // namespace gazette::templates
