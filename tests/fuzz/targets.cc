#include "fuzz/targets.h"

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/render.h"
#include "templates/engine.h"
#include "templates/json.h"
#include "templates/lexer.h"
#include "templates/source.h"

namespace gazette::fuzz {

using namespace templates;

namespace {

constexpr std::string_view data = R"({
  "i": 3, "f": 1.5, "t": true, "n": null, "s": "a <b> 中文 & c", "e": "", "l": [3, 1, 2], "m": ["b", "a"], "k": [],
  "d": {"x": 1, "y": "z", "l": [{"a": 1}, {"a": 2}]}, "r": [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}, {"a": 1, "b": "z"}]
})";

void expect(bool holds) {
  if (!holds) std::abort();
}

std::vector<TemplateSource> sources_of(std::string_view bytes) {
  static constexpr std::string_view names[] = {"main", "a", "b", "c"};
  constexpr std::string_view separator = "\n----\n";
  std::vector<TemplateSource> sources;
  for (const std::string_view name : names) {
    const std::size_t end = bytes.find(separator);
    sources.push_back({std::string(name), std::string(name), std::string(bytes.substr(0, end))});
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + separator.size());
  }
  return sources;
}

// Both wordings of every message can be printed.
void print_all(const diagnostics::Diagnostics& diagnostics) {
  expect(render(diagnostics, diagnostics::Language::English).size() > 0 || diagnostics.empty());
  expect(render(diagnostics, diagnostics::Language::Chinese).size() > 0 || diagnostics.empty());
}

}  // namespace

void lex_bytes(std::string_view bytes) {
  const Source source("main", "main", bytes);
  for (const Whitespace blocks : {Whitespace::Trim, Whitespace::Keep}) {
    Arena constants;
    diagnostics::Diagnostics diagnostics;
    const std::vector<Token> tokens = lex(source, blocks, constants, diagnostics);
    expect(!tokens.empty() && tokens.back().kind == TokenKind::End);
    std::uint32_t begin = 0;
    for (const Token& token : tokens) {
      expect(token.span.begin <= token.span.end && token.span.end <= source.text().size());
      if (token.kind == TokenKind::Broken) continue;  // points back to what was left open
      expect(begin <= token.span.begin);
      begin = token.span.begin;
    }
    print_all(diagnostics);
  }
}

void render_bytes(std::string_view bytes) {
  EngineOptions options;
  options.limits = {.depth = 20,
                    .output_bytes = 1 << 20,
                    .arena_bytes = 4 << 20,
                    .work = 200'000,
                    .range_items = 10'000,
                    .template_bytes = 1 << 16,
                    .nesting = 50};
  diagnostics::Diagnostics diagnostics;
  const TemplateSet set = compile_templates(sources_of(bytes), options, diagnostics);
  print_all(diagnostics);
  Arena arena;
  const auto root = from_json("data.json", data, arena);
  expect(root.has_value());
  Renderer renderer(set);
  std::string first = "kept";
  const Rendered rendered = renderer.render("main", *root, first);
  if (!rendered) {
    expect(first == "kept");
    diagnostics::Diagnostics fault;
    fault.add(rendered.error());
    print_all(fault);
  }
  // A page does not depend on those before it.
  std::string second = "kept";
  const Rendered again = renderer.render("main", *root, second);
  expect(again.has_value() == rendered.has_value() && first == second);
}

void read_json_bytes(std::string_view bytes) {
  Arena arena;
  const auto value = from_json("data.json", bytes, arena);
  if (!value) {
    diagnostics::Diagnostics fault;
    fault.add(value.error());
    print_all(fault);
    return;
  }
  const std::string written = to_json(*value, arena);
  const auto again = from_json("written.json", written, arena);
  expect(again.has_value() && to_json(*again, arena) == written);
}

}  // namespace gazette::fuzz
