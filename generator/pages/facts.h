// A Fact is the least part of a site that a page is known to depend on: a report as a whole, with its
// activities; of the site itself, its terms and its years a single attribute, since each page reads some of
// these; the address of a style or script.
//
// The idea is that of verifying traces ("Build Systems à la Carte", Mokhov, Mitchell, Peyton Jones, 2018): a
// render notes which facts it has read (ReadLog); where its layout is given the same the next time, and all
// these facts are in the state they were in, it would make the same bytes, and need not be done.
// How a fact's state is known: fact_states.h. Why a trace suffices: decisions/0019-build-cache.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pages/view_tables.h"

namespace gazette::pages {

struct SiteParts;

// The number of a fact in one build: from 0, without gaps. In the next build it has another.
enum class FactId : std::uint32_t {};
inline std::size_t index_of(FactId id) {
  return static_cast<std::size_t>(id);
}

class FactNumbers {
 public:
  explicit FactNumbers(const SiteParts& parts);  // the parts outlive it

  // `attribute` is the position in the thing's table. A date is no fact: it never changes.
  FactId of(SiteKey, std::size_t attribute) const;
  FactId of(AssetKey key) const;
  FactId of(YearKey key, std::size_t attribute) const;  // REQUIRES: a year that a report may have
  FactId of(catalog::TermId id, std::size_t attribute) const;
  FactId of(catalog::ReportId id) const;
  FactId of(timeline::ActivityId id) const;

  std::size_t size() const { return size_; }

 private:
  std::uint32_t assets_ = 0;
  std::uint32_t years_ = 0;
  std::array<std::uint32_t, 4> terms_{};  // by VocabularyKind
  std::uint32_t reports_ = 0;
  std::size_t size_ = 0;
  const timeline::Timeline& timeline_;
};

// The facts that one render has read, each once. It belongs to one worker; its renderer's arena knows it
// (Arena::companion()), and there the tables find it.
class ReadLog {
 public:
  // `numbers` outlives the log.
  explicit ReadLog(const FactNumbers& numbers) : numbers_(numbers), last_read_(numbers.size()) {}

  const FactNumbers& numbers() const { return numbers_; }
  // Forgets all, for the next page.
  void clear();
  void note(FactId fact);
  // The same for an activity, of which many attributes are read one after another.
  void note(timeline::ActivityId activity);
  std::span<const FactId> facts() const { return facts_; }

 private:
  const FactNumbers& numbers_;
  std::vector<std::uint32_t> last_read_;  // by FactId: the round in which it was noted last
  std::uint32_t round_ = 1;
  std::optional<timeline::ActivityId> last_activity_;
  std::vector<FactId> facts_;
};

inline void ReadLog::note(FactId fact) {
  std::uint32_t& last = last_read_[index_of(fact)];
  if (last == round_) return;
  last = round_;
  facts_.push_back(fact);
}

inline void ReadLog::note(timeline::ActivityId activity) {
  if (activity == last_activity_) return;
  last_activity_ = activity;
  note(numbers_.of(activity));
}

}  // namespace gazette::pages
