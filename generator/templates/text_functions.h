// What filters and methods on texts share: results that stay safe where what they are made of is safe.
#pragma once

#include <string>
#include <string_view>

#include "templates/call.h"
#include "templates/value.h"

namespace gazette::templates {

// A text as the argument is: safe HTML where that is. `copied` makes it in the arena, `borrowed` takes
// a piece of what lives there already.
Value copied_like(Call& call, std::size_t argument, std::string_view text);
Value borrowed_like(const Call& call, std::size_t argument, std::string_view text);

// The text of an argument that goes into another: escaped where that one is safe HTML and this is not.
std::string_view text_for(Call& call, std::size_t argument, bool into_html);

// In the middle of `width` columns, as Python's center() has it.
Value centered(Call& call, std::int64_t width, std::string_view fill);
// `count` < 0: all.
Value replaced(Call& call, std::string_view text, std::string_view old, std::string_view with,
               std::int64_t count, bool is_html);

}  // namespace gazette::templates
