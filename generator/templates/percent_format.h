// "%s: %.2f" % (name, share): printf-style formatting, as Python's str has it, and the filter format.
#pragma once

#include "templates/value.h"

namespace gazette::templates {

class Vm;

// `arguments`: a tuple is one argument each, a dict is for %(name)s, anything else is one argument.
// Safe HTML as format escapes what it is given. On a mistake vm.failed().
// REQUIRES: format is a text.
Value percent_format(const Value& format, const Value& arguments, Vm& vm);

}  // namespace gazette::templates
