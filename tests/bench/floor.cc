// The floor of what a build can cost: read each report, cut the front matter, cmark-gfm to HTML with its
// extensions, write it inside a constant page. Nothing is related, listed or checked.
//   bench_floor REPORTS OUTPUT THREADS
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;

// About what masthead, facts and footer of a page weigh.
constexpr std::size_t page_around_text = 6000;
constexpr const char* extensions[] = {"table", "strikethrough", "autolink", "tagfilter", "tasklist"};

std::string html_of(const std::string& report) {
  const std::size_t end = report.find("\n---\n", 4);
  const std::size_t body = end == std::string::npos ? 0 : end + 5;
  cmark_parser* const parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (const char* extension : extensions)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extension));
  cmark_parser_feed(parser, report.data() + body, report.size() - body);
  cmark_node* const document = cmark_parser_finish(parser);
  char* const rendered =
      cmark_render_html(document, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
  std::string html(rendered);
  std::free(rendered);
  cmark_node_free(document);
  cmark_parser_free(parser);
  return html;
}

std::string read(const fs::path& path) {
  std::string bytes(fs::file_size(path), '\0');
  std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

}  // namespace

int main(int count, char** values) {
  if (count != 4) return 2;
  const fs::path in = values[1];
  const fs::path out = values[2];
  cmark_gfm_core_extensions_ensure_registered();
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(in)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      const fs::path folder = out / fs::relative(files[i], in).replace_extension("");
      fs::create_directories(folder);
      std::ofstream(folder / "index.html", std::ios::binary)
          << std::string(page_around_text, ' ') + html_of(read(files[i]));
    }
  };
  std::vector<std::jthread> threads;
  for (int t = 0; t < std::atoi(values[3]); ++t) threads.emplace_back(work);
}
