// What `gazette terms` tells a keeper of vocabularies: phrases that recur between quotation marks and
// stand in no vocabulary, and entries that no report uses.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/result.h"
#include "model/vocabulary.h"
#include "site/load_site.h"

namespace gazette::site {

struct Spelling {
  std::string text;
  std::size_t count = 0;
};

struct RecurringPhrase {
  model::VocabularyKind vocabulary = model::VocabularyKind::Slogans;  // campaigns where 活动 … follows
  std::vector<Spelling> spellings;                                    // the most frequent first
  std::vector<Spelling> suffixes;                                     // 活动, 工作法 …, likewise
  std::size_t count = 0;
  std::size_t reports = 0;
  std::size_t units = 0;
  int first_year = 0;
  int last_year = 0;
};

struct UnusedEntry {
  model::VocabularyKind vocabulary = model::VocabularyKind::Units;
  std::string id;
  std::string name;
  diagnostics::Place place;
};

struct TermSurvey {
  diagnostics::Language language = diagnostics::Language::Chinese;  // of the portal
  std::vector<RecurringPhrase> phrases;                             // in most reports first
  std::vector<UnusedEntry> unused;                                  // by vocabulary, in the files' order
};

// A phrase recurs in this many reports of this many units at least.
inline constexpr std::size_t fewest_reports = 2;
inline constexpr std::size_t fewest_units = 2;

// Reads the published reports of a portal. Authors' mistakes are in `diagnostics`, and what has one is
// left out of the survey. Failure: the portal cannot be read.
diagnostics::Result<TermSurvey> survey_terms(const SiteOptions& options,
                                             diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::site
