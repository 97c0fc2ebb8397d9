#include "templates/statement_parser.h"

#include <memory>
#include <utility>

#include "text/utf8.h"

namespace gazette::templates {

using ast::Body;
using ast::boxed;
using ast::Expression;
using ast::Statement;
using diagnostics::Span;
using diagnostics::words;
using Conditions = ExpressionParser::Conditions;

void StatementParser::read_if(Body& body, Span span) {
  static constexpr std::string_view parts[] = {"elif", "else", "endif"};
  static constexpr std::string_view last[] = {"endif"};
  ast::If result;
  while (true) {
    ast::If::Branch branch{{span, ast::Literal{Value::boolean(true)}}, {}};
    opening([&] { branch.condition = expressions_.tuple_or_expression(Conditions::Not); });
    branch.body = body_until("if", span, parts);
    result.branches.push_back(std::move(branch));
    if (!reader_.skip_name("elif")) break;
    reader_.begin_tag();
  }
  if (reader_.skip_name("else")) {
    opening([] {});
    result.otherwise = body_until("if", span, last);
  }
  end_tag("endif");
  add(body, span, std::move(result));
}

void StatementParser::read_for(Body& body, Span span) {
  static constexpr std::string_view parts[] = {"else", "endfor"};
  static constexpr std::string_view last[] = {"endfor"};
  ast::For loop{{span, ast::Word{"_", span}}, {span, ast::ListDisplay{}}, nullptr, false, {}, {}};
  opening([&] {
    loop.target = expressions_.target("in");
    reader_.expect_name("in");
    loop.iterable = expressions_.tuple_or_expression(Conditions::Not, "recursive");
    if (reader_.skip_name("if")) loop.condition = boxed(expressions_.expression());
    loop.recursive = reader_.skip_name("recursive");
    ++loops_;
    check_not_loop(loop.target);
    --loops_;
  });
  ++loops_;
  loop.body = body_until("for", span, parts);
  --loops_;
  if (reader_.skip_name("else")) {
    opening([] {});
    loop.otherwise = body_until("for", span, last);
  }
  end_tag("endfor");
  add(body, span, std::move(loop));
}

void StatementParser::check_not_loop(const ast::Target& target) {
  if (loops_ == 0) return;
  if (const auto* name = std::get_if<ast::Word>(&target.form); name != nullptr && name->text == "loop") {
    reader_.fail(name->span, words("循环里的“loop”是专用变量，不能赋值",
                                   "'loop' is the loop's own variable and cannot be assigned to"));
  }
  if (const auto* tuple = std::get_if<ast::Target::Tuple>(&target.form)) {
    for (const ast::Target& item : tuple->items) check_not_loop(item);
  }
}

ast::Target StatementParser::set_target() {
  if (reader_.at(TokenKind::Name) && reader_.after().kind == TokenKind::Dot) {
    const Token& object = reader_.next();
    reader_.next();  // the dot
    const Token& name = reader_.expect_any_name(words("属性名", "a name"));
    return {{object.span.begin, name.span.end},
            ast::Target::Member{{object.text, object.span}, {name.text, name.span}}};
  }
  ast::Target target = expressions_.target({});
  check_not_loop(target);
  return target;
}

void StatementParser::read_set(Body& body, Span span) {
  static constexpr std::string_view ends[] = {"endset"};
  ast::SetBlock block{{span, ast::Word{"_", span}}, nullptr, {}};
  bool is_block = false;
  const bool good = opening([&] {
    block.target = set_target();
    if (!reader_.skip(TokenKind::Assign)) {
      is_block = true;
      if (reader_.at(TokenKind::TagEnd) || reader_.at(TokenKind::Pipe)) {
        block.filter = expressions_.filter_chain(ExpressionParser::FirstBar::Needed);
        return;
      }
      is_block = false;
      reader_.fail_expecting(words("“=”", "'='"));
    }
    Expression value = expressions_.tuple_or_expression(Conditions::Allowed);
    add(body, span, ast::Set{std::move(block.target), std::move(value)});
  });
  if (!is_block) return;
  block.body = body_until("set", span, ends);
  end_tag("endset");
  if (good) add(body, span, std::move(block));
}

void StatementParser::read_block(Body& body, Span span) {
  static constexpr std::string_view ends[] = {"endblock"};
  ast::Block block{{"_", span}, false, false, {}};
  const bool good = opening([&] {
    const Token& name = reader_.expect_any_name(words("块的名称", "the name of a block"));
    block.name = {name.text, name.span};
    block.scoped = reader_.skip_name("scoped");
    block.required = reader_.skip_name("required");
    if (reader_.at(TokenKind::Subtract)) {
      reader_.fail(reader_.current().span,
                   words("块的名称里不能有“-”", "the name of a block cannot contain '-'"),
                   words("请用下划线", "use an underscore"));
    }
  });
  block.body = own_body("block", span, ends);
  reader_.next();  // endblock
  if (good && reader_.at(TokenKind::Name) && reader_.current().text != block.name.text) {
    reader_.fail(reader_.current().span,
                 words("这里结束的是块“{}”", "this ends the block '{}'", block.name.text));
  }
  reader_.skip(TokenKind::Name);
  finish_tag();
  if (!good) return;
  if (block.required) check_required(block);
  add(body, span, std::move(block));
}

void StatementParser::check_required(const ast::Block& block) {
  for (const Statement& statement : block.body) {
    const auto* text = std::get_if<ast::Text>(&statement.form);
    if (text != nullptr && text::trim(text->text).empty()) continue;
    reader_.report(
        statement.span,
        words("required 的块“{}”里只能有注释或空白",
              "the required block '{}' may hold nothing but comments and white space", block.name.text));
    return;
  }
}

std::vector<ast::Parameter> StatementParser::signature() {
  std::vector<ast::Parameter> parameters;
  reader_.expect(TokenKind::ParenOpen);
  while (!reader_.at(TokenKind::ParenClose)) {
    const ast::Word name = expressions_.target_name();
    for (const ast::Parameter& other : parameters) {
      if (other.name.text != name.text) continue;
      reader_.fail(name.span, words("参数“{}”出现了两次", "the parameter '{}' stands here twice", name.text));
    }
    ast::ExpressionPtr fallback;
    if (reader_.skip(TokenKind::Assign)) {
      fallback = boxed(expressions_.expression());
    } else if (!parameters.empty() && parameters.back().fallback) {
      reader_.fail(name.span,
                   words("有默认值的参数后面，参数“{}”也要有默认值",
                         "the parameter '{}' needs a default, since the one before has one", name.text));
    }
    parameters.push_back({name, std::move(fallback)});
    if (!reader_.skip(TokenKind::Comma)) break;
  }
  if (!reader_.at(TokenKind::ParenClose)) reader_.fail_expecting(words("“,”或“)”", "',' or ')'"));
  reader_.next();
  return parameters;
}

void StatementParser::read_macro(Body& body, Span span) {
  static constexpr std::string_view ends[] = {"endmacro"};
  ast::Macro macro{{"_", span}, {}, {}};
  const bool good = opening([&] {
    macro.name = expressions_.target_name();
    macro.parameters = signature();
  });
  macro.body = own_body("macro", span, ends);
  end_tag("endmacro");
  if (good) add(body, span, std::move(macro));
}

void StatementParser::read_call(Body& body, Span span) {
  static constexpr std::string_view ends[] = {"endcall"};
  ast::CallBlock block{{}, {span, ast::Literal{Value::none()}}, {}};
  const bool good = opening([&] {
    if (reader_.at(TokenKind::ParenOpen)) block.parameters = signature();
    block.call = expressions_.expression();
    if (!std::holds_alternative<ast::Call>(block.call.form)) {
      reader_.fail(block.call.span, words("call 后面要调用一个宏", "'call' takes a call"),
                   words("例如 card()", "such as card()"));
    }
  });
  block.body = own_body("call", span, ends);
  end_tag("endcall");
  if (good) add(body, span, std::move(block));
}

void StatementParser::read_filter(Body& body, Span span) {
  static constexpr std::string_view ends[] = {"endfilter"};
  ast::ExpressionPtr filter;
  const bool good = opening([&] { filter = expressions_.filter_chain(ExpressionParser::FirstBar::Absent); });
  Body inner = body_until("filter", span, ends);
  end_tag("endfilter");
  if (good) add(body, span, ast::FilterBlock{std::move(*filter), std::move(inner)});
}

void StatementParser::read_with(Body& body, Span span) {
  static constexpr std::string_view ends[] = {"endwith"};
  ast::With with;
  opening([&] {
    while (!reader_.at(TokenKind::TagEnd)) {
      if (!with.bindings.empty()) reader_.expect(TokenKind::Comma);
      const ast::Word name = expressions_.target_name();
      reader_.expect(TokenKind::Assign);
      with.bindings.push_back({{name.span, name}, expressions_.expression()});
    }
  });
  with.body = body_until("with", span, ends);
  end_tag("endwith");
  add(body, span, std::move(with));
}

void StatementParser::read_autoescape(Body& body, Span span) {
  static constexpr std::string_view ends[] = {"endautoescape"};
  ast::Autoescape block{{span, ast::Literal{Value::boolean(true)}}, {}};
  opening([&] { block.on = expressions_.expression(); });
  block.body = body_until("autoescape", span, ends);
  end_tag("endautoescape");
  add(body, span, std::move(block));
}

void StatementParser::read_extends(Body& body, Span span) {
  Expression parent = expressions_.expression();
  finish_tag();
  add(body, span, ast::Extends{std::move(parent)});
}

bool StatementParser::at_context() const {
  return (reader_.at_name("with") || reader_.at_name("without")) && reader_.after_is_name("context");
}

ast::Context StatementParser::context(ast::Context fallback) {
  if (!at_context()) return fallback;
  const bool with = reader_.next().text == "with";
  reader_.next();
  return with ? ast::Context::With : ast::Context::Without;
}

void StatementParser::read_include(Body& body, Span span) {
  ast::Include include{expressions_.expression(), false, ast::Context::With};
  if (reader_.at_name("ignore") && reader_.after_is_name("missing")) {
    reader_.next();
    reader_.next();
    include.ignore_missing = true;
  }
  include.context = context(ast::Context::With);
  finish_tag();
  add(body, span, std::move(include));
}

void StatementParser::read_import(Body& body, Span span) {
  ast::Import import{expressions_.expression(), {}, ast::Context::Without};
  reader_.expect_name("as");
  import.target = expressions_.target_name();
  import.context = context(ast::Context::Without);
  finish_tag();
  add(body, span, std::move(import));
}

void StatementParser::read_from(Body& body, Span span) {
  ast::FromImport import{expressions_.expression(), {}, ast::Context::Without};
  reader_.expect_name("import");
  while (!at_context()) {
    const ast::Word exported = expressions_.target_name();
    if (exported.text.starts_with('_')) {
      reader_.fail(exported.span, words("以下划线开头的名称不能导入",
                                        "a name that begins with an underscore cannot be imported"));
    }
    const ast::Word target = reader_.skip_name("as") ? expressions_.target_name() : exported;
    import.names.push_back({exported, target});
    if (at_context() || !reader_.skip(TokenKind::Comma)) break;
  }
  import.context = context(ast::Context::Without);
  finish_tag();
  add(body, span, std::move(import));
}

void StatementParser::read_print_tag(Body& body, Span span) {
  while (!reader_.at(TokenKind::TagEnd)) {
    add(body, span, ast::Print{expressions_.expression()});
    if (!reader_.at(TokenKind::TagEnd)) reader_.expect(TokenKind::Comma);
  }
  finish_tag();
}

void StatementParser::read_loop_control(Body& body, Span span, bool is_break) {
  finish_tag();
  if (loops_ == 0) {
    reader_.report(span, words("“{}”不在循环里", "'{}' outside a loop", is_break ? "break" : "continue"));
    return;
  }
  if (is_break) return add(body, span, ast::Break{});
  add(body, span, ast::Continue{});
}

}  // namespace gazette::templates
