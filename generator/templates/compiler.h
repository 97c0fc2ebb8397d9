// From a tree to instructions: what compile_templates() does to one template.
//
// The scheme is Jinja2's code generator: a function for the template and one for each block, macro,
// call and recursive loop; names resolved to locals by Scope. What can be told without data is
// reported here: unknown filters, tests, templates and blocks, wrong arguments.
#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "templates/ast.h"
#include "templates/function_builder.h"
#include "templates/program.h"
#include "templates/scope.h"

namespace gazette::templates {

class TemplateCompiler {
 public:
  // REQUIRES: all templates have been added to the program, so that their names are known.
  TemplateCompiler(Program& program, CompiledTemplate& compiled, diagnostics::Diagnostics& diagnostics);

  void compile(const ast::Template& tree);

 private:
  struct Loop;

  // Where a statement stands.
  struct Frame {
    FunctionBuilder* code;
    Scope* scope;
    Loop* loop = nullptr;      // the innermost of this function
    bool is_toplevel = false;  // of the template, or in an `if` there: what is set is the template's
    bool is_root = false;      // not even in an `if`
    bool checks_output = false;
    Escape escape = Escape::On;
  };

  // What `break` and `continue` have to undo on their way out of a loop's body.
  struct Loop {
    struct Undo {
      enum class What : std::uint8_t { Capture, Autoescape } what;
      std::uint16_t slot;
    };
    std::vector<Undo> undo;
    std::vector<std::uint32_t> breaks;
    std::uint32_t next;  // where `continue` goes
  };

  // Templates, scopes, names.
  void compile_root(const ast::Template& tree);
  void compile_blocks(const ast::Template& tree);
  void compile_block(const ast::Block& block);
  void body(const ast::Body& statements, Frame& frame);
  void place_symbols(Scope& scope, FunctionBuilder& code);
  void enter(Scope& scope, Frame& frame, diagnostics::Span span);
  void load(std::string_view name, const Frame& frame, diagnostics::Span span);
  void load_raw(Scope::Found found, const Frame& frame, diagnostics::Span span);
  void assign(const ast::Target& target, Frame& frame);
  void export_names(const ast::Target& target, const Frame& frame);
  void export_name(std::string_view name, const Frame& frame, diagnostics::Span span);
  std::uint32_t visible_locals(const Frame& frame);
  Function& add_function(FunctionKind kind, std::string_view name);
  void finish(FunctionBuilder& code);
  Frame inner(const Frame& frame, Scope& scope) const;

  // Statements.
  void statement(const ast::Text& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Print& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::If& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::For& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Set& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::SetBlock& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Extends& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Block& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Include& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Import& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::FromImport& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Macro& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::CallBlock& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::FilterBlock& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::With& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Autoescape& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Break& s, diagnostics::Span span, Frame& frame);
  void statement(const ast::Continue& s, diagnostics::Span span, Frame& frame);

  void capture(const ast::Body& statements, diagnostics::Span span, Frame& frame, Escape result);
  void undo(const Frame& frame, diagnostics::Span span);
  void loop_in(const ast::For& s, diagnostics::Span span, const Frame& outside, FunctionBuilder& code);
  void gather(const ast::For& s, diagnostics::Span span, const Frame& outside, FunctionBuilder& code);
  void store_test_target(const ast::For& s, Frame& test_frame);
  std::uint32_t macro(std::string_view name, FunctionKind kind, const std::vector<ast::Parameter>& parameters,
                      const ast::Body& statements, diagnostics::Span span, Frame& frame);
  void special_parameters(Scope& scope, const std::vector<ast::Parameter>& parameters,
                          const ast::Body& statements);
  void parameter_defaults(const std::vector<ast::Parameter>& parameters, Frame& frame);

  // Expressions: each leaves one value on the stack.
  void expression(const ast::Expression& e, Frame& frame);
  void expression(const ast::Literal& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Name& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::ListDisplay& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::TupleDisplay& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::DictDisplay& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Unary& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Binary& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Logical& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Concat& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Compare& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Conditional& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Attribute& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Item& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Slice& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Call& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Filter& e, diagnostics::Span span, Frame& frame);
  void expression(const ast::Test& e, diagnostics::Span span, Frame& frame);
  void all(const std::vector<ast::Expression>& items, Frame& frame);

  // A call whose callee's value, or whose object, is on the stack already. `caller`: the function of a call
  // block's body, or nothing.
  enum class CallUse : std::uint8_t { Value, Print };
  void call(const ast::Call& e, diagnostics::Span span, Frame& frame, CallUse use,
            std::optional<std::uint32_t> caller);
  CallSite arguments(const ast::Arguments& given, Frame& frame);

  // Checks.
  const Callable* filter_named(const ast::Word& name);
  const Callable* test_named(const ast::Word& name);
  void check_arguments(const Callable& callable, const ast::Arguments& given, const ast::Word& name);
  void check_named_argument(const ast::Filter& e);
  void check_template(const ast::Expression& name, bool must_exist);
  void error(diagnostics::Rule rule, diagnostics::Span span, diagnostics::Wording message,
             diagnostics::Wording hint = {});

  Program& program_;
  CompiledTemplate& compiled_;
  std::uint32_t template_index_;
  diagnostics::Diagnostics& diagnostics_;
  bool has_extends_ = false;        // anywhere
  bool has_known_extends_ = false;  // met, at the root
  std::size_t extends_met_ = 0;
};

}  // namespace gazette::templates
