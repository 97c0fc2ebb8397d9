#include "markdown/markdown.h"

#include <cassert>

#include "markdown/cmark.h"
#include "markdown/disguise.h"
#include "markdown/renderer.h"

namespace gazette::markdown {

namespace {

Document parse(const diagnostics::SourceFile& file, Span body, const diagnostics::Place* fixed,
               const MarkdownOptions& options, diagnostics::Diagnostics& diagnostics) {
  assert(body.begin <= body.end && body.end <= file.text.size() && "the body lies within its file");
  const std::string_view text = file.text.substr(body.begin, body.size());
  diagnostics::Remarks remarks(file, fixed, diagnostics);
  const Disguise disguise(text);
  const Tree tree(disguise.text());
  Document document = Renderer(text, body.begin, disguise, options, remarks).render(tree.root());
  document.source = body;
  remarks.finish();
  return document;
}

}  // namespace

Document parse_markdown(const diagnostics::SourceFile& file, Span body, const MarkdownOptions& options,
                        diagnostics::Diagnostics& diagnostics) {
  return parse(file, body, nullptr, options, diagnostics);
}

Document parse_markdown(std::string_view text, const diagnostics::Place& place,
                        const MarkdownOptions& options, diagnostics::Diagnostics& diagnostics) {
  return parse({place.path, text}, {0, static_cast<std::uint32_t>(text.size())}, &place, options,
               diagnostics);
}

}  // namespace gazette::markdown
