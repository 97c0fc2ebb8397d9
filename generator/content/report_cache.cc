#include "content/report_cache.h"

#include "binary/packing.h"

namespace cereal {

template <class Archive>
void serialize(Archive& archive, gazette::diagnostics::Span& span) {
  archive(span.begin, span.end);
}
template <class Archive>
void serialize(Archive& archive, gazette::markdown::TextRange& range) {
  archive(range.begin, range.end);
}
template <class Archive>
void serialize(Archive& archive, gazette::markdown::HtmlRange& range) {
  archive(range.begin, range.end);
}
template <class Archive>
void serialize(Archive& archive, gazette::markdown::Link& link) {
  archive(link.kind, link.target, link.span, link.text);
}
template <class Archive>
void serialize(Archive& archive, gazette::markdown::Heading& heading) {
  archive(heading.level, heading.rank, heading.anchor, heading.text, heading.span, heading.html,
          heading.inner, heading.nesting);
}
template <class Archive>
void serialize(Archive& archive, gazette::markdown::HtmlPiece& piece) {
  archive(piece.html, piece.text, piece.marks);
}
// Without its text, which is forgotten, and its HTML.
template <class Archive>
void serialize(Archive& archive, gazette::markdown::Document& body) {
  archive(body.source, body.links, body.headings, body.anchors, body.footnotes);
}

template <class Archive>
void serialize(Archive& archive, gazette::model::DatePart& part) {
  archive(part.precision, part.year, part.month, part.day, part.section, part.approximate, part.uncertain);
}
template <class Archive>
void save(Archive& archive, const gazette::model::PartialDate& date) {
  archive(date.shape(), date.begin(), date.end());
}
template <class Archive>
void load(Archive& archive, gazette::model::PartialDate& date) {
  using gazette::model::PartialDate;
  PartialDate::Shape shape{};
  gazette::model::DatePart begin;
  gazette::model::DatePart end;
  archive(shape, begin, end);
  switch (shape) {
    case PartialDate::Shape::Single:
      date = PartialDate::single(begin);
      break;
    case PartialDate::Shape::OpenStart:
      date = PartialDate::until(end);
      break;
    case PartialDate::Shape::OpenEnd:
      date = PartialDate::from(begin);
      break;
    case PartialDate::Shape::Range:
      date = PartialDate::range(begin, end).value_or(date);
      break;
  }
}
template <class Archive>
void serialize(Archive& archive, gazette::model::Activity& activity) {
  archive(activity.date, activity.title, activity.text, activity.place);
}

template <class Archive>
void serialize(Archive& archive, gazette::recognition::EntryRef& entry) {
  archive(entry.vocabulary, entry.entry);
}
template <class Archive>
void serialize(Archive& archive, gazette::recognition::IndexRange& range) {
  archive(range.begin, range.end);
}
template <class Archive>
void serialize(Archive& archive, gazette::recognition::Mention& mention) {
  archive(mention.entry, mention.name, mention.spelling, mention.surroundings, mention.in_title_of_work,
          mention.heading, mention.context, mention.context_size, mention.wording, mention.bare,
          mention.cut_before, mention.cut_after, mention.pieces);
}
template <class Archive>
void serialize(Archive& archive, gazette::recognition::ReportDeed& deed) {
  archive(deed.activity, deed.declared, deed.heading, deed.pieces, deed.ties);
}
// A deed has no default, since a date has none.
template <class Archive>
void save(Archive& archive, const std::vector<gazette::recognition::ReportDeed>& deeds) {
  archive(make_size_tag(deeds.size()));
  for (const auto& deed : deeds) archive(deed);
}
template <class Archive>
void load(Archive& archive, std::vector<gazette::recognition::ReportDeed>& deeds) {
  size_type size = 0;
  archive(make_size_tag(size));
  for (size_type i = 0; i < size; ++i) {
    gazette::recognition::ReportDeed deed{.activity = {.date = gazette::model::PartialDate::single({})}};
    archive(deed);
    deeds.push_back(std::move(deed));
  }
}
template <class Archive>
void serialize(Archive& archive, gazette::recognition::Findings& findings) {
  archive(findings.excerpts, findings.mentions, findings.deeds, findings.ties, findings.pieces);
}

template <class Archive>
void serialize(Archive& archive, gazette::search::Entry& entry) {
  archive(entry.grams, entry.slice, entry.parts, entry.symbols, entry.title_symbols);
}

}  // namespace cereal

namespace gazette::content {

std::string pack_report(const LoadedReport& report) {
  return binary::pack(report.summary, report.body, report.findings, report.entry);
}

bool unpack_report(std::string_view packed, LoadedReport& report) {
  return binary::unpack(packed, report.summary, report.body, report.findings, report.entry);
}

}  // namespace gazette::content
