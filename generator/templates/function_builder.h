// Writes the instructions of one Function, and keeps count of its locals and of its stack.
#pragma once

#include <cstddef>
#include <cstdint>

#include "diagnostics/source.h"
#include "templates/instructions.h"

namespace gazette::templates {

class FunctionBuilder {
 public:
  // `outer`: the builder of the function around, or nullptr.
  FunctionBuilder(Function& function, FunctionBuilder* outer) : function_(function), outer_(outer) {}

  // `effect`: how many values more there are on the stack afterwards.
  std::uint32_t emit(Op op, diagnostics::Span span, int effect, std::uint32_t target = 0, std::uint8_t a = 0,
                     std::uint16_t slot = 0);
  // The attribute of what is on the stack. Where the last instruction has put a local there, the two become
  // one; no jump leads between them, since both belong to one expression.
  void emit_attribute(NameId name, diagnostics::Span span);
  // A jump whose target is set by land().
  std::uint32_t jump(Op op, diagnostics::Span span, int effect, std::uint16_t slot = 0, std::uint8_t a = 0);
  void land(std::uint32_t jump) { function_.code[jump].target = here(); }
  std::uint32_t here() const { return static_cast<std::uint32_t>(function_.code.size()); }

  // Past the 65,534th local the last slot is given again, and is_full() tells.
  std::uint16_t add_slot(NameId name);
  bool is_full() const { return is_full_; }

  // Where two ways meet, the stack is as one of them left it.
  int depth() const { return depth_; }
  void set_depth(int depth) { depth_ = depth; }

  // Notes that the locals of the function `levels` out are read from here.
  void reach_out(std::size_t levels);

  Function& function() { return function_; }
  FunctionBuilder* outer() { return outer_; }

 private:
  Function& function_;
  FunctionBuilder* outer_;
  int depth_ = 0;
  bool is_full_ = false;
};

}  // namespace gazette::templates
