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

// What is kept of one report: of the build before, and then of this one.
struct Keeping {
  CachedReport& report;
  ReportStore& store;

  // What came from the text, if the file has not changed; it is kept again.
  bool recall(LoadedReport& loaded) const {
    std::string packed;
    if (report.packed.size == 0 || report.file != loaded.file_hash || !store.read(report.packed, packed))
      return false;
    if (!unpack_report(packed, loaded)) return false;
    report.packed = store.append(packed);
    return true;
  }
  void keep(const LoadedReport& loaded) const {
    report.file = loaded.file_hash;
    report.packed = store.append(pack_report(loaded));
  }
};

// `keeping` is absent where nothing is kept.
std::optional<LoadedReport> load_report(files::FileTree& files, const files::File& file,
                                        const Reading& reading, const std::optional<Keeping>& keeping,
                                        Diagnostics& diagnostics) {
  const SourceFile source = source_of(file);
  if (!files::check_encoding(source, diagnostics)) return std::nullopt;
  const SplitFile split = split_front_matter(source, diagnostics);
  std::optional<model::Report> report;
  if (split.front_matter) report = read_report(source, *split.front_matter, diagnostics);
  LoadedReport loaded;
  loaded.file = &file;
  loaded.file_hash = binary::hash_of(file.text);
  if (report) loaded.report = std::move(*report);
  if (!report || !keeping || !keeping->recall(loaded)) {
    markdown::Document body = markdown::parse_markdown(source, split.body, reading.markdown, diagnostics);
    if (!report) return std::nullopt;
    take_body(std::move(body), reading, loaded);
    if (keeping && diagnostics.empty()) keeping->keep(loaded);
    // Nothing will point into the text, and it need not be parsed again.
    if (loaded.body.links.empty()) files.forget_behind(file, split.body.begin);
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
std::vector<Loaded> load_all(std::size_t count, parallel::Jobs jobs, Diagnostics& diagnostics, Load load) {
  std::vector<Slot<Loaded>> slots(count);
  parallel::for_each_index(count, jobs,
                           [&](std::size_t i) { slots[i].loaded = load(i, slots[i].diagnostics); });
  std::vector<Loaded> result;
  result.reserve(count);
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

// One for each report, with what the build before has kept of it.
std::vector<CachedReport> cached_reports(const std::vector<const files::File*>& reports,
                                         const binary::Hash& reading, const ReportCache& before) {
  std::vector<CachedReport> cached(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    cached[i].path = reports[i]->path;
    if (before.reading != reading) continue;
    const auto found = std::ranges::lower_bound(before.reports, reports[i]->path, {}, &CachedReport::path);
    if (found != before.reports.end() && found->path == reports[i]->path) cached[i] = *found;
  }
  return cached;
}

std::vector<LoadedReport> load_reports(files::FileTree& files, const std::vector<const files::File*>& reports,
                                       const Reading& reading, parallel::Jobs jobs, const Caching& caching,
                                       Diagnostics& diagnostics) {
  if (caching.cache == nullptr || reports.size() < caching.from) {
    return load_all<LoadedReport>(reports.size(), jobs, diagnostics, [&](std::size_t i, Diagnostics& told) {
      return load_report(files, *reports[i], reading, std::nullopt, told);
    });
  }
  const binary::Hash key = reading_key(files, reading);
  std::vector<CachedReport> cached = cached_reports(reports, key, *caching.cache);
  std::vector<LoadedReport> loaded =
      load_all<LoadedReport>(reports.size(), jobs, diagnostics, [&](std::size_t i, Diagnostics& told) {
        return load_report(files, *reports[i], reading, Keeping{cached[i], *caching.store}, told);
      });
  std::erase_if(cached, [](const CachedReport& report) { return report.packed.size == 0; });
  *caching.cache = {.reading = key, .reports = std::move(cached)};
  return loaded;
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

ContentSet load_content(files::FileTree& files, parallel::Jobs jobs, const Caching& caching,
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
  content.reports = load_reports(files, reports, reading, jobs, caching, diagnostics);
  const std::vector<const files::File*> pages = markdown_files(files, "pages/");
  content.pages = load_all<LoadedPage>(
      pages.size(), jobs, diagnostics,
      [&](std::size_t i, Diagnostics& told) { return load_page(*pages[i], reading, told); });
  if (reading.search) content.phrases = std::move(reading.search->phrases);
  return content;
}

markdown::Document parse_again(const files::File& file, diagnostics::Span body,
                               const model::Settings& settings) {
  Diagnostics told;  // nothing: what is cached had no remarks
  markdown::Document document =
      markdown::parse_markdown(source_of(file), body, markdown_options(settings), told);
  markdown::forget_text(document);
  return document;
}

}  // namespace gazette::content
