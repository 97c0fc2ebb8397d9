// Arithmetic and membership, as Python has them, in 64 bits: an overflow is an error, / gives a number
// with a point, // and % round towards minus infinity, texts and lists are joined by +.
#pragma once

#include "templates/ast.h"
#include "templates/value.h"

namespace gazette::templates {

class Vm;

// Each REQUIRES that no operand is undefined; on a mistake vm.failed().
Value add(const Value& left, const Value& right, Vm& vm);
Value subtract(const Value& left, const Value& right, Vm& vm);
Value multiply(const Value& left, const Value& right, Vm& vm);
Value divide(const Value& left, const Value& right, Vm& vm);
Value floor_divide(const Value& left, const Value& right, Vm& vm);
Value modulo(const Value& left, const Value& right, Vm& vm);
Value power(const Value& left, const Value& right, Vm& vm);
Value negate(const Value& operand, Vm& vm);
Value plus(const Value& operand, Vm& vm);

// item in container
bool contains(const Value& container, const Value& item, Vm& vm);

// The text as safe HTML: itself where it is, else escaped, in the arena.
std::string_view html_of(const Value& text, Vm& vm);

}  // namespace gazette::templates
