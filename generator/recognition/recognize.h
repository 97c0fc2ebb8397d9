// Everything that one report's text says by itself: recognize() runs all searches over a text that is
// read once.
//
// The result belongs to the report and refers to its Document and to the vocabularies' entries by
// number; nothing in it borrows. Pure: reports may be recognized on any number of threads, with one
// PhraseIndex for all.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "model/report.h"
#include "model/settings.h"
#include "recognition/activities.h"
#include "recognition/occurrences.h"
#include "recognition/phrase_index.h"

namespace gazette::recognition {

struct Recognized {
  std::vector<Occurrence> occurrences;    // the title's, then the body's, in their order
  std::vector<FoundActivity> activities;  // in the order of the text
};

// What the settings turn off, and activities where the report declares `activities: []`, is not looked for.
Recognized recognize(const PhraseIndex& index, const model::Report& report, const markdown::Document& body,
                     const model::Recognition& wanted);

// The occurrences in an activity's sentence, outside 《…》: the slogans and campaigns that it is tied
// to. Numbers in `occurrences`, the first of each entry.
std::vector<std::uint32_t> occurrences_tied_to(const FoundActivity& activity,
                                               std::span<const Occurrence> occurrences);

// One activity of a report, declared or found.
struct ReportActivity {
  static constexpr std::uint32_t not_found = UINT32_MAX;

  model::Activity activity;
  bool declared = false;
  std::uint32_t found =
      not_found;  // number in Recognized::activities, also of a declared one that the text tells
};

// Declared ones in the author's order, then the found ones that are not among them. The same day and
// deed is one, and its declared words win: a found date that the declared one equals, begins with, or
// lies in, and a clause that shares its wording.
std::vector<ReportActivity> join_activities(std::span<const model::Activity> declared,
                                            std::span<const FoundActivity> found, std::string_view text);

}  // namespace gazette::recognition
