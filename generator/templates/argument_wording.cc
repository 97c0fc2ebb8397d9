#include "templates/argument_wording.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

Wording too_many_arguments(std::string_view name, std::size_t most, std::size_t given) {
  if (most == 0) return words("“{}”不接受参数", "'{}' takes no arguments", name);
  if (most == 1)
    return words("“{}”只接受一个参数，给了 {} 个", "'{}' takes one argument, {} are given", name, given);
  return words("“{0}”最多接受 {1} 个参数，给了 {2} 个", "'{0}' takes at most {1} arguments, {2} are given",
               name, most, given);
}

Wording missing_argument(std::string_view name, std::string_view parameter) {
  return words("“{}”缺少参数“{}”", "'{}' needs the argument '{}'", name, parameter);
}

Wording unknown_argument(std::string_view name, std::string_view keyword) {
  return words("“{}”没有参数“{}”", "'{}' has no argument '{}'", name, keyword);
}

Wording repeated_argument(std::string_view name, std::string_view keyword) {
  return words("“{}”的参数“{}”给了两次", "'{}' is given the argument '{}' twice", name, keyword);
}

}  // namespace gazette::templates
