#include "cli/inspect_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "cli/console.h"
#include "content/front_matter.h"
#include "content/report_reader.h"
#include "content/settings_reader.h"
#include "content/vocabulary_reader.h"
#include "diagnostics/render.h"
#include "files/encoding.h"
#include "files/file_tree.h"
#include "markdown/markdown.h"
#include "recognition/recognize.h"
#include "text/slug.h"

namespace gazette::cli {

namespace {

namespace fs = std::filesystem;
using diagnostics::Diagnostics;
using diagnostics::json_string;
using diagnostics::Language;
using diagnostics::Locator;
using diagnostics::Span;
using model::VocabularyKind;

// The vocabularies in which names are looked for, each in its file's order.
struct Vocabularies {
  model::Settings settings;
  std::vector<model::VocabularyEntry> slogans;
  std::vector<model::VocabularyEntry> campaigns;

  const std::vector<model::VocabularyEntry>& of(VocabularyKind kind) const {
    return kind == VocabularyKind::Slogans ? slogans : campaigns;
  }
};

// Everything that is printed, with what its places refer to.
struct Inspection {
  std::string text;
  model::Report report;
  markdown::Document body;
  Vocabularies vocabularies;
  recognition::Recognized recognized;
  std::vector<recognition::ReportActivity> activities;
};

// The folder above the file's reports/, or the file's own.
fs::path portal_of(const InspectArguments& arguments) {
  if (!arguments.portal.empty()) return arguments.portal;
  const fs::path file = fs::absolute(arguments.file);
  for (fs::path folder = file.parent_path(); folder != folder.parent_path(); folder = folder.parent_path()) {
    if (folder.filename() == "reports") return folder.parent_path();
  }
  return file.parent_path();
}

std::vector<model::VocabularyEntry> read_entries(const fs::path& portal, VocabularyKind kind,
                                                 Diagnostics& diagnostics) {
  const std::string name = std::string(model::vocabulary_name(kind)) + ".yaml";
  const auto text = files::read_file(portal / name);
  if (!text || !files::check_encoding({name, *text}, diagnostics)) return {};
  return content::read_vocabulary({name, *text}, kind, diagnostics);
}

Vocabularies read_vocabularies(const fs::path& portal, Diagnostics& diagnostics) {
  Vocabularies vocabularies;
  if (const auto text = files::read_file(portal / "site.yaml");
      text && files::check_encoding({"site.yaml", *text}, diagnostics)) {
    vocabularies.settings = content::read_settings({"site.yaml", *text}, diagnostics);
  }
  vocabularies.slogans = read_entries(portal, VocabularyKind::Slogans, diagnostics);
  vocabularies.campaigns = read_entries(portal, VocabularyKind::Campaigns, diagnostics);
  return vocabularies;
}

std::optional<Inspection> inspect(const InspectArguments& arguments, std::string text,
                                  Diagnostics& diagnostics) {
  Inspection result;
  result.text = std::move(text);
  const diagnostics::SourceFile source{arguments.file, result.text};
  if (!files::check_encoding(source, diagnostics)) return std::nullopt;
  const content::SplitFile split = content::split_front_matter(source, diagnostics);
  if (!split.front_matter) return std::nullopt;
  std::optional<model::Report> report = content::read_report(source, *split.front_matter, diagnostics);
  result.body = markdown::parse_markdown(source, split.body, {}, diagnostics);
  if (!report) return std::nullopt;
  result.report = std::move(*report);
  result.vocabularies = read_vocabularies(portal_of(arguments), diagnostics);
  const recognition::PhraseIndex index(result.vocabularies.slogans, result.vocabularies.campaigns);
  result.recognized =
      recognition::recognize(index, result.report, result.body, result.vocabularies.settings.recognize);
  result.activities =
      recognition::join_activities(result.report.activities, result.recognized.activities, result.body.text);
  return result;
}

// The place in the file of a stretch of the body, or of the title.
Span source_span(const Inspection& i, const recognition::Occurrence& occurrence) {
  if (occurrence.surroundings != recognition::Surroundings::Title)
    return markdown::source_of(i.body, occurrence.text);
  const auto begin = static_cast<std::uint32_t>(i.text.find(i.report.title.value, i.report.title.begin));
  return {begin + occurrence.text.begin, begin + occurrence.text.end};
}

std::string id_of(const model::VocabularyEntry& entry) {
  return entry.id ? entry.id->value : text::slug_of(entry.name.value);
}

std::string names(const std::vector<model::Name>& names) {
  std::string out = "[";
  for (const model::Name& name : names) out += (out.size() > 1 ? ", " : "") + json_string(name.value);
  return out + "]";
}

std::string front_matter_json(const model::Report& r) {
  return fmt::format(
      R"({{"title": {}, "units": {}, "year": {}, "period": {}, "date": {}, "themes": {}, "slogans": {}, "campaigns": {}, "activities": {}, "draft": {}}})",
      json_string(r.title.value), names(r.units), r.year, r.period ? json_string(r.period->code) : "null",
      r.date ? json_string(r.date->iso()) : "null", names(r.themes), names(r.slogans), names(r.campaigns),
      r.activities.size(), r.draft);
}

std::string heading_json(Locator& places, const markdown::Heading& heading) {
  return fmt::format(R"({{"level": {}, "text": {}, "anchor": {}, "start": {}, "end": {}}})", heading.level,
                     json_string(heading.text), json_string(heading.anchor),
                     places.code_points_before(heading.span.begin),
                     places.code_points_before(heading.span.end));
}

std::string occurrence_json(const Inspection& i, Locator& places, const recognition::Occurrence& o) {
  const Span span = source_span(i, o);
  const model::VocabularyEntry& entry = i.vocabularies.of(o.vocabulary)[o.entry];
  return fmt::format(
      R"({{"vocabulary": "{}", "id": {}, "text": {}, "start": {}, "end": {}, "canonical": {}, "in_title_of_work": {}}})",
      model::vocabulary_name(o.vocabulary), json_string(id_of(entry)),
      json_string(i.text.substr(span.begin, span.size())), places.code_points_before(span.begin),
      places.code_points_before(span.end), o.is_canonical(), o.in_title_of_work);
}

std::string activity_json(const Inspection& i, Locator& places, const recognition::ReportActivity& a) {
  std::string out =
      fmt::format(R"({{"date": {}, "title": {}, "declared": {})", json_string(a.activity.date.edtf()),
                  json_string(a.activity.title), a.declared);
  if (a.found != recognition::ReportActivity::not_found) {
    const recognition::FoundActivity& found = i.recognized.activities[a.found];
    const Span date = markdown::source_of(i.body, found.date_text);
    const Span clause = markdown::source_of(i.body, found.clause);
    const bool under = found.heading != markdown::Block::no_heading;
    out += fmt::format(
        R"(, "date_text": {}, "start": {}, "end": {}, "clause_start": {}, "clause_end": {}, "heading": {})",
        json_string(i.text.substr(date.begin, date.size())), places.code_points_before(date.begin),
        places.code_points_before(date.end), places.code_points_before(clause.begin),
        places.code_points_before(clause.end),
        under ? json_string(i.body.headings[found.heading].text) : "null");
  }
  return out + "}";
}

template <typename Items, typename Write>
std::string list_json(const Items& items, Write write) {
  std::string out = "[";
  for (const auto& item : items) out += (out.size() > 1 ? ",\n    " : "\n    ") + write(item);
  return out + (items.empty() ? "]" : "\n  ]");
}

std::string as_json(const Inspection& i, const std::string& file) {
  Locator places({file, i.text});
  return fmt::format(
      "{{\n  \"file\": {},\n  \"front_matter\": {},\n  \"headings\": {},\n  \"occurrences\": {},\n  "
      "\"activities\": {}\n}}\n",
      json_string(file), front_matter_json(i.report),
      list_json(i.body.headings, [&](const auto& h) { return heading_json(places, h); }),
      list_json(i.recognized.occurrences, [&](const auto& o) { return occurrence_json(i, places, o); }),
      list_json(i.activities, [&](const auto& a) { return activity_json(i, places, a); }));
}

// One line an item: its place as line and column, what it is, its words.
std::string as_table(const Inspection& i, const std::string& file) {
  std::string out = fmt::format("{}\n  {}\n", i.report.title.value, file);
  Locator places({file, i.text});
  const auto at = [&](Span span) {
    const diagnostics::Place place = places.locate(span);
    return fmt::format("{}:{}", place.line, place.column);
  };
  for (const recognition::Occurrence& o : i.recognized.occurrences) {
    const Span span = source_span(i, o);
    out += fmt::format("  {:>8}  {:10} {:24} {}{}\n", at(span), model::vocabulary_name(o.vocabulary),
                       id_of(i.vocabularies.of(o.vocabulary)[o.entry]),
                       i.text.substr(span.begin, span.size()), o.in_title_of_work ? "  《》" : "");
  }
  for (const recognition::ReportActivity& a : i.activities) {
    const bool found = a.found != recognition::ReportActivity::not_found;
    const std::string place =
        found ? at(markdown::source_of(i.body, i.recognized.activities[a.found].date_text)) : "-";
    out += fmt::format("  {:>8}  {:10} {:24} {}\n", place, a.declared ? "declared" : "found",
                       a.activity.date.edtf(), a.activity.title);
  }
  return out;
}

}  // namespace

ExitStatus run_inspect(const InspectArguments& arguments) {
  const Language language = arguments.language.empty()   ? language_of_environment()
                            : arguments.language == "en" ? Language::English
                                                         : Language::Chinese;
  auto text = files::read_file(arguments.file);
  if (!text) {
    print(text.error(), language, MessageFormat::Human);
    return ExitStatus::MachineFailed;
  }
  Diagnostics diagnostics;
  const std::optional<Inspection> inspection = inspect(arguments, std::move(*text), diagnostics);
  diagnostics.sort();
  print(diagnostics, language, MessageFormat::Human);
  if (!inspection) return ExitStatus::ContentHasErrors;
  const std::string out =
      arguments.table ? as_table(*inspection, arguments.file) : as_json(*inspection, arguments.file);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return ExitStatus::Done;
}

}  // namespace gazette::cli
