#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalog/catalog.h"
#include "catalog/rules.h"
#include "catalog/vocabulary_builder.h"
#include "diagnostics/nearest.h"
#include "markdown/markdown.h"
#include "text/collation.h"
#include "text/slug.h"

namespace gazette::catalog {

namespace {

using content::ContentSet;
using content::LoadedReport;
using diagnostics::Diagnostics;
using diagnostics::locate;
using diagnostics::words;
using model::all_vocabularies;

using Builders = std::vector<VocabularyBuilder>;  // by VocabularyKind

model::NewNames new_names_of(const ContentSet& content, VocabularyKind kind) {
  if (const auto chosen = content.settings.vocabularies[index_of(kind)]) return *chosen;
  const bool closed = kind == VocabularyKind::Units || kind == VocabularyKind::Campaigns;
  return closed && content.vocabulary(kind).present ? model::NewNames::Refused : model::NewNames::Accepted;
}

std::optional<LeftOutAs> left_out_as(const model::Report& report, const Selection& selection) {
  if (report.draft && selection.drafts == Include::No) return LeftOutAs::Draft;
  if (report.publish && *report.publish > selection.today && selection.future == Include::No)
    return LeftOutAs::NotYetPublished;
  if (report.expires && *report.expires <= selection.today && selection.expired == Include::No)
    return LeftOutAs::Expired;
  return std::nullopt;
}

const std::vector<model::Name>& names_of(const model::Report& report, VocabularyKind kind) {
  switch (kind) {
    case VocabularyKind::Units:
      return report.units;
    case VocabularyKind::Themes:
      return report.themes;
    case VocabularyKind::Slogans:
      return report.slogans;
    case VocabularyKind::Campaigns:
      return report.campaigns;
  }
  return report.units;
}

// The arrival numbers of a report's names. A joint unit or a slogan under two of its names counts once.
void look_up_names(const LoadedReport& loaded, Builders& builders, Report& report) {
  for (const VocabularyKind kind : all_vocabularies) {
    std::vector<std::uint32_t>& terms = report.terms[index_of(kind)];
    for (const model::Name& name : names_of(loaded.report, kind)) {
      const auto term =
          builders[index_of(kind)].find_or_add(name, content::source_of(*loaded.file), loaded.report.year);
      if (term && std::ranges::find(terms, *term) == terms.end()) terms.push_back(*term);
    }
    report.declared_terms[index_of(kind)] = static_cast<std::uint32_t>(terms.size());
  }
}

// A vocabulary's entries arrive first, in their file's order, so that an entry's index is its arrival number.
void add_found_names(const recognition::Findings& findings, Report& report) {
  for (const recognition::EntryRef& used : findings.entries_in_use()) {
    std::vector<std::uint32_t>& terms = report.terms[index_of(used.vocabulary)];
    if (std::ranges::find(terms, used.entry) == terms.end()) terms.push_back(used.entry);
  }
}

// A report that is left out leaves no term behind, but its mistakes are told.
void check_names(const LoadedReport& loaded, Builders& builders) {
  for (const VocabularyKind kind : all_vocabularies) {
    if (!builders[index_of(kind)].refuses_new_names()) continue;
    for (const model::Name& name : names_of(loaded.report, kind))
      builders[index_of(kind)].find_or_add(name, content::source_of(*loaded.file));
  }
}

struct Leads {
  std::vector<std::optional<std::uint32_t>> unit;  // by arrival number of the campaign
};

Leads look_up_leads(const ContentSet& content, const files::FileTree& files, Builders& builders,
                    Diagnostics& diagnostics) {
  Leads leads;
  const model::VocabularyFile& campaigns = content.vocabulary(VocabularyKind::Campaigns);
  VocabularyBuilder& units = builders[index_of(VocabularyKind::Units)];
  for (const model::VocabularyEntry& entry : campaigns.entries) {
    leads.unit.emplace_back();
    if (!entry.lead) continue;
    leads.unit.back() = units.find(entry.lead->value);
    if (leads.unit.back()) continue;
    const diagnostics::SourceFile source = content::source_of(*files.find(campaigns.path));
    if (units.refuses_new_names()) {
      diagnostics
          .error(rules::unknown_name, locate(source, {entry.lead->begin, entry.lead->end}),
                 words("没有“{}”这个单位", "there is no unit '{}'", entry.lead->value))
          .suggest(diagnostics::did_you_mean(entry.lead->value, units.known_names()));
    } else {
      leads.unit.back() = units.find_or_add(*entry.lead, source);
    }
  }
  return leads;
}

void finish_vocabularies(Builders builders, const Leads& leads, Catalog& catalog) {
  std::array<std::vector<std::uint32_t>, 4> position;
  for (const VocabularyKind kind : all_vocabularies) {
    VocabularyBuilder::Finished finished = std::move(builders[index_of(kind)]).finish();
    catalog.vocabularies[index_of(kind)] = std::move(finished.terms);
    catalog.groups[index_of(kind)] = std::move(finished.groups);
    position[index_of(kind)] = std::move(finished.position);
  }
  for (Report& report : catalog.reports) {
    for (const VocabularyKind kind : all_vocabularies) {
      for (std::uint32_t& term : report.terms[index_of(kind)]) term = position[index_of(kind)][term];
    }
    const auto settle = [&](recognition::EntryRef& ref) {
      ref.entry = position[index_of(ref.vocabulary)][ref.entry];
    };
    for (recognition::Mention& mention : report.findings.mentions) settle(mention.entry);
    for (recognition::EntryRef& tie : report.findings.ties) settle(tie);
  }
  const auto& units = position[index_of(VocabularyKind::Units)];
  const auto& campaigns = position[index_of(VocabularyKind::Campaigns)];
  for (std::uint32_t arrival = 0; arrival < leads.unit.size(); ++arrival) {
    if (!leads.unit[arrival]) continue;
    catalog.vocabularies[index_of(VocabularyKind::Campaigns)][campaigns[arrival]].lead =
        TermId{VocabularyKind::Units, units[*leads.unit[arrival]]};
  }
}

void parse_descriptions(const ContentSet& content, const files::FileTree& files, Catalog& catalog,
                        Diagnostics& diagnostics) {
  // By the place of its name: two entries may share one.
  const auto is_at = [](const diagnostics::Place& place) {
    return [&place](const Term& term) {
      return std::tie(term.place.path, term.place.line, term.place.column) ==
             std::tie(place.path, place.line, place.column);
    };
  };
  markdown::MarkdownOptions options;
  options.raw_html = content.settings.raw_html == model::RawHtmlPolicy::Drop ? markdown::RawHtml::Drop
                                                                             : markdown::RawHtml::Escape;
  options.language = content::language_of(content.settings);
  for (const VocabularyKind kind : all_vocabularies) {
    const model::VocabularyFile& file = content.vocabulary(kind);
    if (!file.present) continue;
    diagnostics::Locator places(content::source_of(*files.find(file.path)));
    for (const model::VocabularyEntry& entry : file.entries) {
      if (!entry.description) continue;
      auto& terms = catalog.vocabularies[index_of(kind)];
      const diagnostics::Place place = places.locate({entry.name.begin, entry.name.end});
      const auto term = std::ranges::find_if(terms, is_at(place));
      if (term == terms.end()) continue;  // an ambiguous name, already told
      term->description_source = file.path;
      term->description = markdown::parse_markdown(
          entry.description->value, places.locate({entry.description->begin, entry.description->end}),
          options, diagnostics);
    }
  }
}

// Newest year first, in it the newest date, undated ones last; then by owner, title and path.
void order_reports(Catalog& catalog, const text::Collator& collator) {
  struct Key {
    int year;
    std::uint32_t date;
    std::uint32_t owner;
    std::uint32_t at;  // in path order
    auto operator<=>(const Key&) const = default;
  };
  std::vector<Key> keys;
  keys.reserve(catalog.reports.size());
  for (std::uint32_t i = 0; i < catalog.reports.size(); ++i) {
    const Report& report = catalog.reports[i];
    const std::uint32_t date = report.declared.date ? report.declared.date->packed() : 0;
    keys.push_back({-report.declared.year, UINT32_MAX - date, report.owner().index, i});
  }
  std::ranges::sort(keys);
  // Titles are compared only where a unit has several reports of one day: collation is slow.
  const auto same_day = [](const Key& a, const Key& b) {
    return std::tie(a.year, a.date, a.owner) == std::tie(b.year, b.date, b.owner);
  };
  for (auto begin = keys.begin(); begin != keys.end();) {
    const auto end =
        std::find_if_not(begin, keys.end(), [&](const Key& key) { return same_day(*begin, key); });
    if (end - begin > 1) {
      std::stable_sort(begin, end, [&](const Key& a, const Key& b) {
        return collator.sort_key(catalog.reports[a.at].declared.title.value) <
               collator.sort_key(catalog.reports[b.at].declared.title.value);
      });
    }
    begin = end;
  }
  std::vector<Report> ordered;
  ordered.reserve(keys.size());
  for (const Key& key : keys) ordered.push_back(std::move(catalog.reports[key.at]));
  catalog.reports = std::move(ordered);
}

std::string_view file_stem(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

// The longest address of a report is "reports/<unit>/<year>/<slug>.html"; the format allows 200 characters.
constexpr std::size_t longest_address = 200;

std::size_t room_for_slug(const Catalog& catalog, const Report& report) {
  const std::size_t around =
      std::string_view("reports//2021/.html").size() + catalog.term(report.owner()).id.size();
  return around + 1 < longest_address ? longest_address - around : 1;
}

// REQUIRES: catalog.reports in path order, so that numbers are given in it.
void make_slugs(Catalog& catalog, Diagnostics& diagnostics) {
  using Shelf = std::pair<std::uint32_t, int>;  // a unit's year
  std::map<Shelf, std::map<std::string, const Report*>> taken;
  const auto shelf_of = [](const Report& report) {
    return Shelf{report.owner().index, report.declared.year};
  };
  for (Report& report : catalog.reports) {
    if (!report.declared.slug) continue;
    report.slug = report.declared.slug->value;
    const auto [other, first] = taken[shelf_of(report)].try_emplace(report.slug, &report);
    if (first) continue;
    const diagnostics::SourceFile source = content::source_of(*report.file);
    const model::Name& first_slug = *other->second->declared.slug;
    diagnostics
        .error(rules::repeated_slug, locate(source, {report.declared.slug->begin, report.declared.slug->end}),
               words("同一单位同一年已有“{0}”：{1}", "the unit has another report '{0}' in this year: {1}",
                     report.slug, other->second->declared.path))
        .note({"另一个在这里", "the other is here"},
              locate(content::source_of(*other->second->file), {first_slug.begin, first_slug.end}));
    report.slug += "-again";  // told once; nothing with an error is published
  }
  for (Report& report : catalog.reports) {
    if (!report.slug.empty()) continue;
    constexpr std::size_t longest_number = 6;
    std::string made = text::slug_of(file_stem(report.declared.path))
                           .substr(0, room_for_slug(catalog, report) - longest_number);
    while (made.ends_with('-')) made.pop_back();
    if (made.empty()) made = "report";
    auto& shelf = taken[shelf_of(report)];
    report.slug = made;
    for (int n = 2; !shelf.try_emplace(report.slug, &report).second; ++n)
      report.slug = fmt::format("{}-{}", made, n);
  }
}

std::vector<std::string> broken_files(const ContentSet& content, const files::FileTree& files) {
  std::set<std::string_view> whole;
  for (const LoadedReport& loaded : content.reports) whole.insert(loaded.file->path);
  for (const content::LoadedPage& loaded : content.pages) whole.insert(loaded.file->path);
  std::vector<std::string> broken;
  for (const files::File& file : files.files()) {
    const bool markdown =
        file.path.ends_with(".md") && (file.path.starts_with("reports/") || file.path.starts_with("pages/"));
    if (markdown && !whole.contains(file.path)) broken.push_back(file.path);
  }
  return broken;
}

void add_reports(ContentSet& content, const Selection& selection, Builders& builders, Catalog& catalog) {
  for (LoadedReport& loaded : content.reports) {
    if (const auto reason = left_out_as(loaded.report, selection)) {
      check_names(loaded, builders);
      catalog.left_out.emplace(loaded.file->path, *reason);
      continue;
    }
    Report report;
    look_up_names(loaded, builders, report);
    if (report.of(VocabularyKind::Units).empty()) continue;  // told: its unit is not known
    add_found_names(loaded.findings, report);
    report.findings = std::move(loaded.findings);
    report.summary = std::move(loaded.summary);
    report.declared = std::move(loaded.report);
    report.body = std::move(loaded.body);
    report.file = loaded.file;
    report.file_hash = loaded.file_hash;
    report.entry = std::move(loaded.entry);
    catalog.reports.push_back(std::move(report));
  }
}

void add_pages(ContentSet& content, const Selection& selection, Catalog& catalog) {
  for (content::LoadedPage& loaded : content.pages) {
    if (loaded.page.draft && selection.drafts == Include::No) {
      catalog.left_out.emplace(loaded.file->path, LeftOutAs::Draft);
    } else {
      catalog.pages.push_back(
          {std::move(loaded.page), std::move(loaded.body), loaded.file, std::move(loaded.entry)});
    }
  }
}

}  // namespace

Catalog make_catalog(ContentSet content, const files::FileTree& files, const Selection& selection,
                     Diagnostics& diagnostics) {
  const bool chinese = content.settings.language == model::SiteLanguage::Chinese;
  const text::Collator collator(chinese ? text::CollationLocale::Chinese : text::CollationLocale::English);

  Catalog catalog{content.settings, selection.today, {}, {}, {}, {}, {}, broken_files(content, files)};
  Builders builders;
  for (const VocabularyKind kind : all_vocabularies) {
    const model::VocabularyFile& file = content.vocabulary(kind);
    const diagnostics::SourceFile source =
        file.present ? content::source_of(*files.find(file.path)) : diagnostics::SourceFile{};
    builders.emplace_back(kind, file, source, new_names_of(content, kind), collator, diagnostics);
  }
  const Leads leads = look_up_leads(content, files, builders, diagnostics);
  add_reports(content, selection, builders, catalog);
  add_pages(content, selection, catalog);
  catalog.phrases = std::move(content.phrases);
  finish_vocabularies(std::move(builders), leads, catalog);
  parse_descriptions(content, files, catalog, diagnostics);
  make_slugs(catalog, diagnostics);
  order_reports(catalog, collator);
  return catalog;
}

}  // namespace gazette::catalog
