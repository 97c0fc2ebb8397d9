#include "content/content_set.h"
#include "content/front_matter.h"
#include "content/phrase_sample.h"
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

std::optional<LoadedReport> load_report(const files::File& file, const Reading& reading,
                                        Diagnostics& diagnostics) {
  const SourceFile source = source_of(file);
  if (!files::check_encoding(source, diagnostics)) return std::nullopt;
  const SplitFile split = split_front_matter(source, diagnostics);
  std::optional<model::Report> report;
  if (split.front_matter) report = read_report(source, *split.front_matter, diagnostics);
  markdown::Document body = markdown::parse_markdown(source, split.body, reading.markdown, diagnostics);
  if (!report) return std::nullopt;
  std::string summary = report->summary.empty() ? markdown::summary_of(body) : report->summary;
  search::Entry entry = reading.search ? search_entry(*report, body, *reading.search) : search::Entry{};
  recognition::Findings findings =
      recognition::gather_findings(reading.names, *report, body, reading.recognize);
  report->activities.clear();  // they are among the findings
  markdown::forget_text(body);
  return LoadedReport{std::move(*report),  std::move(body), std::move(summary),
                      std::move(findings), &file,           std::move(entry)};
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
                           [&](std::size_t i) { slots[i].loaded = load(*files[i], slots[i].diagnostics); });
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

ContentSet load_content(const files::FileTree& files, parallel::Jobs jobs, Diagnostics& diagnostics) {
  ContentSet content;
  content.settings = load_settings(files, diagnostics);
  for (const model::VocabularyKind kind : model::all_vocabularies) {
    content.vocabularies[index_of(kind)] = load_vocabulary(files, kind, diagnostics);
  }
  const recognition::PhraseIndex names(content.vocabulary(model::VocabularyKind::Slogans).entries,
                                       content.vocabulary(model::VocabularyKind::Campaigns).entries);
  Reading reading{.markdown = {}, .names = names, .recognize = content.settings.recognize};
  reading.markdown.raw_html = content.settings.raw_html == model::RawHtmlPolicy::Drop
                                  ? markdown::RawHtml::Drop
                                  : markdown::RawHtml::Escape;
  reading.markdown.language = language_of(content.settings);
  reading.markdown.reserved_anchors = page_anchors;
  const std::vector<const files::File*> reports = markdown_files(files, "reports/");
  if (reports.empty()) tell_no_reports(files, diagnostics);
  if (content.settings.search)
    reading.search = SearchReading{{}, sample_phrases(reports, reading.markdown, jobs)};
  content.reports = load_all<LoadedReport>(
      reports, jobs, diagnostics,
      [&](const files::File& file, Diagnostics& told) { return load_report(file, reading, told); });
  content.pages = load_all<LoadedPage>(
      markdown_files(files, "pages/"), jobs, diagnostics,
      [&](const files::File& file, Diagnostics& told) { return load_page(file, reading, told); });
  if (reading.search) content.phrases = std::move(reading.search->phrases);
  return content;
}

}  // namespace gazette::content
