// That the state of a fact differs whenever a value differs that a layout can read of it: every attribute of
// everything there is, before and after any change.
#include <gtest/gtest.h>

#include <map>

#include "pages/fact_states.h"
#include "pages/value_digest.h"
#include "site/built.h"
#include "site/changing_portal.h"

namespace gazette::tests {
namespace {

using pages::FactId;

// One attribute of one thing: what a layout would see, and the state of the fact that tells of it.
struct Seen {
  std::string value;
  std::uint64_t state = 0;
};

// By a name that is the same after a change.
using AllSeen = std::map<std::string, Seen>;

class Observation {
 public:
  explicit Observation(const site::LoadedSite& loaded)
      : site_(*loaded.site),
        numbers_(site_.parts()),
        facts_(pages::make_fact_states(site_.views(), numbers_, {2})) {
    const pages::SiteParts& parts = site_.parts();
    see(pages::site_table(), pages::SiteKey{}, "site");
    for (const auto& year : parts.taxonomy.years)
      see(pages::year_table(), pages::YearKey{year.year}, std::to_string(year.year));
    for (const model::VocabularyKind kind : model::all_vocabularies) {
      for (std::uint32_t i = 0; i < parts.catalog.vocabulary(kind).size(); ++i) {
        const catalog::TermId id{kind, i};
        see(pages::table_of_terms(kind), id, parts.plan.addresses.term(id));
      }
    }
    for (std::uint32_t i = 0; i < parts.catalog.reports.size(); ++i) see_report(catalog::ReportId{i});
  }

  AllSeen take() { return std::move(seen_); }

 private:
  template <typename Key>
  void see(std::span<const pages::Attribute<Key>> table, Key key, const std::string& name) {
    for (std::size_t i = 0; i < table.size(); ++i) add(table[i], key, name, numbers_.of(key, i));
  }
  void see_report(catalog::ReportId id) {
    const pages::SiteParts& parts = site_.parts();
    const std::string& name = parts.plan.addresses.report(id);
    for (const auto& attribute : pages::report_table()) add(attribute, id, name, numbers_.of(id));
    for (const timeline::ActivityId activity : parts.timeline.by_report[catalog::index_of(id)]) {
      const std::string deed =
          name + "#" + std::to_string(parts.timeline.entries[timeline::index_of(activity)].number);
      for (const auto& attribute : pages::activity_table())
        add(attribute, activity, deed, numbers_.of(activity));
    }
  }
  template <typename Key>
  void add(const pages::Attribute<Key>& attribute, Key key, const std::string& name, FactId fact) {
    pages::ValueDigest digest(site_.views());
    digest.add(attribute.read(site_.views(), key, arena_));
    const binary::Hash hash = digest.hash();
    seen_[name + "." + std::string(attribute.name)] = {std::to_string(hash.high) + std::to_string(hash.low),
                                                       facts_.states[pages::index_of(fact)]};
    arena_.reset();
  }

  const pages::Site& site_;
  pages::FactNumbers numbers_;
  pages::FactStates facts_;
  templates::Arena arena_;
  AllSeen seen_;
};

std::optional<AllSeen> observe(const ChangingPortal& portal) {
  Unwatched observer;
  diagnostics::Diagnostics told;
  const auto loaded = site::load_site(portal.options(), {}, observer, told);
  EXPECT_TRUE(loaded);
  if (told.errors() > 0) return std::nullopt;
  return Observation(*loaded).take();
}

class AnyChange : public testing::TestWithParam<unsigned> {};

// A change of a vocabulary or setting renders everything, whatever the states say: it is left out here.
TEST_P(AnyChange, ThatALayoutCanSeeChangesTheState) {
  constexpr int rounds = 40;
  ChangingPortal portal;
  Changes changes(portal, GetParam());
  std::optional<AllSeen> before = observe(portal);
  ASSERT_TRUE(before);
  int values_changed = 0;
  for (int round = 0; round < rounds; ++round) {
    portal.remember();
    const std::string change = changes.make();
    const std::optional<AllSeen> after = observe(portal);
    if (!after) {
      portal.take_back();
      continue;
    }
    const bool of_frame = change.starts_with("vocabulary") || change.starts_with("setting");
    for (const auto& [name, now] : *after) {
      const auto then = before->find(name);
      if (of_frame || then == before->end() || then->second.value == now.value) continue;
      ++values_changed;
      EXPECT_NE(then->second.state, now.state) << name << " after round " << round << ": " << change;
    }
    before = after;
  }
  EXPECT_GT(values_changed, 50);
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyChange, testing::Range(1U, 5U));

}  // namespace
}  // namespace gazette::tests
