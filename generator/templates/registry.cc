#include "templates/registry.h"

#include <algorithm>

namespace gazette::templates {

const Callable* find_callable(std::span<const Callable> table, std::string_view name) {
  const auto found = std::ranges::find(table, name, &Callable::name);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace gazette::templates
