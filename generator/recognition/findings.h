// Findings is what one report says of slogans, campaigns and dated deeds: what its front matter declares
// and what its text tells, joined, in a form that outlives the text.
//
// gather_findings() makes it while the Document still has its text; the catalog then turns the entries'
// numbers into those of its terms. The pieces are ranges of Document::html, which is kept. A plain
// value: it owns all it holds. Any thread may gather, with one PhraseIndex for all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "model/report.h"
#include "model/settings.h"
#include "recognition/occurrences.h"
#include "recognition/phrase_index.h"

namespace gazette::recognition {

// A slogan or campaign, by the index of its entry in the vocabulary's file.
struct EntryRef {
  model::VocabularyKind vocabulary = model::VocabularyKind::Slogans;
  std::uint32_t entry = 0;
  bool operator==(const EntryRef&) const = default;
};

// Positions in one of the vectors of Findings, end exclusive.
struct IndexRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
};

// One place where the report uses a slogan or a campaign's name.
struct Mention {
  EntryRef entry;
  NameKind name = NameKind::Name;
  Spelling spelling = Spelling::AsDeclared;
  Surroundings surroundings = Surroundings::Paragraph;
  bool in_title_of_work = false;
  std::uint32_t heading = markdown::Block::no_heading;  // in Document::headings, the one it stands under
  std::uint32_t context = 0;                            // in Findings::excerpts, where its sentence begins …
  std::uint32_t context_size = 0;                       // … and how long it is, in bytes
  TextRange wording;        // within the context: the name with its quotation marks and its suffix
  TextRange bare;           // within the context: the name without them
  bool cut_before = false;  // the sentence begins before the context, ends after it
  bool cut_after = false;
  IndexRange pieces;  // none in the report's title, which is no part of the body
};

// One activity of the report, declared in front matter or found in its text.
struct ReportDeed {
  model::Activity activity;  // of a found one without text
  bool declared = false;
  std::uint32_t heading = markdown::Block::no_heading;  // that the sentence stands under
  IndexRange pieces;                                    // the date in the text; none where only declared
  IndexRange ties;                                      // what its sentence or its declared words name
};

struct Findings {
  std::string excerpts;           // the sentences of all mentions
  std::vector<Mention> mentions;  // the title's, then the body's, in their order
  std::vector<ReportDeed> deeds;  // declared ones in the author's order, then those found
  std::vector<EntryRef> ties;
  std::vector<markdown::HtmlPiece> pieces;

  // The entries that the title and the text put the report under: those used outside 《…》 at least once,
  // in the order of their first such use.
  std::vector<EntryRef> entries_in_use() const;

  std::string_view context_of(const Mention& m) const {
    return std::string_view(excerpts).substr(m.context, m.context_size);
  }
  std::string_view wording_of(const Mention& m) const {
    return context_of(m).substr(m.wording.begin, m.wording.size());
  }
  // The name as the text has it, without quotation marks and suffix.
  std::string_view bare_wording_of(const Mention& m) const {
    return context_of(m).substr(m.bare.begin, m.bare.size());
  }
};

// A context has at most so many characters on each side of the wording.
inline constexpr std::size_t widest_context = 60;

// What the settings turn off is not looked for; declared activities are there in any case.
// REQUIRES: body has its text.
Findings gather_findings(const PhraseIndex& index, const model::Report& report,
                         const markdown::Document& body, const model::Recognition& wanted);

}  // namespace gazette::recognition
