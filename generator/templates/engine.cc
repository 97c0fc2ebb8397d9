#include "templates/engine.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "diagnostics/nearest.h"
#include "templates/compiler.h"
#include "templates/inheritance.h"
#include "templates/lexer.h"
#include "templates/parser.h"
#include "templates/place_check.h"
#include "templates/program.h"
#include "templates/rules.h"
#include "templates/value_stack.h"
#include "templates/vm.h"
#include "text/utf8.h"

namespace gazette::templates {

using diagnostics::Diagnostic;
using diagnostics::Diagnostics;
using diagnostics::words;

namespace {

// Whether the text can be read at all; what speaks against it is reported.
bool is_readable(const Source& source, const Limits& limits, Diagnostics& diagnostics) {
  if (source.text().size() > limits.template_bytes) {
    diagnostics.error(
        rules::too_large, diagnostics::whole_file(source.path()),
        words("模板超过 {} 字节", "the template is longer than {} bytes", limits.template_bytes));
    return false;
  }
  if (const std::optional<std::size_t> bad = text::first_invalid_utf8(source.text())) {
    const auto at = static_cast<std::uint32_t>(*bad);
    diagnostics.error(rules::syntax, source.place({at, at + 1}),
                      words("模板不是 UTF-8", "the template is not UTF-8"));
    return false;
  }
  return true;
}

ast::Template read_template(const Source& source, Program& program, Diagnostics& diagnostics) {
  const EngineOptions& options = program.options();
  if (!is_readable(source, options.limits, diagnostics)) return {};
  std::vector<Token> tokens = lex(source, options.blocks, program.constants_arena(), diagnostics);
  return parse(source, std::move(tokens), options.limits.nesting, diagnostics);
}

void add_sources(std::vector<TemplateSource> sources, Program& program, Diagnostics& diagnostics) {
  std::ranges::sort(sources, {}, [](const TemplateSource& s) { return std::tie(s.name, s.path); });
  for (TemplateSource& source : sources) {
    if (program.find(source.name) != nullptr) {
      diagnostics.error(rules::syntax, diagnostics::whole_file(source.path),
                        words("有两个模板叫“{}”", "there are two templates '{}'", source.name));
      continue;
    }
    program.add_template(
        std::make_unique<Source>(std::move(source.name), std::move(source.path), source.text));
  }
}

}  // namespace

TemplateSet::TemplateSet(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
TemplateSet::~TemplateSet() = default;
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;

std::vector<std::string_view> TemplateSet::names() const {
  return program_->template_names();
}
bool TemplateSet::contains(std::string_view name) const {
  return program_->find(name) != nullptr;
}

TemplateSet compile_templates(std::vector<TemplateSource> sources, const EngineOptions& options,
                              Diagnostics& diagnostics) {
  auto program = std::make_unique<Program>(options);
  add_sources(std::move(sources), *program, diagnostics);
  std::vector<ast::Template> trees;
  for (CompiledTemplate& compiled : program->templates()) {
    const std::size_t before = diagnostics.errors();
    trees.push_back(read_template(*compiled.source, *program, diagnostics));
    compiled.has_mistakes = diagnostics.errors() > before;
  }
  for (std::size_t i = 0; i < trees.size(); ++i) {
    TemplateCompiler(*program, program->templates()[i], diagnostics).compile(trees[i]);
  }
  check_inheritance(*program, trees, diagnostics);
  check_places(*program, trees, diagnostics);
  return TemplateSet(std::move(program));
}

struct Renderer::State {
  const Program& program;
  Arena arena;
  ValueStack stack;
};

Renderer::Renderer(const TemplateSet& set)
    : state_(new State{set.program(), Arena(set.program().options().limits.arena_bytes), {}}) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Arena& Renderer::arena() {
  return state_->arena;
}

Rendered Renderer::render(std::string_view name, const Value& root, std::string& out) {
  const CompiledTemplate* const compiled = state_->program.find(name);
  if (compiled == nullptr || compiled->has_mistakes) {
    Diagnostic refused;
    refused.rule = rules::unknown_template.id;
    refused.place =
        diagnostics::whole_file(compiled == nullptr ? std::string(name) : compiled->source->path());
    refused.message = compiled == nullptr ? words("没有模板“{}”", "there is no template '{}'", name)
                                          : words("模板“{}”有错误，不能使用",
                                                  "the template '{}' has mistakes and cannot be used", name);
    if (compiled == nullptr) refused.hint = diagnostics::did_you_mean(name, state_->program.template_names());
    state_->arena.reset();
    return std::unexpected(std::move(refused));
  }
  const Rendered rendered = Vm(state_->program, state_->arena, state_->stack, out).render(*compiled, root);
  state_->arena.reset();
  return rendered;
}

Rendered render(const TemplateSet& set, std::string_view name, const Value& root, std::string& out) {
  return Renderer(set).render(name, root, out);
}

}  // namespace gazette::templates
