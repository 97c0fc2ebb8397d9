#include "templates/instructions.h"

#include <fmt/format.h>

#include <iterator>

#include "diagnostics/render.h"
#include "templates/program.h"

namespace gazette::templates {

namespace {

std::string_view name_of(Op op) {
  switch (op) {
    case Op::Constant:
      return "constant";
    case Op::Local:
      return "local";
    case Op::Resolve:
      return "resolve";
    case Op::Outer:
      return "outer";
    case Op::OuterResolve:
      return "outer-resolve";
    case Op::LocalRaw:
      return "local-raw";
    case Op::ResolveRaw:
      return "resolve-raw";
    case Op::OuterRaw:
      return "outer-raw";
    case Op::OuterResolveRaw:
      return "outer-resolve-raw";
    case Op::Store:
      return "store";
    case Op::Clear:
      return "clear";
    case Op::Pop:
      return "pop";
    case Op::Duplicate:
      return "duplicate";
    case Op::List:
      return "list";
    case Op::Tuple:
      return "tuple";
    case Op::Dict:
      return "dict";
    case Op::Attribute:
      return "attribute";
    case Op::LocalAttribute:
      return "local-attribute";
    case Op::ResolveAttribute:
      return "resolve-attribute";
    case Op::Item:
      return "item";
    case Op::Slice:
      return "slice";
    case Op::Missing:
      return "missing";
    case Op::NoElse:
      return "no-else";
    case Op::Add:
      return "add";
    case Op::Subtract:
      return "subtract";
    case Op::Multiply:
      return "multiply";
    case Op::Divide:
      return "divide";
    case Op::FloorDivide:
      return "floor-divide";
    case Op::Modulo:
      return "modulo";
    case Op::Power:
      return "power";
    case Op::Negate:
      return "negate";
    case Op::Plus:
      return "plus";
    case Op::Not:
      return "not";
    case Op::Concat:
      return "concat";
    case Op::Compare:
      return "compare";
    case Op::CompareChain:
      return "compare-chain";
    case Op::Jump:
      return "jump";
    case Op::JumpIfFalse:
      return "jump-if-false";
    case Op::JumpIfTrue:
      return "jump-if-true";
    case Op::JumpIfFalseKeep:
      return "jump-if-false-keep";
    case Op::JumpIfTrueKeep:
      return "jump-if-true-keep";
    case Op::Text:
      return "text";
    case Op::Print:
      return "print";
    case Op::PrintCall:
      return "print-call";
    case Op::PrintMethod:
      return "print-method";
    case Op::BeginCapture:
      return "begin-capture";
    case Op::EndCapture:
      return "end-capture";
    case Op::Call:
      return "call";
    case Op::Method:
      return "method";
    case Op::Filter:
      return "filter";
    case Op::Test:
      return "test";
    case Op::MakeMacro:
      return "make-macro";
    case Op::LoopBegin:
      return "loop-begin";
    case Op::LoopNext:
      return "loop-next";
    case Op::LoopRecursive:
      return "loop-recursive";
    case Op::LoopEmpty:
      return "loop-empty";
    case Op::Gather:
      return "gather";
    case Op::Append:
      return "append";
    case Op::Gathered:
      return "gathered";
    case Op::Unpack:
      return "unpack";
    case Op::Export:
      return "export";
    case Op::SetMember:
      return "set-member";
    case Op::Include:
      return "include";
    case Op::Import:
      return "import";
    case Op::ImportName:
      return "import-name";
    case Op::Extends:
      return "extends";
    case Op::JumpIfChild:
      return "jump-if-child";
    case Op::RenderParent:
      return "render-parent";
    case Op::Block:
      return "block";
    case Op::Super:
      return "super";
    case Op::Self:
      return "self";
    case Op::Autoescape:
      return "autoescape";
    case Op::RestoreAutoescape:
      return "restore-autoescape";
    case Op::DefaultOf:
      return "default-of";
    case Op::NotGiven:
      return "not-given";
    case Op::Return:
      return "return";
  }
  return {};
}

std::string constant_text(const Value& value) {
  switch (value.kind()) {
    case Kind::None:
      return "none";
    case Kind::Boolean:
      return value.as_boolean() ? "true" : "false";
    case Kind::Integer:
      return fmt::format("{}", value.as_integer());
    case Kind::Number:
      return fmt::format("{}", value.as_number());
    default:
      return diagnostics::json_string(value.as_text());
  }
}

// What the instruction works on, by its kind.
std::string operand_of(const Instruction& i, const Function& function, const Program& program) {
  const auto slot = [&] {
    return fmt::format("{}:{}", i.slot, program.text_of(function.slot_names[i.slot]));
  };
  const auto name = [&] { return std::string(program.text_of(static_cast<NameId>(i.target))); };
  switch (i.op) {
    case Op::Constant:
    case Op::Text:
      return constant_text(program.constant(i.target));
    case Op::Local:
    case Op::Resolve:
    case Op::LocalRaw:
    case Op::ResolveRaw:
    case Op::Store:
    case Op::Clear:
    case Op::LoopBegin:
    case Op::NotGiven:
      return slot();
    case Op::LoopNext:
    case Op::LoopEmpty:
    case Op::DefaultOf:
      return fmt::format("{} -> {}", slot(), i.target);
    case Op::Outer:
    case Op::OuterResolve:
    case Op::OuterRaw:
    case Op::OuterResolveRaw:
      return fmt::format("{} out {}", i.a, i.slot);
    case Op::Jump:
    case Op::JumpIfFalse:
    case Op::JumpIfTrue:
    case Op::JumpIfFalseKeep:
    case Op::JumpIfTrueKeep:
    case Op::JumpIfChild:
    case Op::CompareChain:
      return fmt::format("-> {}", i.target);
    case Op::LocalAttribute:
    case Op::ResolveAttribute:
      return slot() + " " + name();
    case Op::Attribute:
    case Op::SetMember:
    case Op::ImportName:
    case Op::Export:
    case Op::Block:
      return name();
    case Op::Filter:
    case Op::Test: {
      const CallSite& site = program.call_site(i.target);
      return fmt::format("{} {}", site.callable == nullptr ? "?" : site.callable->name, site.values());
    }
    case Op::Method:
    case Op::PrintMethod: {
      const CallSite& site = program.call_site(i.target);
      return fmt::format("{} {}", program.text_of(site.name), site.values());
    }
    case Op::Call:
    case Op::PrintCall:
      return fmt::format("{}", program.call_site(i.target).values());
    case Op::List:
    case Op::Tuple:
    case Op::Dict:
    case Op::Concat:
    case Op::Unpack:
      return fmt::format("{}", i.target);
    default:
      return {};
  }
}

}  // namespace

std::string dump(const Function& function, const Program& program) {
  std::string out;
  for (std::size_t n = 0; n < function.code.size(); ++n) {
    const Instruction& i = function.code[n];
    const std::string operand = operand_of(i, function, program);
    fmt::format_to(std::back_inserter(out), "{:>3} {}{}{}\n", n, name_of(i.op), operand.empty() ? "" : " ",
                   operand);
  }
  return out;
}

}  // namespace gazette::templates
