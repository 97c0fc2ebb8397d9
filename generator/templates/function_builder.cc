#include "templates/function_builder.h"

#include <algorithm>
#include <cassert>

namespace gazette::templates {

std::uint32_t FunctionBuilder::emit(Op op, diagnostics::Span span, int effect, std::uint32_t target,
                                    std::uint8_t a, std::uint16_t slot) {
  function_.code.push_back({op, a, slot, target});
  function_.spans.push_back(span);
  depth_ += effect;
  assert(depth_ >= 0 && "the compiler takes no more off the stack than it has put there");
  function_.stack = std::max(function_.stack, static_cast<std::size_t>(depth_));
  return here() - 1;
}

void FunctionBuilder::emit_attribute(NameId name, diagnostics::Span span) {
  Instruction* const last = function_.code.empty() ? nullptr : &function_.code.back();
  const bool is_local = last != nullptr && (last->op == Op::Local || last->op == Op::Resolve);
  if (!is_local || function_.spans.back().begin != span.begin) {
    emit(Op::Attribute, span, 0, static_cast<std::uint32_t>(name));
    return;
  }
  last->op = last->op == Op::Local ? Op::LocalAttribute : Op::ResolveAttribute;
  last->target = static_cast<std::uint32_t>(name);
  function_.spans.back() = span;
}

std::uint32_t FunctionBuilder::jump(Op op, diagnostics::Span span, int effect, std::uint16_t slot,
                                    std::uint8_t a) {
  return emit(op, span, effect, 0, a, slot);
}

std::uint16_t FunctionBuilder::add_slot(NameId name) {
  if (function_.slot_names.size() >= Function::no_slot) {
    is_full_ = true;
    return Function::no_slot - 1;
  }
  function_.slot_names.push_back(name);
  return static_cast<std::uint16_t>(function_.slot_names.size() - 1);
}

void FunctionBuilder::reach_out(std::size_t levels) {
  FunctionBuilder* builder = this;
  for (; levels > 0; --levels) {
    builder = builder->outer_;
    builder->function_.is_enclosed = true;
  }
}

}  // namespace gazette::templates
