// Table files of templates: tests/templates/cases/*.txt, which differential.py reads as well.
//
//   === a sentence that names the case
//   --- template            the template that is rendered; others have names: --- template base.html
//   --- data                JSON, a dict; left out: {}
//   --- whitespace keep     without trim_blocks and lstrip_blocks
//   --- difference id       what is different from Jinja2 on purpose, by its id in docs/templates.md
//   --- message             the mistakes in English, in tests/templates/errors
//   --- chinese             the same in Chinese
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gazette::tests {

struct TemplateCase {
  struct Named {
    std::string name;
    std::string text;
  };

  std::string name;
  std::vector<Named> templates;  // the first is rendered: "main"
  std::string data = "{}";
  bool keep_whitespace = false;
  std::string difference = {};
  std::string message = {};
  std::string chinese = {};
};

std::vector<TemplateCase> read_cases(const std::filesystem::path& file);

// All .txt files of a folder, by name.
std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder);

struct CaseResult {
  bool good;
  std::string text;     // the page, or the mistakes in English
  std::string chinese;  // the mistakes in Chinese
};

// Compiles the templates and renders the first over the data.
CaseResult render_case(const TemplateCase& c);

}  // namespace gazette::tests
