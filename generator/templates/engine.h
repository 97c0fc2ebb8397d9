// The template engine: sources in, a TemplateSet out, and pages rendered from it.
//
//   TemplateSet set = compile_templates(std::move(sources), options, diagnostics);
//   Renderer renderer(set);                     // one per thread, reused
//   auto done = renderer.render("report.html", root, out);
//
// The language is Jinja2 3.1's with StrictUndefined and autoescape; docs/templates.md lists the
// differences. The engine reads no file and knows nothing of reports: templates come as texts, and
// include/extends/import find nothing but the texts of their set.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "templates/arena.h"
#include "templates/call.h"
#include "templates/limits.h"
#include "templates/value.h"

namespace gazette::templates {

struct TemplateSource {
  std::string name;  // as include and extends write it: "report.html"
  std::string path;  // as messages print it: "layouts/report.html"
  std::string text;
};

enum class Whitespace { Keep, Trim };  // Trim: trim_blocks and lstrip_blocks

struct EngineOptions {
  Whitespace blocks = Whitespace::Trim;
  Limits limits;
  // Beside the engine's own; one of the same name wins over it. What they view outlives the set.
  std::span<const Callable> filters;
  std::span<const Callable> tests;
  std::span<const Callable> functions;
};

class Program;

// All templates of a portal, compiled. Immutable; concurrent use needs no lock. Owns the sources.
class TemplateSet {
 public:
  explicit TemplateSet(std::unique_ptr<const Program> program);
  ~TemplateSet();
  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;

  std::vector<std::string_view> names() const;  // sorted
  bool contains(std::string_view name) const;   // also those with mistakes
  const Program& program() const { return *program_; }

 private:
  std::unique_ptr<const Program> program_;
};

// Compiles all; reports every mistake of every template. One with mistakes stays in the set, but a
// render that needs it fails.
TemplateSet compile_templates(std::vector<TemplateSource> sources, const EngineOptions& options,
                              diagnostics::Diagnostics& diagnostics);

using Rendered = std::expected<void, diagnostics::Diagnostic>;

// Renders pages of one set, one after another, and reuses its memory. One thread at a time; the set
// must outlive it.
class Renderer {
 public:
  explicit Renderer(const TemplateSet& set);
  ~Renderer();
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;

  // Appends the page to `out`. `root` is a dict or a mapping object: its names are the template's
  // variables; what it refers to must last until this returns, and may be made in arena().
  // On a mistake: what, where, and through which includes, macros and parents; `out` is as it was.
  Rendered render(std::string_view name, const Value& root, std::string& out);

  // What is made here lives until the next render() ends.
  Arena& arena();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Renders one page with a Renderer of its own.
Rendered render(const TemplateSet& set, std::string_view name, const Value& root, std::string& out);

}  // namespace gazette::templates
