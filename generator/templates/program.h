// A Program is a set of templates, compiled: what TemplateSet holds and the Vm runs.
//
// The compiler fills it, template by template; from then on it is const and shared by all threads.
// It owns the sources, and everything in it views into them or into its arena of constants.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "templates/arena.h"
#include "templates/call.h"
#include "templates/engine.h"
#include "templates/instructions.h"
#include "templates/source.h"
#include "templates/value.h"
#include "text/collation.h"

namespace gazette::templates {

// The fields of `loop`.
enum class LoopField : std::uint8_t {
  None,
  Index,
  Index0,
  Revindex,
  Revindex0,
  First,
  Last,
  Length,
  Depth,
  Depth0,
  Previtem,
  Nextitem,
};
LoopField loop_field_of(std::string_view name);

// What a name means to the engine itself, looked up once when a template is compiled.
struct NameFacts {
  std::string_view text;
  std::uint64_t hash = 0;  // as a key of a dict
  const Callable* text_method = nullptr;
  const Callable* list_method = nullptr;
  const Callable* dict_method = nullptr;
  const Callable* function = nullptr;  // the global of this name
  LoopField loop_field = LoopField::None;
};

// What a call, filter or test is given, as far as its source says.
struct CallSite {
  const Callable* callable = nullptr;  // filters and tests
  NameId name{};                       // methods
  std::uint32_t positional = 0;  // on the stack, in this order: positional, keywords, *star, **double_star
  std::vector<NameId> keywords;
  bool has_star = false;
  bool has_double_star = false;

  std::size_t values() const {
    return positional + keywords.size() + (has_star ? 1U : 0U) + (has_double_star ? 1U : 0U);
  }
};

// A local that include, import and scoped blocks pass on.
struct VisibleLocal {
  NameId name;
  std::uint16_t depth;
  std::uint16_t slot;
};

struct CompiledTemplate {
  struct Block {
    NameId name;
    const Function* function;
    diagnostics::Span span;
  };

  std::unique_ptr<Source> source;
  const Function* root = nullptr;
  std::vector<Block> blocks;
  std::vector<NameId> exports;  // what `import` can find, for "did you mean"
  std::optional<diagnostics::Span> extends;
  bool has_mistakes = false;
};

class Program {
 public:
  explicit Program(const EngineOptions& options);

  const CompiledTemplate* find(std::string_view name) const;
  const Source& source_of(const Function& function) const {
    return *templates_[function.template_index].source;
  }

  const std::vector<CompiledTemplate>& templates() const { return templates_; }
  std::vector<CompiledTemplate>& templates() { return templates_; }
  const Function& function(std::uint32_t index) const { return functions_[index]; }
  const Value& constant(std::uint32_t index) const { return constants_[index]; }
  const CallSite& call_site(std::uint32_t index) const { return call_sites_[index]; }
  std::span<const VisibleLocal> visible(std::uint32_t index) const { return visible_[index]; }
  const NameFacts& name(NameId id) const { return names_[static_cast<std::uint32_t>(id)]; }
  std::string_view text_of(NameId id) const { return name(id).text; }
  std::optional<NameId> find_name(std::string_view name) const;  // where a template has it

  const Callable* filter(std::string_view name) const;
  const Callable* test(std::string_view name) const;
  const Callable* global(std::string_view name) const;
  std::vector<std::string_view> filter_names() const;  // sorted
  std::vector<std::string_view> test_names() const;
  std::vector<std::string_view> global_names() const;
  std::vector<std::string_view> template_names() const;
  // For by='zh' and by='en'; nullptr for any other word.
  const text::Collator* collator(std::string_view word) const;
  const EngineOptions& options() const { return options_; }

  // While it is being compiled.
  CompiledTemplate& add_template(std::unique_ptr<Source> source);
  Function& add_function();
  std::uint32_t add_constant(const Value& value);
  std::uint32_t add_call_site(CallSite site);
  std::uint32_t add_visible(std::vector<VisibleLocal> locals);
  NameId intern(std::string_view name);  // the text must live as long as the program
  Arena& constants_arena() { return arena_; }

 private:
  using Table = std::map<std::string_view, const Callable*>;

  EngineOptions options_;
  std::deque<Callable> callables_;  // what the tables point to
  Table filters_, tests_, globals_;
  text::Collator chinese_, english_;
  Arena arena_;
  std::vector<CompiledTemplate> templates_;
  std::map<std::string_view, std::uint32_t> templates_by_name_;
  std::deque<Function> functions_;
  std::vector<Value> constants_;
  std::vector<CallSite> call_sites_;
  std::vector<std::vector<VisibleLocal>> visible_;
  std::vector<NameFacts> names_;
  std::unordered_map<std::string_view, NameId> names_by_text_;
};

}  // namespace gazette::templates
