#include "templates/call.h"

#include <fmt/format.h>

#include <utility>

#include "templates/printing.h"
#include "templates/rules.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

Arena& Call::arena() const {
  return vm_.arena();
}

Value Call::lookup(std::string_view name) const {
  return vm_.lookup(name);
}

bool Call::autoescape() const {
  return vm_.autoescape();
}

std::string_view Call::text(std::size_t index, std::string_view otherwise) {
  return given(index) ? vm_.text_of(argument(index)) : otherwise;
}

std::int64_t Call::integer(std::size_t index, std::int64_t otherwise) {
  if (!given(index)) return otherwise;
  if (argument(index).is_integral()) return argument(index).as_integer();
  fail_expecting(index, words("整数", "an integer"));
  return otherwise;
}

bool Call::truth(std::size_t index, bool otherwise) const {
  return given(index) ? vm_.truth(argument(index)) : otherwise;
}

Sequence Call::items(std::size_t index) {
  const std::optional<Sequence> found = vm_.sequence(argument(index));
  if (!found || !vm_.spend(found->size())) return {};
  return *found;
}

bool Call::failed() const {
  return vm_.failed();
}

Value Call::fail(Wording message, Wording hint) {
  return vm_.fail(rules::function, std::move(message), std::move(hint));
}

Value Call::fail_expecting(std::size_t index, const Wording& what) {
  const Value& found = argument(index);
  if (found.is_undefined()) return vm_.fail_undefined(found);
  const Wording is = described(found);
  return fail({fmt::format("“{}”要{}，却是{}", callable_.name, what.zh, is.zh),
               fmt::format("'{}' takes {}, not {}", callable_.name, what.en, is.en)});
}

}  // namespace gazette::templates
