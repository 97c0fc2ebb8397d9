// Holds every #include and a few forbidden words against generator/layers.txt and ARCHITECTURE.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "support/shared.h"

namespace gazette::tests {
namespace {

namespace fs = std::filesystem;

const fs::path generator = fs::path(GAZETTE_SOURCE_DIR) / "generator";

struct Layer {
  std::set<std::string> folders;
  std::set<std::string> foreign;
};

std::set<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

// The lines of layers.txt, in order.
std::vector<std::pair<std::string, Layer>> layers() {
  std::vector<std::pair<std::string, Layer>> result;
  std::istringstream lines(read_file(generator / "layers.txt"));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = line.find(':');
    const std::size_t bar = line.find('|');
    if (line.empty() || line[0] == '#' || colon == std::string::npos || bar == std::string::npos) continue;
    result.push_back({line.substr(0, colon),
                      {words_of(line.substr(colon + 1, bar - colon - 1)), words_of(line.substr(bar + 1))}});
  }
  return result;
}

// Headers by the library that they come from, as layers.txt calls it.
const std::map<std::string, std::string> foreign_headers{
    {"fmt/", "fmt"},       {"cmark-gfm", "cmark-gfm"}, {"yaml-cpp/", "yaml-cpp"}, {"sass", "sass"},
    {"unicode/", "icu"},   {"xxhash", "xxhash"},       {"cereal/", "cereal"},     {"CLI/", "cli11"},
    {"nlohmann/", "json"}, {"thread", "threads"},      {"mimalloc", "mimalloc"}};

struct Line {
  fs::path file;
  std::size_t number;
  std::string text;
};

std::vector<Line> source_lines() {
  std::vector<Line> lines;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(generator)) {
    const fs::path extension = entry.path().extension();
    if (extension != ".h" && extension != ".cc") continue;
    if (entry.path().parent_path().filename() == "cmake") continue;  // programs of the build, not of gazette
    std::istringstream in(read_file(entry.path()));
    std::size_t number = 0;
    for (std::string text; std::getline(in, text);)
      lines.push_back({fs::relative(entry.path(), generator), ++number, text});
  }
  return lines;
}

std::string folder_of(const Line& line) {
  return line.file.begin()->string();
}

std::string at(const Line& line) {
  return "generator/" + line.file.generic_string() + ":" + std::to_string(line.number) + ": " + line.text;
}

TEST(Layers, AFolderNamesOnlyFoldersAboveIt) {
  std::set<std::string> above;
  for (const auto& [folder, layer] : layers()) {
    for (const std::string& other : layer.folders)
      EXPECT_TRUE(above.contains(other)) << folder << " names " << other;
    above.insert(folder);
  }
}

TEST(Layers, EveryFolderHasALine) {
  std::set<std::string> named;
  for (const auto& [folder, layer] : layers()) named.insert(folder);
  for (const Line& line : source_lines()) EXPECT_TRUE(named.contains(folder_of(line))) << at(line);
}

TEST(Layers, EveryIncludeIsAllowed) {
  std::map<std::string, Layer> allowed;
  for (const auto& [folder, layer] : layers()) allowed[folder] = layer;
  const std::regex include(R"re(^\s*#include ["<]([^">]+)[">])re");
  for (const Line& line : source_lines()) {
    std::smatch match;
    if (!std::regex_search(line.text, match, include)) continue;
    const std::string header = match[1];
    const Layer& layer = allowed[folder_of(line)];
    const std::string other = header.substr(0, header.find('/'));
    const bool in_folder = other != header;  // <compare> is the standard's
    if (in_folder && allowed.contains(other)) {
      EXPECT_TRUE(other == folder_of(line) || layer.folders.contains(other)) << at(line);
      continue;
    }
    for (const auto& [prefix, library] : foreign_headers) {
      EXPECT_TRUE(!header.starts_with(prefix) || layer.foreign.contains(library)) << at(line);
    }
  }
}

struct Forbidden {
  std::string pattern;
  std::set<std::string> except;  // folders that may
  std::string reason;
};

const std::vector<Forbidden> forbidden{
    {R"(std::j?thread\b|std::async|pthread_create)", {"parallel"}, "threads are started in parallel/ only"},
    {R"(system_clock|steady_clock|std::time\(|localtime)",
     {"cli", "publish"},
     "only cli/ reads the clock (publish/ waits for a lock)"},
    {R"(\bgetenv\b|setlocale)", {"cli"}, "only cli/ reads the environment"},
    {R"(std::cout|std::cerr|\bprintf\(|fmt::print\(|\bfputs\()", {"cli"}, "only cli/ prints"},
    {R"((^|[^:\w])(std::)?_?exit\(|std::abort\(|std::terminate\()", {"cli"}, "only cli/ ends the process"},
    {R"(SafeHtml::vouch)", {"text", "markdown", "templates"}, "only markdown/ and templates/ vouch for HTML"},
    {R"(\bshared_ptr\b)", {}, "relate by id, own by value"},
    {R"(ifstream|ofstream|directory_iterator|::open\()",
     {"files", "publish", "cli"},
     "only files/ and publish/ touch the disk"},
};

TEST(Layers, NobodyDoesWhatIsNotTheirs) {
  for (const Forbidden& rule : forbidden) {
    const std::regex pattern(rule.pattern);
    for (const Line& line : source_lines()) {
      if (rule.except.contains(folder_of(line))) continue;
      const std::size_t comment = line.text.find("//");
      EXPECT_FALSE(std::regex_search(line.text.substr(0, comment), pattern)) << at(line) << "\n"
                                                                             << rule.reason;
    }
  }
}

TEST(Layers, TemplatesAndMarkdownCouldBeLiftedOut) {
  const std::set<std::string> general{"diagnostics", "text"};
  for (const auto& [folder, layer] : layers()) {
    if (folder != "templates" && folder != "markdown" && folder != "styles") continue;
    EXPECT_TRUE(std::ranges::includes(general, layer.folders))
        << folder << " may know nothing of reports, units or addresses";
  }
}

}  // namespace
}  // namespace gazette::tests
