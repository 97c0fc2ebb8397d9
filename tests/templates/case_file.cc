#include "templates/case_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "diagnostics/render.h"
#include "templates/engine.h"
#include "templates/json.h"

namespace gazette::tests {

namespace {

// Where the lines after a heading go.
std::string* open_section(TemplateCase& c, std::string_view heading) {
  if (heading == "template") return &c.templates.emplace_back("main", "").text;
  if (heading.starts_with("template "))
    return &c.templates.emplace_back(std::string(heading.substr(9)), "").text;
  if (heading.starts_with("difference ")) c.difference = heading.substr(11);
  if (heading == "whitespace keep") c.keep_whitespace = true;
  if (heading == "message") return &c.message;
  if (heading == "chinese") return &c.chinese;
  if (heading == "data") {
    c.data.clear();
    return &c.data;
  }
  return nullptr;
}

CaseResult failed(const diagnostics::Diagnostics& diagnostics) {
  return {false, render(diagnostics, diagnostics::Language::English),
          render(diagnostics, diagnostics::Language::Chinese)};
}

}  // namespace

std::vector<TemplateCase> read_cases(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<TemplateCase> cases;
  std::string* section = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({.name = line.substr(4), .templates = {}});
      section = nullptr;
    } else if (line.starts_with("--- ")) {
      section = open_section(cases.back(), std::string_view(line).substr(4));
    } else if (section != nullptr) {
      *section += line + '\n';
    }
  }
  return cases;
}

std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

CaseResult render_case(const TemplateCase& c) {
  using namespace templates;
  std::vector<TemplateSource> sources;
  for (const TemplateCase::Named& t : c.templates) sources.push_back({t.name, t.name, t.text});
  EngineOptions options;
  if (c.keep_whitespace) options.blocks = Whitespace::Keep;
  diagnostics::Diagnostics diagnostics;
  const TemplateSet set = compile_templates(std::move(sources), options, diagnostics);
  diagnostics.sort();
  if (diagnostics.errors() > 0) return failed(diagnostics);
  Arena arena;
  const auto data = from_json("data.json", c.data, arena);
  if (!data) {
    diagnostics.add(data.error());
    return failed(diagnostics);
  }
  std::string out;
  const Rendered rendered = render(set, "main", *data, out);
  if (rendered) return {true, out, out};
  diagnostics::Diagnostics fault;
  fault.add(rendered.error());
  return failed(fault);
}

}  // namespace gazette::tests
