#include "content/report_cache.h"

#include "binary/packing.h"

namespace gazette::content {

namespace {

using binary::Like;

struct Pack : binary::Packer<Pack> {};

struct Unpack : binary::Unpacker<Unpack> {
  using Unpacker::Unpacker;

  template <typename T>
  T blank() {
    if constexpr (std::same_as<T, recognition::ReportDeed>) {
      return {.activity = {.date = model::PartialDate::single({})}};
    } else {
      return T{};
    }
  }
};

void fields(auto& archive, Like<diagnostics::Span> auto& span) {
  archive(span.begin, span.end);
}
void fields(auto& archive, Like<markdown::TextRange> auto& range) {
  archive(range.begin, range.end);
}
void fields(auto& archive, Like<markdown::HtmlRange> auto& range) {
  archive(range.begin, range.end);
}
void fields(auto& archive, Like<markdown::Link> auto& link) {
  archive(link.kind, link.target, link.span, link.text);
}
void fields(auto& archive, Like<markdown::Heading> auto& heading) {
  archive(heading.level, heading.rank, heading.anchor, heading.text, heading.span, heading.html,
          heading.inner, heading.nesting);
}
void fields(auto& archive, Like<markdown::HtmlPiece> auto& piece) {
  archive(piece.html, piece.text, piece.marks);
}
// Without its text, which is forgotten, and its HTML.
void fields(auto& archive, Like<markdown::Document> auto& body) {
  archive(body.source, body.links, body.headings, body.anchors, body.footnotes);
}

void fields(auto& archive, Like<model::DatePart> auto& part) {
  archive(part.precision, part.year, part.month, part.day, part.section, part.approximate, part.uncertain);
}
void fields(Pack& pack, const model::PartialDate& date) {
  pack(date.shape(), date.begin(), date.end());
}
void fields(Unpack& unpack, model::PartialDate& date) {
  using Shape = model::PartialDate::Shape;
  Shape shape{};
  model::DatePart begin;
  model::DatePart end;
  unpack(shape, begin, end);
  switch (shape) {
    case Shape::Single:
      date = model::PartialDate::single(begin);
      break;
    case Shape::OpenStart:
      date = model::PartialDate::until(end);
      break;
    case Shape::OpenEnd:
      date = model::PartialDate::from(begin);
      break;
    case Shape::Range:
      date = model::PartialDate::range(begin, end).value_or(date);
      break;
  }
}
void fields(auto& archive, Like<model::Activity> auto& activity) {
  archive(activity.date, activity.title, activity.text, activity.place);
}

void fields(auto& archive, Like<recognition::EntryRef> auto& entry) {
  archive(entry.vocabulary, entry.entry);
}
void fields(auto& archive, Like<recognition::IndexRange> auto& range) {
  archive(range.begin, range.end);
}
void fields(auto& archive, Like<recognition::Mention> auto& mention) {
  archive(mention.entry, mention.name, mention.spelling, mention.surroundings, mention.in_title_of_work,
          mention.heading, mention.context, mention.context_size, mention.wording, mention.bare,
          mention.cut_before, mention.cut_after, mention.pieces);
}
void fields(auto& archive, Like<recognition::ReportDeed> auto& deed) {
  archive(deed.activity, deed.declared, deed.heading, deed.pieces, deed.ties);
}
void fields(auto& archive, Like<recognition::Findings> auto& findings) {
  archive(findings.excerpts, findings.mentions, findings.deeds, findings.ties, findings.pieces);
}

void fields(auto& archive, Like<search::Entry> auto& entry) {
  archive(entry.parts);
  if (entry.parts.empty()) return;  // there is no search
  archive(entry.grams, entry.slice, entry.symbols, entry.title_symbols);
}

void fields(auto& archive, Like<LoadedReport> auto& report) {
  archive(report.summary, report.body, report.findings, report.entry);
}

}  // namespace

std::string pack_report(const LoadedReport& report) {
  Pack pack;
  pack(report);
  return pack.take();
}

bool unpack_report(std::string_view packed, LoadedReport& report) {
  Unpack unpack(packed);
  unpack(report);
  return unpack.done();
}

}  // namespace gazette::content
