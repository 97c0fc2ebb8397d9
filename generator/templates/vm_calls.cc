// The part of Vm that calls: filters, tests, functions, methods, macros, blocks and recursive loops.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "diagnostics/nearest.h"
#include "templates/argument_wording.h"
#include "templates/printing.h"
#include "templates/registry.h"
#include "templates/rules.h"
#include "templates/vm.h"

namespace gazette::templates {

using diagnostics::Wording;
using diagnostics::words;

bool Vm::step_call(const Instruction& i, Frame& frame, Value*& top) {
  if (i.op == Op::MakeMacro) {
    *top++ = Value::native(*arena_.make<MacroValue>(program_.function(i.target), &frame, *frame.context));
    return within_limits();
  }
  const CallSite& site = program_.call_site(i.target);
  Value* const first = top - site.values();
  Given given;
  if (!given_at(site, first, given)) return false;
  Value& below = first[-1];  // the operand, the callee, or the object of a method
  const bool prints = i.op == Op::PrintCall || i.op == Op::PrintMethod;
  const std::optional<Escape> print_as = prints ? std::optional(static_cast<Escape>(i.a)) : std::nullopt;
  Value result;
  if (i.op == Op::Filter || i.op == Op::Test) {
    result = invoke(*site.callable, given);
  } else if (i.op == Op::Method || i.op == Op::PrintMethod) {
    result = call_method(below, site, given, print_as);
  } else {
    given.positional = given.positional.subspan(1);
    result = call(below, given, print_as);
  }
  if (!within_limits()) return false;
  top = first;
  if (!prints) {
    below = result;
    return true;
  }
  --top;
  return result.is_missing() || print(result, *print_as);
}

// What is on the stack at `first`, as arguments; the value below, as the first of them.
bool Vm::given_at(const CallSite& site, Value* first, Given& given) {
  given.positional = {first - 1, site.positional + std::size_t{1}};
  given.names = site.keywords;
  given.keywords = {first + site.positional, site.keywords.size()};
  const Value* more = first + site.positional + site.keywords.size();
  if (site.has_star) {
    std::optional<Sequence> items = sequence(*more++);
    if (!items || !spend(items->size())) return false;
    ListBuilder list(arena_, given.positional.size() + items->size());
    for (const Value& value : given.positional) list.push(value);
    for (std::size_t i = 0; i < items->size(); ++i) list.push(items->at(i, arena_));
    given.positional = list.items();
    if (!within_limits()) return false;
  }
  if (!site.has_double_star) return true;
  if (more->is_undefined()) return fail_undefined(*more), false;
  if (!more->is(Kind::Dict)) {
    const Wording what = described(*more);
    fail(rules::type, {"** 要一个字典，却是" + what.zh, "** takes a dict, not " + what.en});
    return false;
  }
  given.more = &more->as_dict();
  return true;
}

Value Vm::call_method(const Value& object, const CallSite& site, const Given& given,
                      std::optional<Escape> print_as) {
  const NameFacts& name = program_.name(site.name);
  const Callable* found = nullptr;
  if (object.is_text()) found = name.text_method;
  if (object.is_list() && !object.is_group()) found = name.list_method;
  if (object.is(Kind::Dict)) found = name.dict_method;
  if (object.is(Kind::Native) && object.as_native().type() == Native::Type::Loop) {
    found = find_callable(loop_methods(), name.text);
  }
  if (found != nullptr) return invoke(*found, given);
  const Value callee = attribute(object, name);
  if (failed_) return {};
  Given own = given;
  own.positional = given.positional.subspan(1);
  return call(callee, own, print_as);
}

Value Vm::call(const Value& callee, const Given& given, std::optional<Escape> print_as) {
  if (callee.is_undefined()) return fail_undefined(callee);
  if (callee.is(Kind::Native)) {
    Native& native = callee.as_native();
    switch (native.type()) {
      case Native::Type::Macro:
        return call_macro(static_cast<MacroValue&>(native), given, print_as);
      case Native::Type::Block:
        return call_block(static_cast<BlockValue&>(native), print_as);
      case Native::Type::Loop:
        return call_loop(static_cast<LoopState&>(native), given, print_as);
      case Native::Type::Joiner: {
        auto& joiner = static_cast<JoinerValue&>(native);
        return std::exchange(joiner.used, true) ? joiner.separator : Value::string({});
      }
      case Native::Type::Function: {
        const auto& function = static_cast<const FunctionValue&>(native);
        if (function.receiver.is_missing()) return invoke(function.callable, given);
        ListBuilder with_receiver(arena_, given.positional.size() + 1);
        with_receiver.push(function.receiver);
        for (const Value& value : given.positional) with_receiver.push(value);
        Given own = given;
        own.positional = with_receiver.items();
        return within_limits() ? invoke(function.callable, own) : Value::missing();
      }
      case Native::Type::Namespace:
      case Native::Type::Module:
      case Native::Type::Cycler:
      case Native::Type::Self:
      case Native::Type::Gathering:
        break;
    }
  }
  const Wording what = described(callee);
  return fail(rules::type, {what.zh + "不能调用", what.en + " cannot be called"});
}

Value Vm::invoke(const Callable& callable, const Given& given) {
  Bound bound;
  if (!spend(1) || !bind(callable, given, bound)) return {};
  Call call(*this, callable, {bound.values.data(), callable.parameters.size()}, bound.rest, bound.keywords);
  const Value result = callable.invoke(call);
  return failed_ ? Value::missing() : result;
}

bool Vm::bind(const Callable& callable, const Given& given, Bound& bound) {
  const auto refuse = [&](Wording wording, Wording hint = {}) {
    fail(rules::arguments, std::move(wording), std::move(hint));
    return false;
  };
  const std::size_t most = callable.parameters.size();
  const std::size_t positional = std::min(given.positional.size(), most);
  std::copy_n(given.positional.begin(), positional, bound.values.begin());
  bound.rest = given.positional.subspan(positional);
  if (!bound.rest.empty() && !callable.takes_more) {
    return refuse(
        too_many_arguments(callable.name, most - callable.hidden, given.positional.size() - callable.hidden));
  }
  const auto set = [&](std::string_view name, const Value& value) {
    const auto parameter = std::ranges::find(callable.parameters, name);
    if (parameter != callable.parameters.end()) {
      Value& slot = bound.values[static_cast<std::size_t>(parameter - callable.parameters.begin())];
      if (!slot.is_missing()) return refuse(repeated_argument(callable.name, name));
      slot = value;
      return true;
    }
    if (!callable.takes_keywords) {
      return refuse(unknown_argument(callable.name, name),
                    diagnostics::did_you_mean(name, callable.parameters.subspan(callable.hidden)));
    }
    if (bound.keywords == nullptr) bound.keywords = arena_.make<Dict>();
    bound.keywords->set(arena_, name, value);
    return true;
  };
  for (std::size_t i = 0; i < given.names.size(); ++i) {
    if (!set(program_.text_of(given.names[i]), given.keywords[i])) return false;
  }
  if (given.more != nullptr) {
    for (const Dict::Entry& entry : given.more->entries()) {
      if (!entry.key.is_text()) return refuse(words("** 的键要是文字", "the keys of ** must be texts"));
      if (!set(entry.key.as_text(), entry.value)) return false;
    }
  }
  for (std::size_t i = 0; i < callable.required; ++i) {
    if (bound.values[i].is_missing()) return refuse(missing_argument(callable.name, callable.parameters[i]));
  }
  return true;
}

Value Vm::call_macro(MacroValue& macro, const Given& given, std::optional<Escape> print_as) {
  return printed_or_captured(print_as, [&] {
    const bool good = run_function(macro.function, macro.outer, macro.context,
                                   [&](Frame& frame) { return bind_macro(macro, given, frame); });
    if (!good) {
      set_chain(macro.function.kind == FunctionKind::Caller
                    ? words("call 的内容在这里调用", "the body of the call is called here")
                    : words("宏“{}”在这里调用", "macro '{}' called here", macro.function.name));
    }
    return good;
  });
}

// Python's rules: by position, then by name; what is left goes to varargs and kwargs where the body reads
// them.
bool Vm::bind_macro(const MacroValue& macro, const Given& given, Frame& frame) {
  const Function& function = macro.function;
  const auto refuse = [&](Wording wording, Wording hint = {}) {
    fail(rules::arguments, std::move(wording), std::move(hint));
    return false;
  };
  const std::size_t positional = std::min(given.positional.size(), function.parameters.size());
  for (std::size_t i = 0; i < positional; ++i) frame.slots[function.parameters[i].slot] = given.positional[i];
  const auto rest = given.positional.subspan(positional);
  if (function.varargs != Function::no_slot) {
    frame.slots[function.varargs] = Value::tuple(arena_.copy(rest));
  } else if (!rest.empty()) {
    return refuse(too_many_arguments(function.name, function.parameters.size(), given.positional.size()));
  }
  Dict* kwargs = nullptr;
  if (function.kwargs != Function::no_slot) {
    kwargs = arena_.make<Dict>();
    frame.slots[function.kwargs] = Value::dict(*kwargs);
  }
  const auto set = [&](std::string_view name, const Value& value) {
    for (const Function::Parameter& parameter : function.parameters) {
      if (program_.text_of(parameter.name) != name) continue;
      Value& slot = frame.slots[parameter.slot];
      if (!slot.is_missing()) return refuse(repeated_argument(function.name, name));
      slot = value;
      return true;
    }
    if (name == "caller" && function.caller != Function::no_slot) {
      frame.slots[function.caller] = value;
      return true;
    }
    if (kwargs != nullptr) {
      kwargs->set(arena_, name, value);
      return true;
    }
    std::vector<std::string_view> names;
    names.reserve(function.parameters.size());
    for (const Function::Parameter& parameter : function.parameters)
      names.push_back(program_.text_of(parameter.name));
    if (name == "caller") {
      return refuse(words("宏“{}”不用 caller，不能用 call 调用",
                          "the macro '{}' has no use for a caller: it cannot be called by 'call'",
                          function.name));
    }
    return refuse(unknown_argument(function.name, name), diagnostics::did_you_mean(name, names));
  };
  for (std::size_t i = 0; i < given.names.size(); ++i) {
    if (!set(program_.text_of(given.names[i]), given.keywords[i])) return false;
  }
  if (given.more != nullptr) {
    for (const Dict::Entry& entry : given.more->entries()) {
      if (!entry.key.is_text()) return refuse(words("** 的键要是文字", "the keys of ** must be texts"));
      if (!set(entry.key.as_text(), entry.value)) return false;
    }
  }
  if (function.caller != Function::no_slot && frame.slots[function.caller].is_missing()) {
    frame.slots[function.caller] = absent(Absence::Reason::Variable, {}, "caller");
  }
  return within_limits();
}

Value Vm::call_block(BlockValue& block, std::optional<Escape> print_as) {
  return printed_or_captured(print_as, [&] {
    const bool good = run_function(*block.node.function, nullptr, block.context, [&](Frame& frame) {
      frame.block = &block.node;
      return true;
    });
    if (!good) set_chain(words("块“{}”在这里调用", "block '{}' called here", block.name));
    return good;
  });
}

Value Vm::call_loop(LoopState& loop, const Given& given, std::optional<Escape> print_as) {
  if (loop.function == nullptr) {
    return fail(rules::type,
                words("循环没有写 recursive，不能调用 loop(…)",
                      "the loop is not recursive, so loop(…) cannot be called"),
                words("写 {{% for … recursive %}}", "write {{% for … recursive %}}"));
  }
  if (given.positional.size() != 1 || !given.names.empty() || given.more != nullptr) {
    return fail(rules::arguments, words("loop(…) 要一个参数", "loop(…) takes one argument"));
  }
  return printed_or_captured(print_as, [&] {
    const bool good = run_function(*loop.function, loop.outer, *loop.context, [&](Frame& frame) {
      frame.iterable = given.positional[0];
      frame.loop_depth = loop.depth0 + 1;
      return true;
    });
    if (!good) set_chain(words("loop 在这里调用", "loop called here"));
    return good;
  });
}

void Vm::set_chain(Wording wording) {
  if (has_place_) chain_ = std::move(wording);
}

Value* Vm::enclosed_slots(std::size_t count) {
  return static_cast<Value*>(
      arena_.allocate(std::max<std::size_t>(count, 1) * sizeof(Value), alignof(Value)));
}

}  // namespace gazette::templates
