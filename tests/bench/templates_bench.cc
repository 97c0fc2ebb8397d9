// Renders the project's report layout over one report's data, many times, and prints what a page takes.
//
// usage: templates_bench LAYOUTS DATA.json [--print]
// Prints "<microseconds of the median page> <bytes>"; with --print the page itself. See templates_bench.py.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/render.h"
#include "templates/engine.h"
#include "templates/json.h"
#include "templates/text_builder.h"
#include "templates/vm.h"

namespace {

using namespace gazette;
using namespace gazette::templates;

constexpr int rounds = 2000;

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<TemplateSource> sources_in(const std::filesystem::path& folder) {
  std::vector<TemplateSource> sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    sources.push_back({name, "layouts/" + name, read(entry.path())});
  }
  return sources;
}

// A phrase of the data's `words`, with {0} and {1} filled in: what the portal's own t() does.
Value phrase(Call& call) {
  const Value found = static_cast<const Dict*>(call.state())->get(call.text(0));
  if (found.is_missing()) return call.fail(diagnostics::words("没有短语", "no such phrase"));
  if (call.rest().empty()) return found;
  TextBuilder out(call.arena());
  const std::string_view text = found.as_text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hole = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
    if (!hole) {
      out.append(text[i]);
      continue;
    }
    out.append(call.vm().text_of(call.rest()[static_cast<std::size_t>(text[i + 1] - '0')]));
    i += 2;
  }
  return Value::string(out.view());
}

constexpr std::string_view key[] = {"key"};
int fail(const std::string& message) {
  std::cerr << message;
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fail("usage: templates_bench LAYOUTS DATA.json [--print]\n");
  Arena arena;
  const auto data = from_json(argv[2], read(argv[2]), arena);
  if (!data) return fail(render(data.error(), diagnostics::Language::English));
  const Value words = data->as_dict().get("words");
  const Callable functions[] = {{.name = "t",
                                 .parameters = key,
                                 .required = 1,
                                 .invoke = phrase,
                                 .state = &words.as_dict(),
                                 .takes_more = true}};
  EngineOptions options;
  options.functions = functions;
  diagnostics::Diagnostics diagnostics;
  const TemplateSet set = compile_templates(sources_in(argv[1]), options, diagnostics);
  if (diagnostics.errors() > 0) return fail(render(diagnostics, diagnostics::Language::English));

  // The report's body is HTML; JSON has no such type.
  const Value report = data->as_dict().get("report");
  DictBuilder with_body(arena);
  for (const Dict::Entry& entry : report.as_dict().entries()) {
    with_body.set(entry.key,
                  entry.key.as_text() == "body" ? Value::trusted_html(entry.value.as_text()) : entry.value);
  }
  DictBuilder root(arena);
  for (const Dict::Entry& entry : data->as_dict().entries()) root.set(entry.key, entry.value);
  root.set("report", with_body.dict());

  Renderer renderer(set);
  std::string page;
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    page.clear();
    const auto begin = std::chrono::steady_clock::now();
    const Rendered rendered = renderer.render("report.html", root.dict(), page);
    times.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    if (!rendered) return fail(render(rendered.error(), diagnostics::Language::English));
  }
  if (argc > 3) {
    std::fwrite(page.data(), 1, page.size(), stdout);
    return 0;
  }
  std::ranges::nth_element(times, times.begin() + rounds / 2);
  std::printf("%.2f %zu\n", times[rounds / 2], page.size());
  return 0;
}
