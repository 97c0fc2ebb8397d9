// What is said of arguments that do not fit, at compile time and at run time alike.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "diagnostics/wording.h"

namespace gazette::templates {

diagnostics::Wording too_many_arguments(std::string_view name, std::size_t most, std::size_t given);
diagnostics::Wording missing_argument(std::string_view name, std::string_view parameter);
diagnostics::Wording unknown_argument(std::string_view name, std::string_view keyword);
diagnostics::Wording repeated_argument(std::string_view name, std::string_view keyword);

}  // namespace gazette::templates
