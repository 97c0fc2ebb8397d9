#include "pages/fact_states.h"

#include <string>

#include "pages/value_digest.h"

namespace gazette::pages {

namespace {

// What one worker needs.
struct Reader {
  explicit Reader(const Views& all) : views(all), digest(all) {}

  const Views& views;
  ValueDigest digest;
  Arena arena;

  template <typename Key>
  void add(const Attribute<Key>& attribute, Key key) {
    const auto read = attribute.stands_for != nullptr ? attribute.stands_for : attribute.read;
    digest.add(read(views, key, arena));
  }
  std::uint64_t take() {
    const std::uint64_t state = digest.hash().low;
    digest.reset();
    arena.reset();
    return state;
  }
};

// A thing's attributes, each a fact.
template <typename Key>
void read_attributes(std::span<const Attribute<Key>> table, Key key, const FactNumbers& numbers,
                     Reader& reader, FactStates& facts) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::size_t fact = index_of(numbers.of(key, i));
    reader.digest.add_number(reader.views.identity(key));
    reader.digest.add_text(table[i].name);
    facts.identities[fact] = reader.take();
    reader.add(table[i], key);
    facts.states[fact] = reader.take();
  }
}

// A report as a whole, with its activities.
void read_report(catalog::ReportId id, const FactNumbers& numbers, Reader& reader, FactStates& facts) {
  const SiteParts& parts = reader.views.parts();
  const std::size_t fact = index_of(numbers.of(id));
  facts.identities[fact] = reader.views.identity(id);
  const binary::Hash& file = parts.catalog.report(id).file_hash;
  reader.digest.add_number(file.high);
  reader.digest.add_number(file.low);
  for (const auto& attribute : report_table()) reader.add(attribute, id);
  for (const timeline::ActivityId activity : parts.timeline.by_report[catalog::index_of(id)]) {
    for (const auto& attribute : activity_table()) reader.add(attribute, activity);
  }
  facts.states[fact] = reader.take();
}

}  // namespace

binary::Hash FactStates::state_of(std::span<const FactId> facts) const {
  std::string together;
  together.reserve(facts.size() * sizeof(std::uint64_t));
  for (const FactId fact : facts)
    together.append(reinterpret_cast<const char*>(&states[index_of(fact)]), sizeof(std::uint64_t));
  return binary::hash_of(together);
}

FactStates make_fact_states(const Views& views, const FactNumbers& numbers, parallel::Jobs jobs) {
  FactStates facts{std::vector<std::uint64_t>(numbers.size()), std::vector<std::uint64_t>(numbers.size())};
  std::vector<std::unique_ptr<Reader>> readers;
  readers.reserve(jobs.count);
  for (std::size_t i = 0; i < jobs.count; ++i) readers.push_back(std::make_unique<Reader>(views));

  read_attributes(site_table(), SiteKey{}, numbers, *readers.front(), facts);
  const auto& assets = views.parts().assets.by_name;
  for (std::uint32_t i = 0; const auto& [name, address] : assets) {
    const std::size_t fact = index_of(numbers.of(AssetKey{i++}));
    facts.identities[fact] = views.asset_identity(name);
    facts.states[fact] = binary::hash_of(address).low;
  }
  for (int year = model::first_year; year <= model::last_year; ++year)
    read_attributes(year_table(), YearKey{year}, numbers, *readers.front(), facts);
  for (const model::VocabularyKind kind : model::all_vocabularies) {
    parallel::for_each_index_with_worker(
        views.catalog().vocabulary(kind).size(), jobs, [&](std::size_t i, std::size_t worker) {
          read_attributes(table_of_terms(kind), catalog::TermId{kind, static_cast<std::uint32_t>(i)}, numbers,
                          *readers[worker], facts);
        });
  }
  parallel::for_each_index_with_worker(
      views.catalog().reports.size(), jobs, [&](std::size_t i, std::size_t worker) {
        read_report(catalog::ReportId{static_cast<std::uint32_t>(i)}, numbers, *readers[worker], facts);
      });
  return facts;
}

}  // namespace gazette::pages
