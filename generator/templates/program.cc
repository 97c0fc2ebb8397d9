#include "templates/program.h"

#include <cassert>

#include "templates/comparison.h"
#include "templates/registry.h"
#include "templates/vm.h"

namespace gazette::templates {

namespace {

template <typename Table>
std::vector<std::string_view> names_of(const Table& table) {
  std::vector<std::string_view> names;
  names.reserve(table.size());
  for (const auto& [name, value] : table) names.push_back(name);
  return names;
}

}  // namespace

Program::Program(const EngineOptions& options)
    : options_(options),
      chinese_(text::CollationLocale::Chinese),
      english_(text::CollationLocale::English),
      arena_(SIZE_MAX / 2) {
  // `hidden`: the first parameter of a filter or test is what it is applied to.
  const auto add = [this](Table& table, std::span<const Callable> callables, std::size_t hidden) {
    for (const Callable& callable : callables) {
      assert(callable.parameters.size() <= Bound::most && callable.parameters.size() >= hidden &&
             "a filter has a parameter for what it is applied to");
      callables_.push_back(callable);
      callables_.back().hidden = hidden;
      table.insert_or_assign(callable.name, &callables_.back());
    }
  };
  for (const auto own : {text_filters(), html_filters(), number_filters(), list_filters(), order_filters(),
                         selection_filters(), options.filters}) {
    add(filters_, own, 1);
  }
  add(tests_, own_tests(), 1);
  add(tests_, options.tests, 1);
  add(globals_, own_functions(), 0);
  add(globals_, options.functions, 0);
}

LoopField loop_field_of(std::string_view name) {
  struct Named {
    std::string_view name;
    LoopField field;
  };
  static constexpr Named fields[] = {
      {"index", LoopField::Index},       {"index0", LoopField::Index0},
      {"revindex", LoopField::Revindex}, {"revindex0", LoopField::Revindex0},
      {"first", LoopField::First},       {"last", LoopField::Last},
      {"length", LoopField::Length},     {"depth", LoopField::Depth},
      {"depth0", LoopField::Depth0},     {"previtem", LoopField::Previtem},
      {"nextitem", LoopField::Nextitem},
  };
  for (const Named& named : fields) {
    if (named.name == name) return named.field;
  }
  return LoopField::None;
}

const Callable* Program::filter(std::string_view name) const {
  const auto found = filters_.find(name);
  return found == filters_.end() ? nullptr : found->second;
}

const Callable* Program::test(std::string_view name) const {
  const auto found = tests_.find(name);
  return found == tests_.end() ? nullptr : found->second;
}

const Callable* Program::global(std::string_view name) const {
  const auto found = globals_.find(name);
  return found == globals_.end() ? nullptr : found->second;
}

std::vector<std::string_view> Program::filter_names() const {
  return names_of(filters_);
}
std::vector<std::string_view> Program::test_names() const {
  return names_of(tests_);
}
std::vector<std::string_view> Program::global_names() const {
  return names_of(globals_);
}
std::vector<std::string_view> Program::template_names() const {
  return names_of(templates_by_name_);
}

const text::Collator* Program::collator(std::string_view word) const {
  if (word == "zh") return &chinese_;
  if (word == "en") return &english_;
  return nullptr;
}

const CompiledTemplate* Program::find(std::string_view name) const {
  const auto found = templates_by_name_.find(name);
  return found == templates_by_name_.end() ? nullptr : &templates_[found->second];
}

CompiledTemplate& Program::add_template(std::unique_ptr<Source> source) {
  const auto index = static_cast<std::uint32_t>(templates_.size());
  CompiledTemplate& added = templates_.emplace_back();
  added.source = std::move(source);
  templates_by_name_.emplace(added.source->name(), index);
  return added;
}

Function& Program::add_function() {
  Function& function = functions_.emplace_back();
  function.index = static_cast<std::uint32_t>(functions_.size() - 1);
  return function;
}

std::uint32_t Program::add_constant(const Value& value) {
  constants_.push_back(value);
  return static_cast<std::uint32_t>(constants_.size() - 1);
}

std::uint32_t Program::add_call_site(CallSite site) {
  call_sites_.push_back(std::move(site));
  return static_cast<std::uint32_t>(call_sites_.size() - 1);
}

std::uint32_t Program::add_visible(std::vector<VisibleLocal> locals) {
  visible_.push_back(std::move(locals));
  return static_cast<std::uint32_t>(visible_.size() - 1);
}

std::optional<NameId> Program::find_name(std::string_view name) const {
  const auto found = names_by_text_.find(name);
  if (found == names_by_text_.end()) return std::nullopt;
  return found->second;
}

NameId Program::intern(std::string_view name) {
  const auto [found, is_new] = names_by_text_.try_emplace(name, static_cast<NameId>(names_.size()));
  if (is_new) {
    names_.push_back({name, hash_of_text(name), find_callable(text_methods(), name),
                      find_callable(list_methods(), name), find_callable(dict_methods(), name), global(name),
                      loop_field_of(name)});
  }
  return found->second;
}

}  // namespace gazette::templates
