#include "site/search_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "content/content_set.h"
#include "site/content_hash.h"
#include "site/layouts.h"
#include "text/html.h"
#include "text/utf8.h"

namespace gazette::site {

namespace {

constexpr std::string_view sources = "search/";  // below assets/

// What layouts load; the others below search/ are loaded by these.
constexpr std::array<std::string_view, 4> entry_scripts{"search/search.js", "search/index.js",
                                                        "search/page.js", "search/mark.js"};

std::string_view script(const files::FileTree& files, std::string_view name) {
  return find_text(files, fmt::format("assets/{}{}", sources, name)).value_or(std::string_view{});
}

std::uint32_t order_of(const model::Report& report) {
  if (report.date)
    return static_cast<std::uint32_t>(report.date->year() * 10000 + report.date->month() * 100 +
                                      report.date->day());
  return static_cast<std::uint32_t>(report.year * 10000 + 1231);
}

search::Document document_of(const catalog::Catalog& catalog, catalog::Report& report,
                             const std::string& url) {
  return {.url = pages::encoded(url),
          .title = report.declared.title.value,
          .subtitle = report.declared.subtitle,
          .unit = catalog.term(report.owner()).name,
          .year = report.declared.year,
          .date = report.declared.date ? report.declared.date->iso() : std::string(),
          .order = order_of(report.declared),
          .withdrawn = report.declared.withdrawn.has_value(),
          .terms = report.terms,
          .entry = std::move(report.entry)};
}

// Plain pages first, then reports, the oldest first.
std::vector<search::Document> documents_of(catalog::Catalog& catalog, const pages::Addresses& addresses) {
  std::vector<search::Document> documents;
  documents.reserve(catalog.pages.size() + catalog.reports.size());
  for (std::size_t i = 0; i < catalog.pages.size(); ++i) {
    documents.push_back({.url = pages::encoded(addresses.pages[i]),
                         .title = catalog.pages[i].declared.title.value,
                         .entry = std::move(catalog.pages[i].entry)});
  }
  std::vector<std::size_t> order(catalog.reports.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) {
    const model::Report& report = catalog.reports[i].declared;
    return std::tuple(order_of(report), report.year, std::string_view(report.path));
  });
  for (const std::size_t i : order)
    documents.push_back(document_of(catalog, catalog.reports[i], addresses.reports[i]));
  return documents;
}

std::vector<search::Term> terms_of(const std::vector<catalog::Term>& terms,
                                   const std::vector<std::string>& addresses) {
  std::vector<search::Term> result;
  result.reserve(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const catalog::Term& term = terms[i];
    std::vector<std::string> others = term.aliases;
    others.insert(others.end(), term.formerly.begin(), term.formerly.end());
    if (!term.full.empty()) others.push_back(term.full);
    result.push_back({term.id, term.name, std::move(others), pages::encoded(addresses[i]),
                      term.parent ? std::int64_t{term.parent->index} : -1});
  }
  return result;
}

// An OpenSearch description, by which a browser adds the portal to its search engines. It needs absolute
// addresses.
search::IndexFile open_search(const model::Settings& settings) {
  constexpr std::size_t longest_name = 16;  // characters, by the specification
  std::string bytes = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>{0}</ShortName>\n<Description>{1}</Description>\n<InputEncoding>UTF-8</InputEncoding>\n"
      "<Url type=\"text/html\" template=\"{2}search.html?q={{searchTerms}}\"/>\n"
      "</OpenSearchDescription>\n",
      text::escape_html(text::first_code_points(settings.title, longest_name)),
      text::escape_html(settings.title), text::escape_html(settings.base_url));
  return {"search/opensearch.xml", std::move(bytes)};
}

}  // namespace

std::vector<search::IndexFile> make_search_files(catalog::Catalog& catalog, const pages::Addresses& addresses,
                                                 const files::FileTree& files, parallel::Jobs jobs) {
  if (!catalog.settings.search) return {};
  search::Collection collection{.documents = documents_of(catalog, addresses),
                                .phrases = std::move(catalog.phrases)};
  for (const model::VocabularyKind kind : model::all_vocabularies)
    collection.terms[index_of(kind)] = terms_of(catalog.vocabulary(kind), addresses.terms[index_of(kind)]);
  const auto joined = [&](std::initializer_list<std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) text += script(files, name);
    return text;
  };
  const std::string_view facets = script(files, "facets.js");
  std::vector<search::IndexFile> made =
      search::make_index(std::move(collection), fmt::format("facets:\"{}\"", content_hash(facets)), jobs);
  const std::string table = fmt::format("Gazette.readLetters(\"{}\");\n", search::Letters::table());
  made.push_back({"search/facets.js", std::string(facets)});
  if (!catalog.settings.base_url.empty()) made.push_back(open_search(catalog.settings));
  made.push_back(
      {"search/search.js",
       joined({"loader.js", "letters.js", "query.js", "shards.js", "texts.js", "search.js"}) + table});
  const bool english = content::language_of(catalog.settings) == diagnostics::Language::English;
  made.push_back({"search/page.js", joined({english ? "page-words.en.js" : "page-words.zh.js", "page.js"})});
  made.push_back(
      {"search/mark.js", joined({"letters.js", "query.js"}) + table + std::string(script(files, "mark.js"))});
  return made;
}

void add_search_scripts(const std::vector<search::IndexFile>& made, pages::AssetAddresses& assets) {
  for (const search::IndexFile& file : made) {
    if (std::ranges::find(entry_scripts, file.address) == entry_scripts.end()) continue;
    assets.by_name.emplace(file.address, fmt::format("{}?{}", file.address, content_hash(file.bytes)));
  }
}

bool is_search_source(std::string_view name) {
  return name.starts_with(sources);
}

}  // namespace gazette::site
