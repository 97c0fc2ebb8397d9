// A Call is what a filter, test or function is given: its arguments in the order of its parameters,
// and what it may use to answer. It lives while the function runs.
//
//   Value count_words(Call& call) {
//     const Value& text = call.argument(0);
//     if (!text.is_text()) return call.fail(words("…", "expected a text"));
//     return Value::integer(…);
//   }
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "diagnostics/wording.h"
#include "templates/sequence.h"
#include "templates/value.h"

namespace gazette::templates {

class Vm;
class Call;

// How a filter, test or function of the host is called, and what it is named. The same form describes
// the engine's own. All views outlive the TemplateSet that it is registered with.
struct Callable {
  std::string_view name;
  // The names of its parameters, for keyword arguments; a filter's or test's first is what it is applied to.
  std::span<const std::string_view> parameters;
  std::size_t required = 0;  // how many must be given
  Value (*invoke)(Call& call) = nullptr;
  const void* state = nullptr;  // what call.state() gives back: const, shared by all threads
  bool takes_more = false;      // further positional arguments come in call.rest()
  bool takes_keywords = false;  // keywords that are no parameter come in call.keywords()
  // How many of the parameters an author does not write: 1 for filters, tests and methods, whose first is
  // what they are applied to; so that messages count as authors do.
  std::size_t hidden = 0;
};

class Call {
 public:
  Call(Vm& vm, const Callable& callable, std::span<const Value> arguments, std::span<const Value> rest,
       const Dict* keywords)
      : vm_(vm), callable_(callable), arguments_(arguments), rest_(rest), keywords_(keywords) {}

  // By the parameter's position; missing where it was not given.
  const Value& argument(std::size_t index) const { return arguments_[index]; }
  bool given(std::size_t index) const { return !arguments_[index].is_missing(); }
  std::span<const Value> rest() const { return rest_; }
  const Dict* keywords() const { return keywords_; }  // nullptr where none was given

  const Callable& callable() const { return callable_; }
  const void* state() const { return callable_.state; }
  Arena& arena() const;
  // A name as the calling template sees it, or missing: call.lookup("page").
  Value lookup(std::string_view name) const;
  // Whether text is escaped where the call stands.
  bool autoescape() const;
  Vm& vm() const { return vm_; }

  // An argument as text, integer, truth or sequence; `otherwise` where it was not given. What does not fit
  // is an error: look at failed() before the result is used.
  std::string_view text(std::size_t index, std::string_view otherwise = {});
  std::int64_t integer(std::size_t index, std::int64_t otherwise = 0);
  bool truth(std::size_t index, bool otherwise = false) const;
  Sequence items(std::size_t index);

  bool failed() const;
  // Stops the render with this message at the call's place. Returns a value only to be returned.
  Value fail(diagnostics::Wording message, diagnostics::Wording hint = {});
  // Says that an argument is of the wrong kind: "expected a text, found a list".
  Value fail_expecting(std::size_t index, const diagnostics::Wording& what);

 private:
  Vm& vm_;
  const Callable& callable_;
  std::span<const Value> arguments_;
  std::span<const Value> rest_;
  const Dict* keywords_;
};

}  // namespace gazette::templates
