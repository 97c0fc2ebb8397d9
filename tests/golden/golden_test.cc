// Goldens: a portal and what is expected of it in one text file.
//
//   diagnostics/*.txt   a portal with mistakes; "-- expected.en --" and "-- expected.zh --"
//   portals/*.txt       a portal; "-- expected/addresses --" and the <main> of pages as "-- expected/PATH --"
//
// `make golden` rewrites the expected sections; the diff is to be read before it is committed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "diagnostics/render.h"
#include "site/build_site.h"
#include "support/portal.h"
#include "support/shared.h"

namespace gazette::tests {
namespace {

namespace fs = std::filesystem;

const fs::path golden_folder = fs::path(GAZETTE_SOURCE_DIR) / "tests" / "golden";

bool rewrites() {
  return std::getenv("GAZETTE_REWRITE_GOLDEN") != nullptr;
}

class Unwatched final : public site::BuildObserver {
 public:
  void stage(std::string_view) override {}
  void written(std::size_t, std::size_t) override {}
};

std::vector<fs::path> files_in(std::string_view folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(golden_folder / folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

// The golden file with some of its sections replaced, in the order in which it has them.
void rewrite(const fs::path& file, const Sections& replaced) {
  const std::string text = read_file(file);
  std::string out;
  std::size_t begin = 0;
  bool dropping = false;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string line = text.substr(begin, end - begin);
    begin = end;
    if (line.starts_with("-- ") && line.ends_with(" --\n")) {
      const auto section = replaced.find(line.substr(3, line.size() - 7));
      dropping = section != replaced.end();
      out += line;
      if (dropping) out += section->second;
    } else if (!dropping) {
      out += line;
    }
  }
  write_file(file, out);
}

Sections input_of(const Sections& all) {
  Sections input;
  for (const auto& [name, text] : all) {
    if (!name.starts_with("expected")) input[name] = text;
  }
  return input;
}

// "\xEF" in a golden file stands for that byte, since an editor cannot keep it.
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0 && i + 3 < text.size()) {
      out += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      out += text[i];
    }
  }
  return out;
}

site::BuildOptions options_of(const fs::path& portal, const fs::path& output) {
  return {{portal, {*model::CivilDate::parse("2025-06-01")}, {2}}, output, site::Warnings::Allowed, {}};
}

TEST(Golden, DiagnosticsOfBrokenPortals) {
  for (const fs::path& file : files_in("diagnostics")) {
    const Sections all = sections_of(read_file(file));
    ASSERT_TRUE(all.contains("expected.en")) << file;
    TemporaryFolder folder;
    Sections input = input_of(all);
    for (auto& [name, text] : input) text = unescaped(text);
    write_sections(folder.path() / "portal", input);
    Unwatched observer;
    const auto outcome =
        site::build_site(options_of(folder.path() / "portal", folder.path() / "public"), observer);
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    Sections told;
    for (const auto& [name, language] : {std::pair{"expected.en", diagnostics::Language::English},
                                         {"expected.zh", diagnostics::Language::Chinese}}) {
      if (all.contains(name)) told[name] = render(outcome->diagnostics, language);
    }
    if (rewrites()) {
      rewrite(file, told);
      continue;
    }
    for (const auto& [name, text] : told) EXPECT_EQ(text, all.at(name)) << file.filename() << " " << name;
    EXPECT_EQ(outcome->published.has_value(), outcome->diagnostics.errors() == 0) << file;
  }
}

std::string main_of(const std::string& html) {
  const std::size_t begin = html.find("<main");
  const std::size_t end = html.find("</main>");
  if (begin == std::string::npos || end == std::string::npos) return html;
  return html.substr(begin, end - begin) + "</main>\n";
}

TEST(Golden, PagesOfPortals) {
  for (const fs::path& file : files_in("portals")) {
    const Sections all = sections_of(read_file(file));
    TemporaryFolder folder;
    write_sections(folder.path() / "portal", input_of(all));
    Unwatched observer;
    const auto outcome =
        site::build_site(options_of(folder.path() / "portal", folder.path() / "public"), observer);
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    ASSERT_TRUE(outcome->published) << file << "\n"
                                    << render(outcome->diagnostics, diagnostics::Language::English);
    const auto output = read_folder(folder.path() / "public");
    Sections found;
    for (const auto& [address, bytes] : output) {
      // Assets carry a hash of the stylesheet, and the index has a hundred files: neither is what these
      // goldens are about.
      if (!address.starts_with("assets/") && !address.starts_with("search/"))
        found["expected/addresses"] += address + "\n";
    }
    for (const auto& [name, text] : all) {
      constexpr std::string_view prefix = "expected/";
      if (!name.starts_with(prefix) || name == "expected/addresses") continue;
      const auto page = output.find(name.substr(prefix.size()));
      ASSERT_NE(page, output.end()) << file << " " << name;
      found[name] = main_of(page->second);
    }
    if (rewrites()) {
      rewrite(file, found);
      continue;
    }
    for (const auto& [name, text] : found) {
      if (!all.contains(name)) continue;
      EXPECT_EQ(text, all.at(name)) << file.filename() << " " << name;
    }
  }
}

}  // namespace
}  // namespace gazette::tests
