#include "site/terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "content/front_matter.h"
#include "markdown/markdown.h"
#include "recognition/quoted_phrases.h"

namespace gazette::site {

namespace {

using catalog::Catalog;
using diagnostics::Result;
using model::VocabularyKind;

// What one report says between quotation marks; each task writes its own.
struct Quoted {
  std::vector<recognition::QuotedPhrase> phrases;
  std::vector<std::string> spellings;  // of each phrase
};

Result<Quoted> read_quoted(const files::FileTree& files, const catalog::Report& report,
                           const recognition::PhraseIndex& index) {
  const Result<std::string> text = files.read_whole(*report.file);
  if (!text) return std::unexpected(text.error());
  const diagnostics::SourceFile source{report.file->path, *text};
  diagnostics::Diagnostics told_before;
  const content::SplitFile split = content::split_front_matter(source, told_before);
  const markdown::Document body = markdown::parse_markdown(source, split.body, {}, told_before);
  Quoted quoted;
  quoted.phrases = recognition::find_quoted_phrases(index, body, recognition::read_document(body));
  for (const recognition::QuotedPhrase& phrase : quoted.phrases)
    quoted.spellings.push_back(body.text.substr(phrase.text.begin, phrase.text.size()));
  return quoted;
}

// All uses of one phrase, by its skeleton.
struct Uses {
  std::map<std::string, std::size_t> spellings;
  std::map<std::string, std::size_t> suffixes;
  std::set<std::size_t> reports;
  std::set<std::uint32_t> units;
  std::size_t count = 0;
  int first_year = 0;
  int last_year = 0;
};

std::vector<Spelling> most_frequent_first(const std::map<std::string, std::size_t>& counts) {
  std::vector<Spelling> spellings;
  spellings.reserve(counts.size());
  for (const auto& [text, count] : counts) spellings.push_back({text, count});
  std::ranges::stable_sort(spellings, std::greater{}, &Spelling::count);
  return spellings;
}

RecurringPhrase phrase_of(const Uses& uses) {
  RecurringPhrase phrase;
  phrase.spellings = most_frequent_first(uses.spellings);
  phrase.suffixes = most_frequent_first(uses.suffixes);
  // What is mostly followed by 活动, 行动 … is something that units take part in.
  std::size_t followed = 0;
  for (const Spelling& suffix : phrase.suffixes) {
    if (recognition::names_a_campaign(suffix.text)) followed += suffix.count;
  }
  if (followed * 2 > uses.count) phrase.vocabulary = VocabularyKind::Campaigns;
  phrase.count = uses.count;
  phrase.reports = uses.reports.size();
  phrase.units = uses.units.size();
  phrase.first_year = uses.first_year;
  phrase.last_year = uses.last_year;
  return phrase;
}

// Of each report.
Result<std::vector<Quoted>> read_all_quoted(const files::FileTree& files, const Catalog& catalog,
                                            const recognition::PhraseIndex& index, parallel::Jobs jobs) {
  std::vector<Result<Quoted>> read(catalog.reports.size());
  parallel::for_each_index(read.size(), jobs,
                           [&](std::size_t r) { read[r] = read_quoted(files, catalog.reports[r], index); });
  std::vector<Quoted> quoted;
  quoted.reserve(read.size());
  for (Result<Quoted>& one : read) {
    if (!one) return std::unexpected(std::move(one.error()));
    quoted.push_back(std::move(*one));
  }
  return quoted;
}

std::vector<RecurringPhrase> recurring_phrases(const Catalog& catalog, const std::vector<Quoted>& quoted) {
  std::map<std::string, Uses> by_skeleton;
  for (std::size_t r = 0; r < quoted.size(); ++r) {
    const catalog::Report& report = catalog.reports[r];
    for (std::size_t i = 0; i < quoted[r].phrases.size(); ++i) {
      const recognition::QuotedPhrase& phrase = quoted[r].phrases[i];
      Uses& uses = by_skeleton[phrase.skeleton];
      ++uses.count;
      ++uses.spellings[quoted[r].spellings[i]];
      if (!phrase.follows.empty()) ++uses.suffixes[phrase.follows];
      uses.reports.insert(r);
      for (const std::uint32_t unit : report.of(VocabularyKind::Units)) uses.units.insert(unit);
      uses.first_year = report.declared.year;  // reports come newest year first
      uses.last_year = std::max(uses.last_year, report.declared.year);
    }
  }
  std::vector<RecurringPhrase> phrases;
  for (const auto& [skeleton, uses] : by_skeleton) {
    if (uses.reports.size() >= fewest_reports && uses.units.size() >= fewest_units)
      phrases.push_back(phrase_of(uses));
  }
  std::ranges::stable_sort(phrases, [](const RecurringPhrase& a, const RecurringPhrase& b) {
    return std::tie(b.reports, b.units, b.count) < std::tie(a.reports, a.units, a.count);
  });
  return phrases;
}

std::vector<UnusedEntry> unused_entries(const Catalog& catalog) {
  std::vector<UnusedEntry> unused;
  for (const VocabularyKind kind : model::all_vocabularies) {
    const std::vector<catalog::Term>& terms = catalog.vocabulary(kind);
    std::vector<bool> used(terms.size(), false);
    for (const catalog::Report& report : catalog.reports) {
      for (const std::uint32_t term : report.of(kind)) used[term] = true;
    }
    const std::size_t begin = unused.size();
    for (std::size_t i = 0; i < terms.size(); ++i) {
      // A wider theme or a superior unit is used by those below it.
      if (!used[i] && terms[i].children.empty())
        unused.push_back({kind, terms[i].id, terms[i].name, terms[i].place});
    }
    std::ranges::sort(unused.begin() + static_cast<std::ptrdiff_t>(begin), unused.end(), {},
                      [](const UnusedEntry& entry) { return entry.place.line; });
  }
  return unused;
}

}  // namespace

diagnostics::Result<TermSurvey> survey_terms(const SiteOptions& options,
                                             diagnostics::Diagnostics& diagnostics) {
  diagnostics::Result<files::FileTree> files = files::read_tree(options.portal, options.jobs, diagnostics);
  if (!files) return std::unexpected(files.error());
  content::ContentSet content = content::load_content(*files, options.jobs, {}, diagnostics);
  const recognition::PhraseIndex index(content.vocabulary(VocabularyKind::Slogans).entries,
                                       content.vocabulary(VocabularyKind::Campaigns).entries);
  const Catalog catalog = catalog::make_catalog(std::move(content), *files, options.selection, diagnostics);
  const Result<std::vector<Quoted>> quoted = read_all_quoted(*files, catalog, index, options.jobs);
  if (!quoted) return std::unexpected(quoted.error());
  return TermSurvey{content::language_of(catalog.settings), recurring_phrases(catalog, *quoted),
                    unused_entries(catalog)};
}

}  // namespace gazette::site
