// The Taxonomy: reports and activities by term and by year, and which reports are related.
//
// make_taxonomy() makes it from the catalog and the timeline; it holds ids only. Lists of reports are
// ascending, which is newest first; lists of activities are ascending, which is earliest first.
// Concurrent const access needs no lock.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "parallel/parallel.h"
#include "timeline/timeline.h"

namespace gazette::taxonomy {

using catalog::ReportId;
using catalog::TermId;
using timeline::ActivityId;

struct YearCount {
  int year = 0;
  std::uint32_t count = 0;
};

// One place in a report's text.
struct MentionId {
  ReportId report{};
  std::uint32_t number = 0;  // in the report's findings.mentions
};

// What belongs to one term. A joint report belongs to each of its units.
struct TermUse {
  std::vector<ReportId> reports;  // those that declare it and those whose text uses it
  std::uint32_t declared = 0;     // how many of them declare it
  std::vector<ReportId> about;    // those that declare it or name it in their titles
  // Newest year first, in it by the report's owner, then the report, then its order; those in 《…》 too.
  std::vector<MentionId> mentions;
  // Units and themes: all of those reports. Slogans and campaigns: those that are about it
  // (decisions/0007).
  std::vector<ActivityId> activities;
  std::vector<YearCount> by_year;  // newest first, those with a report
  std::uint32_t units = 0;         // how many have it
};

struct YearUse {
  int year = 0;
  std::uint32_t first_report = 0;  // ids from here …
  std::uint32_t end_report = 0;    // … to before here
  std::uint32_t activities = 0;
  std::array<std::uint32_t, 12> months{};  // activities by month; those without a month are in none
};

// The slogans and campaigns that an activity is about: those that its sentence or its declared words
// name; of a declared one that names none, the only campaign that its report declares.
struct ActivityTerms {
  std::vector<std::uint32_t> slogans;
  std::vector<std::uint32_t> campaigns;
};

struct Taxonomy {
  std::array<std::vector<TermUse>, 4> terms;  // by VocabularyKind and index
  std::vector<ActivityTerms> activities;      // by ActivityId
  std::vector<YearUse> years;                 // newest first, those with a report

  const TermUse& of(TermId term) const { return terms[model::index_of(term.kind)][term.index]; }
  const YearUse* year(int year) const;
};

Taxonomy make_taxonomy(const catalog::Catalog& catalog, const timeline::Timeline& timeline);

// How many of some reports have each term of a vocabulary; by count, then by collation; none with 0.
struct TermCount {
  TermId term;
  std::uint32_t count = 0;
};
std::vector<TermCount> count_terms(const catalog::Catalog& catalog, model::VocabularyKind kind,
                                   const std::vector<ReportId>& reports);

}  // namespace gazette::taxonomy
