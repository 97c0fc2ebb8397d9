// Filters that go through a list with another filter or a test.
#include <optional>
#include <vector>

#include "diagnostics/nearest.h"
#include "templates/attribute_path.h"
#include "templates/collections.h"
#include "templates/registry.h"
#include "templates/rules.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::words;

namespace {

const Callable* named(Call& call, const Value& name, bool is_filter) {
  const std::string_view text = call.vm().text_of(name);
  if (call.failed()) return nullptr;
  const Program& program = call.vm().program();
  const Callable* const found = is_filter ? program.filter(text) : program.test(text);
  if (found == nullptr && is_filter) {
    call.vm().fail(rules::unknown_filter, words("没有过滤器“{}”", "there is no filter '{}'", text),
                   diagnostics::did_you_mean(text, program.filter_names()));
  } else if (found == nullptr) {
    call.vm().fail(rules::unknown_test, words("没有测试“{}”", "there is no test '{}'", text),
                   diagnostics::did_you_mean(text, program.test_names()));
  }
  return found;
}

// Calls a filter or test on one item after another, the other arguments being the same.
class Applied {
 public:
  Applied(Call& call, const Callable& callable, std::span<const Value> more)
      : call_(call), callable_(callable) {
    arguments_.push_back({});
    arguments_.insert(arguments_.end(), more.begin(), more.end());
  }

  Value to(const Value& item) {
    arguments_[0] = item;
    return call_.vm().call_filter(callable_, {arguments_, {}, {}, call_.keywords()});
  }

 private:
  Call& call_;
  const Callable& callable_;
  std::vector<Value> arguments_;
};

Value map_attribute(Call& call) {
  const Dict& keywords = *call.keywords();
  const AttributePath path = AttributePath::of(call, keywords.get("attribute"));
  const Value fallback = keywords.get("default");
  for (const Dict::Entry& entry : keywords.entries()) {
    const std::string_view name = entry.key.as_text();
    if (name == "attribute" || name == "default") continue;
    return call.fail(words("map 没有参数“{}”", "'map' has no argument '{}'", name));
  }
  Sequence items = call.items(0);
  ListBuilder list(call.arena(), items.size());
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    list.push(path.follow(call, items.at(i, call.arena()), fallback));
  }
  return list.list();
}

Value map(Call& call) {
  const bool by_attribute =
      call.rest().empty() && call.keywords() != nullptr && !call.keywords()->get("attribute").is_missing();
  if (by_attribute) return map_attribute(call);
  if (call.rest().empty()) {
    return call.fail(
        words("map 要一个过滤器的名称，或者 attribute", "'map' takes the name of a filter, or attribute="));
  }
  Sequence items = call.items(0);
  if (call.failed()) return {};
  const Callable* const filter = named(call, call.rest()[0], true);
  if (filter == nullptr) return {};
  Applied applied(call, *filter, call.rest().subspan(1));
  ListBuilder list(call.arena(), items.size());
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i)
    list.push(applied.to(items.at(i, call.arena())));
  return list.list();
}

enum class Of { Item, Attribute };

Value selected(Call& call, bool wanted, Of of) {
  std::span<const Value> rest = call.rest();
  AttributePath path;
  if (of == Of::Attribute) {
    if (rest.empty()) return call.fail(words("缺少属性的名称", "the name of an attribute is missing"));
    path = AttributePath::of(call, rest[0]);
    rest = rest.subspan(1);
  }
  Sequence items = call.items(0);
  if (call.failed()) return {};
  const Callable* const test = rest.empty() ? nullptr : named(call, rest[0], false);
  if (call.failed()) return {};
  std::optional<Applied> applied;
  if (test != nullptr) applied.emplace(call, *test, rest.subspan(1));
  ListBuilder list(call.arena());
  for (std::size_t i = 0; i < items.size() && !call.failed(); ++i) {
    const Value item = items.at(i, call.arena());
    const Value subject = path.follow(call, item);
    if (call.failed()) return {};
    const bool passes = call.vm().truth(applied ? applied->to(subject) : subject);
    if (passes == wanted) list.push(item);
  }
  return list.list();
}

Value select(Call& call) {
  return selected(call, true, Of::Item);
}
Value reject(Call& call) {
  return selected(call, false, Of::Item);
}
Value select_attribute(Call& call) {
  return selected(call, true, Of::Attribute);
}
Value reject_attribute(Call& call) {
  return selected(call, false, Of::Attribute);
}

constexpr std::string_view value[] = {"value"};

constexpr Callable filter(std::string_view name, Value (*invoke)(Call&)) {
  return {.name = name,
          .parameters = value,
          .required = 1,
          .invoke = invoke,
          .takes_more = true,
          .takes_keywords = true};
}

constexpr Callable table[] = {
    filter("map", map),
    filter("reject", reject),
    filter("rejectattr", reject_attribute),
    filter("select", select),
    filter("selectattr", select_attribute),
};

}  // namespace

std::span<const Callable> selection_filters() {
  return table;
}

}  // namespace gazette::templates
