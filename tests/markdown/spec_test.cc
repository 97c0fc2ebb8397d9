// The examples of the specifications come out as the library's own renderer writes them, apart from what
// we add on purpose: classes, anchors, labels, wrappers. Those are taken off before the comparison.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <regex>
#include <string>
#include <vector>

#include "markdown/fill.h"
#include "markdown/markdown.h"
#include "support/shared.h"

namespace gazette::markdown {
namespace {

struct Example {
  std::string section;
  std::string input;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::vector<Example> examples() {
  std::vector<Example> all;
  std::string section;
  std::string input;
  bool open = false;
  const auto close = [&] {
    if (open) all.push_back({section, replaced(replaced(input, "→", "\t"), "·", " ")});
    input.clear();
    open = true;
  };
  std::istringstream lines(tests::read_file(std::string(GAZETTE_SOURCE_DIR) + "/tests/markdown/spec.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line == "%") {
      close();
    } else if (line.starts_with("%% section: ")) {
      close();
      section = line.substr(12);
    } else if (!line.starts_with("%%")) {
      input += line + "\n";
    }
  }
  close();
  return all;
}

std::string reference_html(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT), cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> tree(cmark_parser_finish(parser.get()),
                                                                     cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(tree.get(), CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser.get())),
      std::free);
  return html.get();
}

std::string our_html(const std::string& markdown) {
  diagnostics::Diagnostics diagnostics;
  const Document document =
      parse_markdown({"a.md", markdown}, {0, static_cast<std::uint32_t>(markdown.size())}, {}, diagnostics);
  std::vector<ResolvedLink> links;
  for (const Link& link : document.links) links.push_back({link.target, 0, 0});
  return fill(document, {.links = links, .insertions = {}, .anchor_prefix = {}, .heading_shift = 0}).view();
}

std::string without(const std::string& text, const std::string& pattern, const std::string& by = "") {
  return std::regex_replace(text, std::regex(pattern), by);
}

std::string with_plain_characters(std::string html) {
  for (const auto& [from, to] :
       {std::pair{"&quot;", "\""}, {"&#34;", "\""}, {"&#39;", "'"}, {"&#x27;", "'"}, {" />", ">"}}) {
    html = replaced(html, from, to);
  }
  return html;
}

std::string plain_reference(const std::string& markdown) {
  std::string html = reference_html(markdown);
  if (html.find("<h1>") != std::string::npos) {  // the page has the h1, so ours go down by one
    for (char level = '5'; level >= '1'; --level) {
      for (const std::string tag : {"<h", "</h"})
        html = replaced(html, tag + level + ">", tag + static_cast<char>(level + 1) + ">");
    }
  }
  html = without(html, " align=\"(l)eft\"");
  html = without(html, " align=\"([rc])[a-z]*\"", " class=\"$1\"");
  html = without(html, "<input type=\"checkbox\"( checked=\"\")? disabled=\"\" /> \n?(<p>)?", "$2[$1] ");
  return with_plain_characters(replaced(html, " checked=\"\"", "x"));
}

std::string plain(const std::string& markdown) {
  std::string html = our_html(markdown);
  html = without(html, "<a class=\"anchor\"[^>]*>#</a>");
  html = without(html, "(<h[1-6]) class=\"h-[1-4]\" id=\"[^\"]*\"", "$1");
  html = without(html, " rel=\"noopener\"");
  html = without(html, " loading=\"lazy\" decoding=\"async\"");
  html = without(html, "<pre tabindex=\"0\">", "<pre>");
  html = without(html, "<section class=\"tbl-wrap\"[^>]*><table class=\"tbl\">", "<table>");
  html = replaced(html, "</table></section>", "</table>");
  html = without(html, "<th scope=\"row\"([^>]*)>(.*)</th>", "<td$1>$2</td>");
  html = replaced(html, " scope=\"col\"", "");
  html = without(html, "<label><input type=\"checkbox\"( checked)? disabled> ", "[$1] ");
  html = replaced(replaced(html, "[ checked] ", "[x] "), "</label>", "");
  html = replaced(replaced(html, " class=\"task\"", ""), " class=\"tasks\"", "");
  return with_plain_characters(html);
}

TEST(Specification, ExamplesComeOutAsTheLibraryRendersThem) {
  const std::vector<Example> all = examples();
  EXPECT_GE(all.size(), 400U);
  for (const Example& example : all) {
    EXPECT_EQ(plain(example.input), plain_reference(example.input)) << example.section << ":\n"
                                                                    << example.input;
  }
}

}  // namespace
}  // namespace gazette::markdown
