// docs/templates.md: every example is run, and nothing that the engine has is left out.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <span>
#include <string>
#include <vector>

#include "support/shared.h"
#include "templates/case_file.h"
#include "templates/registry.h"

namespace gazette::tests {

namespace {

std::string document() {
  return read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "docs/templates.md");
}

struct Example {
  std::string source;
  std::string output;
};

// `template` → `output`, as often as a line has it.
std::vector<Example> examples(const std::string& text) {
  static const std::regex form("`([^`]+)` → `([^`]*)`");
  std::vector<Example> found;
  for (std::sregex_iterator i(text.begin(), text.end(), form), end; i != end; ++i)
    found.push_back({(*i)[1], (*i)[2]});
  return found;
}

std::string data_of_examples(const std::string& text) {
  const std::size_t begin = text.find("```json\n") + 8;
  return text.substr(begin, text.find("```", begin) - begin);
}

void expect_described(const std::string& text, std::span<const templates::Callable> table) {
  for (const templates::Callable& callable : table) {
    const std::string name(callable.name);
    const bool found =
        text.find("`" + name + "`") != std::string::npos || text.find("`" + name + "(") != std::string::npos;
    EXPECT_TRUE(found) << "docs/templates.md does not mention " << name;
  }
}

}  // namespace

TEST(TemplateDocument, EveryExampleGivesWhatItSays) {
  const std::string text = document();
  const std::string data = data_of_examples(text);
  const std::vector<Example> all = examples(text);
  EXPECT_GE(all.size(), 120U);
  for (const Example& example : all) {
    const CaseResult result =
        render_case({.name = {}, .templates = {{"main", example.source}}, .data = data});
    EXPECT_EQ(result.text, example.output) << example.source;
  }
}

TEST(TemplateDocument, MentionsAllThatThereIs) {
  using namespace templates;
  const std::string text = document();
  for (const auto table : {text_filters(), html_filters(), number_filters(), list_filters(), order_filters(),
                           selection_filters(), own_tests(), own_functions(), text_methods(), list_methods(),
                           dict_methods(), loop_methods()}) {
    expect_described(text, table);
  }
}

}  // namespace gazette::tests
