// The names of what the template engine reports.
#pragma once

#include "diagnostics/diagnostic.h"

namespace gazette::templates::rules {

using diagnostics::Rule;

// Found when templates are compiled.
inline constexpr Rule syntax{"template-syntax"};             // no template text
inline constexpr Rule unknown_filter{"template-filter"};     // a filter that does not exist
inline constexpr Rule unknown_test{"template-test"};         // a test that does not exist
inline constexpr Rule arguments{"template-arguments"};       // too few, too many, unknown keyword
inline constexpr Rule unknown_template{"template-missing"};  // extends, include, import of what is not there
inline constexpr Rule unknown_block{"template-block"};       // a block that no parent has
inline constexpr Rule unsafe_place{"template-unsafe"};       // a value where escaping does not make it safe
inline constexpr Rule too_large{"template-too-large"};       // source or nesting beyond the limits

// Found when a page is rendered.
inline constexpr Rule undefined{"template-undefined"};    // used, and not defined
inline constexpr Rule type{"template-type"};              // an operation on values that have none
inline constexpr Rule arithmetic{"template-arithmetic"};  // overflow, division by zero
inline constexpr Rule limit{"template-limit"};            // recursion, output, memory, work
inline constexpr Rule function{"template-function"};      // what a filter, test or function refuses
inline constexpr Rule data{"template-data"};              // JSON that is none

}  // namespace gazette::templates::rules
