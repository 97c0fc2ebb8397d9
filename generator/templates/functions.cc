// The engine's functions: range(), dict(), namespace(), cycler(), joiner().
#include "templates/collections.h"
#include "templates/registry.h"
#include "templates/rules.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

// range(stop), range(start, stop), range(start, stop, step).
Value range(Call& call) {
  const bool only_stop = !call.given(1);
  const std::int64_t first = call.integer(0);
  const std::int64_t second = call.integer(1);
  const std::int64_t step = call.integer(2, 1);
  if (call.failed()) return {};
  if (step == 0) return call.fail(words("range 的步长不能是零", "the step of range() cannot be zero"));
  const std::int64_t start = only_stop ? 0 : first;
  const std::int64_t stop = only_stop ? first : second;
  std::uint64_t count = 0;
  if (step > 0 ? start < stop : start > stop) {
    const std::uint64_t distance = step > 0
                                       ? static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start)
                                       : static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(stop);
    const std::uint64_t size =
        step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
    count = (distance - 1) / size + 1;
  }
  const std::size_t most = call.vm().limits().range_items;
  if (count > most) {
    return call.vm().fail(rules::limit, words("range 超过 {} 项", "range() of more than {} items", most));
  }
  return Value::range(*call.arena().make<Range>(Range{start, stop, step, static_cast<std::size_t>(count)}));
}

// The members of a dict, or of a list of pairs; and the keywords.
bool fill(Call& call, Dict& dict) {
  if (call.given(0)) {
    const Value& from = call.argument(0);
    if (from.is(Kind::Dict)) {
      for (const Dict::Entry& entry : from.as_dict().entries())
        dict.set(call.arena(), entry.key, entry.value);
    } else {
      Sequence items = call.items(0);
      for (std::size_t i = 0; i < items.size(); ++i) {
        std::optional<Sequence> pair = call.vm().sequence(items.at(i, call.arena()));
        if (!pair) return false;
        if (pair->size() != 2 || !Dict::is_key(pair->at(0, call.arena()))) {
          call.fail(words("每一项要是键和值", "each item must be a key and a value"));
          return false;
        }
        dict.set(call.arena(), pair->at(0, call.arena()), pair->at(1, call.arena()));
      }
    }
  }
  if (call.keywords() != nullptr) {
    for (const Dict::Entry& entry : call.keywords()->entries())
      dict.set(call.arena(), entry.key, entry.value);
  }
  return !call.failed();
}

Value dict(Call& call) {
  auto* const result = call.arena().make<Dict>();
  return fill(call, *result) ? Value::dict(*result) : Value();
}

Value make_namespace(Call& call) {
  auto* const result = call.arena().make<NamespaceValue>();
  return fill(call, result->members) ? Value::native(*result) : Value();
}

Value cycler(Call& call) {
  if (call.rest().empty())
    return call.fail(words("cycler 至少要一个值", "cycler() takes at least one value"));
  return Value::native(*call.arena().make<CyclerValue>(call.arena().copy(call.rest())));
}

Value joiner(Call& call) {
  return Value::native(
      *call.arena().make<JoinerValue>(call.given(0) ? call.argument(0) : Value::string(", ")));
}

constexpr std::string_view of_range[] = {"start", "stop", "step"};
constexpr std::string_view of_dict[] = {""};  // by position only: every name is a member
constexpr std::string_view of_joiner[] = {"sep"};

constexpr Callable table[] = {
    {.name = "cycler", .parameters = {}, .invoke = cycler, .takes_more = true},
    {.name = "dict", .parameters = of_dict, .invoke = dict, .takes_keywords = true},
    {.name = "joiner", .parameters = of_joiner, .invoke = joiner},
    {.name = "namespace", .parameters = of_dict, .invoke = make_namespace, .takes_keywords = true},
    {.name = "range", .parameters = of_range, .required = 1, .invoke = range},
};

}  // namespace

std::span<const Callable> own_functions() {
  return table;
}

}  // namespace gazette::templates
