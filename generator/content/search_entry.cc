#include "content/search_entry.h"

namespace gazette::content {

namespace {

using search::Field;
using search::Passage;

void add(std::vector<Passage>& passages, Field field, std::string_view text) {
  if (!text.empty()) passages.push_back({field, text});
}

void add_body(std::vector<Passage>& passages, const markdown::Document& body) {
  for (const markdown::Block& block : body.blocks) {
    add(passages, block.kind == markdown::BlockKind::Heading ? Field::Heading : Field::Body,
        std::string_view(body.text).substr(block.text.begin, block.text.size()));
  }
}

}  // namespace

search::Entry search_entry(const model::Report& report, const markdown::Document& body,
                           const SearchReading& reading) {
  std::vector<Passage> passages{{Field::Title, report.title.value}};
  add(passages, Field::Heading, report.subtitle);
  add_body(passages, body);
  for (const model::Activity& activity : report.activities) {
    add(passages, Field::Body, activity.title);
    if (activity.text != activity.title) add(passages, Field::Body, activity.text);
    add(passages, Field::Body, activity.place);
  }
  for (const model::Attachment& file : report.attachments) {
    const std::string_view path = file.path.value;
    add(passages, Field::Body, file.title.empty() ? path.substr(path.rfind('/') + 1) : file.title);
  }
  return search::make_entry(passages, reading.letters, reading.phrases);
}

search::Entry search_entry(const model::Page& page, const markdown::Document& body,
                           const SearchReading& reading) {
  std::vector<Passage> passages{{Field::Title, page.title.value}};
  add_body(passages, body);
  return search::make_entry(passages, reading.letters, reading.phrases);
}

}  // namespace gazette::content
