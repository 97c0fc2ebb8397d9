// The part of Vm that computes: operators and comparisons.
#include "templates/comparison.h"
#include "templates/operators.h"
#include "templates/vm.h"

namespace gazette::templates {

bool Vm::step_operator(const Instruction& i, Value*& top) {
  if (i.op == Op::Concat) {
    top -= i.target;
    *top = concatenate({top, i.target}, static_cast<Escape>(i.a));
    ++top;
    return within_limits();
  }
  if (i.op == Op::Not) {
    top[-1] = Value::boolean(!truth(top[-1]));
    return true;
  }
  if (i.op == Op::Negate || i.op == Op::Plus) {
    if (top[-1].is_undefined()) return fail_undefined(top[-1]), false;
    top[-1] = i.op == Op::Negate ? negate(top[-1], *this) : plus(top[-1], *this);
    return !failed_;
  }
  --top;
  Value& left = top[-1];
  const Value& right = top[0];
  if (i.op == Op::Compare) {
    left = Value::boolean(compare(i.a, left, right));
    return !failed_;
  }
  if (left.is_undefined()) return fail_undefined(left), false;
  if (right.is_undefined()) return fail_undefined(right), false;
  switch (i.op) {
    case Op::Add:
      left = add(left, right, *this);
      break;
    case Op::Subtract:
      left = subtract(left, right, *this);
      break;
    case Op::Multiply:
      left = multiply(left, right, *this);
      break;
    case Op::Divide:
      left = divide(left, right, *this);
      break;
    case Op::FloorDivide:
      left = floor_divide(left, right, *this);
      break;
    case Op::Modulo:
      left = modulo(left, right, *this);
      break;
    default:
      left = power(left, right, *this);
      break;
  }
  return within_limits();
}

bool Vm::compare(std::uint8_t op, const Value& left, const Value& right) {
  const auto is_unusable = [](const Value& v) {
    return v.is_undefined() && v.as_absence().reason != Absence::Reason::NoElse;
  };
  const auto sign = static_cast<ast::CompareOperator>(op);
  const bool is_membership = sign == ast::CompareOperator::In || sign == ast::CompareOperator::NotIn;
  if (is_unusable(left) && !(is_membership && length_of(right) == 0)) return fail_undefined(left), false;
  if (is_unusable(right)) return fail_undefined(right), false;
  bool result = false;
  switch (sign) {
    case ast::CompareOperator::Equal:
      result = equal(left, right, budget_);
      break;
    case ast::CompareOperator::NotEqual:
      result = !equal(left, right, budget_);
      break;
    case ast::CompareOperator::In:
      return contains(right, left, *this);
    case ast::CompareOperator::NotIn:
      return !contains(right, left, *this);
    case ast::CompareOperator::Less:
    case ast::CompareOperator::LessEqual:
    case ast::CompareOperator::Greater:
    case ast::CompareOperator::GreaterEqual:
      result = holds(sign, left, right);
      break;
  }
  return within_limits() && result;
}

bool Vm::holds(ast::CompareOperator sign, const Value& left, const Value& right) {
  const std::optional<std::partial_ordering> found = order(left, right, budget_);
  if (!found) {
    if (within_limits()) fail_order(left, right);
    return false;
  }
  switch (sign) {
    case ast::CompareOperator::Less:
      return *found < 0;
    case ast::CompareOperator::LessEqual:
      return *found <= 0;
    case ast::CompareOperator::Greater:
      return *found > 0;
    default:
      return *found >= 0;
  }
}

}  // namespace gazette::templates
