// Renders the cases of table files and prints what came out as JSON, for differential.py.
#include <cstdio>
#include <string>

#include "diagnostics/render.h"
#include "templates/case_file.h"

int main(int argc, char** argv) {
  using gazette::diagnostics::json_string;
  std::string out = "[";
  for (int i = 1; i < argc; ++i) {
    for (const gazette::tests::TemplateCase& c : gazette::tests::read_cases(argv[i])) {
      const gazette::tests::CaseResult result = gazette::tests::render_case(c);
      if (out.size() > 1) out += ",\n";
      out += "{\"name\":" + json_string(c.name) + ",\"good\":" + (result.good ? "true" : "false") +
             ",\"text\":" + json_string(result.text) + ",\"chinese\":" + json_string(result.chinese) + "}";
    }
  }
  out += "]\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
  return 0;
}
