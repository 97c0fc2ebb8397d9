// Texts with marks for what is to be found in them, and how much of it was.
//
//   ⟦2021-03-05|3月5日⟧   a dated deed, its date in EDTF
//   ⟪xueshi|学史明理…⟫     a slogan or campaign by its id; ⟪xueshi*|…⟫ within 《…》
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "recognition/activities.h"
#include "recognition/occurrences.h"
#include "recognition/phrase_index.h"

namespace gazette::recognition {

struct Mark {
  std::string what;        // EDTF or id
  diagnostics::Span span;  // in the text without marks

  bool operator==(const Mark&) const = default;
};

struct Annotated {
  std::string text;  // without marks
  std::vector<Mark> deeds;
  std::vector<Mark> phrases;
};

Annotated read_annotated(std::string_view marked);

// The vocabulary of the tests, and the ids of its entries.
struct TestVocabulary {
  std::vector<model::VocabularyEntry> slogans;
  std::vector<model::VocabularyEntry> campaigns;

  std::string id_of(const Occurrence& occurrence) const;
};

model::VocabularyEntry entry(std::string_view id, std::string_view name,
                             std::vector<std::string> suffix = {});
TestVocabulary test_vocabulary();
// What the sample portal's slogans.yaml and campaigns.yaml declare, as far as texts are searched for it.
TestVocabulary sample_vocabulary();

markdown::Document document_of(std::string_view source);

// What was found, in the same form; spans in the source.
std::vector<Mark> deeds_in(const markdown::Document& body, const ReportTime& time);
std::vector<Mark> phrases_in(const markdown::Document& body, const PhraseIndex& index,
                             const TestVocabulary& vocabulary, int year);

// How well what was found agrees with what was marked.
struct Score {
  int right = 0;
  int wrong = 0;       // found, not marked
  int missed = 0;      // marked, not found
  int normalised = 0;  // of the right ones, those with the marked date

  double precision() const;
  double recall() const;
};
using Scores = std::map<std::string, Score>;

// A date is right where it overlaps a mark; a phrase where it has the mark's exact place and id.
// Each disagreement is told as a line of `remarks`.
void score_deeds(const Annotated& expected, const std::vector<Mark>& found, Scores& scores,
                 std::string& remarks);
void score_phrases(const Annotated& expected, const std::vector<Mark>& found, Score& score,
                   std::string& remarks);

// "day", "month", "range", "by", "about" …: what kind of date an EDTF is.
std::string kind_of(std::string_view edtf);

std::string table_of(const Scores& scores);
Score sum_of(const Scores& scores);

}  // namespace gazette::recognition
