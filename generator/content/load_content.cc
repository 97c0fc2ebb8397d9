#include "content/content_set.h"

#include <algorithm>

#include "content/front_matter.h"
#include "content/phrase_sample.h"
#include "content/report_cache.h"
#include "content/report_reader.h"
#include "content/rules.h"
#include "content/search_entry.h"
#include "content/settings_reader.h"
#include "content/vocabulary_reader.h"
#include "files/encoding.h"
#include "markdown/markdown.h"
#include "recognition/findings.h"
#include "recognition/phrase_index.h"

namespace gazette::content {

namespace {

using diagnostics::Diagnostics;
using diagnostics::SourceFile;

// The ids that the pages' own elements have (layouts/), which no heading may take.
constexpr std::array<std::string_view, 22> page_anchors{
    "main",    "q",    "toc",  "annex", "history", "cite",     "hits",  "activities",
    "related", "f1",   "f2",   "f3",    "body",    "h-act",    "h-rel", "h-new",
    "h-rep",   "h-sl", "h-tl", "h-up",  "top",     "withdrawn"};

// What one file gives; each task writes its own.
template <typename Loaded>
struct Slot {
  std::optional<Loaded> loaded;
  Diagnostics diagnostics;
};

// What every file is read with.
struct Reading {
  markdown::MarkdownOptions markdown;
  const recognition::PhraseIndex& names;
  model::Recognition recognize;
  std::optional<SearchReading> search;  // absent where there is no search
};

// What comes from the text.
void take_body(markdown::Document body, const Reading& reading, LoadedReport& loaded) {
  loaded.summary = loaded.report.summary.empty() ? markdown::summary_of(body) : loaded.report.summary;
  if (reading.search) loaded.entry = search_entry(loaded.report, body, *reading.search);
  loaded.findings = recognition::gather_findings(reading.names, loaded.report, body, reading.recognize);
  markdown::forget_text(body);
  loaded.body = std::move(body);
}

// `record` is what is remembered of the file, and then what is to be; null where nothing is.
std::optional<LoadedReport> load_report(const files::File& file, const Reading& reading, CachedReport* record,
                                        Diagnostics& diagnostics) {
  const SourceFile source = source_of(file);
  if (!files::check_encoding(source, diagnostics)) return std::nullopt;
  const SplitFile split = split_front_matter(source, diagnostics);
  std::optional<model::Report> report;
  if (split.front_matter) report = read_report(source, *split.front_matter, diagnostics);
  LoadedReport loaded{.file = &file};
  if (report) loaded.report = std::move(*report);
  const binary::Hash hash = record == nullptr ? binary::Hash{} : binary::hash_of(file.text);
  const bool remembered =
      report && record != nullptr && record->file == hash && unpack_report(record->packed, loaded);
  if (!remembered) {
    markdown::Document body = markdown::parse_markdown(source, split.body, reading.markdown, diagnostics);
    if (!report) return std::nullopt;
    take_body(std::move(body), reading, loaded);
    if (record != nullptr) record->packed = diagnostics.empty() ? pack_report(loaded) : std::string();
    if (record != nullptr) record->file = hash;
  }
  loaded.report.activities.clear();  // they are among the findings
  return loaded;
}

std::optional<LoadedPage> load_page(const files::File& file, const Reading& reading,
                                    Diagnostics& diagnostics) {
  const SourceFile source = source_of(file);
  if (!files::check_encoding(source, diagnostics)) return std::nullopt;
  const SplitFile split = split_front_matter(source, diagnostics);
  std::optional<model::Page> page;
  if (split.front_matter) page = read_page(source, *split.front_matter, diagnostics);
  markdown::Document body = markdown::parse_markdown(source, split.body, reading.markdown, diagnostics);
  if (!page) return std::nullopt;
  search::Entry entry = reading.search ? search_entry(*page, body, *reading.search) : search::Entry{};
  markdown::forget_text(body);
  return LoadedPage{std::move(*page), std::move(body), &file, std::move(entry)};
}

markdown::MarkdownOptions markdown_options(const model::Settings& settings) {
  return {.raw_html = settings.raw_html == model::RawHtmlPolicy::Drop ? markdown::RawHtml::Drop
                                                                      : markdown::RawHtml::Escape,
          .language = language_of(settings),
          .reserved_anchors = page_anchors};
}

std::vector<const files::File*> markdown_files(const files::FileTree& files, std::string_view folder) {
  std::vector<const files::File*> result;
  for (const files::File& file : files.below(folder)) {
    if (file.path.ends_with(".md")) result.push_back(&file);
  }
  return result;
}

template <typename Loaded, typename Load>
std::vector<Loaded> load_all(const std::vector<const files::File*>& files, parallel::Jobs jobs,
                             Diagnostics& diagnostics, Load load) {
  std::vector<Slot<Loaded>> slots(files.size());
  parallel::for_each_index(files.size(), jobs,
                           [&](std::size_t i) { slots[i].loaded = load(i, slots[i].diagnostics); });
  std::vector<Loaded> result;
  result.reserve(files.size());
  for (Slot<Loaded>& slot : slots) {
    diagnostics.append(std::move(slot.diagnostics));
    if (slot.loaded) result.push_back(std::move(*slot.loaded));
  }
  return result;
}

model::Settings load_settings(const files::FileTree& files, Diagnostics& diagnostics) {
  const files::File* const file = files.find("site.yaml");
  if (file == nullptr || !files::check_encoding(source_of(*file), diagnostics)) return {};
  return read_settings(source_of(*file), diagnostics);
}

model::VocabularyFile load_vocabulary(const files::FileTree& files, model::VocabularyKind kind,
                                      Diagnostics& diagnostics) {
  model::VocabularyFile vocabulary;
  vocabulary.path = std::string(model::vocabulary_name(kind)) + ".yaml";
  const files::File* const file = files.find(vocabulary.path);
  if (file == nullptr) return vocabulary;
  vocabulary.present = true;
  if (files::check_encoding(source_of(*file), diagnostics))
    vocabulary.entries = read_vocabulary(source_of(*file), kind, diagnostics);
  return vocabulary;
}

// All besides the file itself that decides what load_report() makes of it. The program is its caller's.
binary::Hash reading_key(const files::FileTree& files, const Reading& reading) {
  binary::Hasher hasher;
  for (const std::string_view path : {"site.yaml", "slogans.yaml", "campaigns.yaml"}) {
    const files::File* const file = files.find(path);
    hasher.add_text(file == nullptr ? std::string_view() : file->text);
  }
  if (reading.search) hasher.add_text(reading.search->phrases.table());
  return hasher.hash();
}

// One for each report, with what is remembered of it.
std::vector<CachedReport> records_of(const std::vector<const files::File*>& reports,
                                     const binary::Hash& reading, ReportCache& cache) {
  if (cache.reading != reading) cache = {.reading = reading};
  std::vector<CachedReport> records(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    records[i].path = reports[i]->path;
    const auto before = std::ranges::lower_bound(cache.records, reports[i]->path, {}, &CachedReport::path);
    if (before == cache.records.end() || before->path != reports[i]->path) continue;
    records[i].file = before->file;
    records[i].packed = std::move(before->packed);
  }
  return records;
}

// A folder that was named by mistake must not empty a published site.
void tell_no_reports(const files::FileTree& files, Diagnostics& diagnostics) {
  const diagnostics::Place place = diagnostics::whole_file("reports/");
  diagnostics::Diagnostic& told =
      files.files().empty()
          ? diagnostics.error(rules::no_reports, place,
                              {"这个文件夹里没有门户的任何文件", "this folder has no file of a portal"})
          : diagnostics.warning(rules::no_reports, place, {"没有一篇报告", "there is no report"});
  told.suggest(
      {"报告是 reports/ 里扩展名为 .md 的文件", "reports are the files in reports/ that end in .md"});
}

}  // namespace

SourceFile source_of(const files::File& file) {
  return {file.path, file.text};
}

diagnostics::Language language_of(const model::Settings& settings) {
  return settings.language == model::SiteLanguage::Chinese ? diagnostics::Language::Chinese
                                                           : diagnostics::Language::English;
}

ContentSet load_content(const files::FileTree& files, parallel::Jobs jobs, ReportCache* cache,
                        Diagnostics& diagnostics) {
  ContentSet content;
  content.settings = load_settings(files, diagnostics);
  for (const model::VocabularyKind kind : model::all_vocabularies) {
    content.vocabularies[index_of(kind)] = load_vocabulary(files, kind, diagnostics);
  }
  const recognition::PhraseIndex names(content.vocabulary(model::VocabularyKind::Slogans).entries,
                                       content.vocabulary(model::VocabularyKind::Campaigns).entries);
  Reading reading{.markdown = markdown_options(content.settings),
                  .names = names,
                  .recognize = content.settings.recognize};
  const std::vector<const files::File*> reports = markdown_files(files, "reports/");
  if (reports.empty()) tell_no_reports(files, diagnostics);
  if (content.settings.search)
    reading.search = SearchReading{{}, sample_phrases(reports, reading.markdown, jobs)};
  std::vector<CachedReport> records;
  if (cache != nullptr) records = records_of(reports, reading_key(files, reading), *cache);
  content.reports = load_all<LoadedReport>(reports, jobs, diagnostics, [&](std::size_t i, Diagnostics& told) {
    return load_report(*reports[i], reading, records.empty() ? nullptr : &records[i], told);
  });
  if (cache != nullptr) {
    std::erase_if(records, [](const CachedReport& record) { return record.packed.empty(); });
    cache->records = std::move(records);
  }
  const std::vector<const files::File*> pages = markdown_files(files, "pages/");
  content.pages = load_all<LoadedPage>(pages, jobs, diagnostics, [&](std::size_t i, Diagnostics& told) {
    return load_page(*pages[i], reading, told);
  });
  if (reading.search) content.phrases = std::move(reading.search->phrases);
  return content;
}

const markdown::Document& whole_body(const markdown::Document& body, const files::File& file,
                                     const model::Settings& settings,
                                     std::optional<markdown::Document>& room) {
  if (!body.html.empty()) return body;
  Diagnostics told;  // nothing: what is remembered had no remarks
  room = markdown::parse_markdown(source_of(file), body.source, markdown_options(settings), told);
  markdown::forget_text(*room);
  return *room;
}

}  // namespace gazette::content
