// The Catalog: every unit, term, report and page of a portal, cross-linked by index and frozen.
//
// make_catalog() is where files meet for the first time: names become indices into vocabularies,
// or remarks about the nearest name; reports that are not to be published are left out; slugs are
// made. After it nothing is added. Concurrent const access needs no lock.
//
// Everything is in a full and stable order: vocabularies by collation of their names, reports newest
// year first and within it newest date first, so that a list of ReportIds in ascending order is a list
// in the order in which readers see it.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "binary/hash.h"
#include "content/content_set.h"
#include "markdown/document.h"
#include "model/civil_date.h"
#include "model/report.h"
#include "model/settings.h"
#include "model/vocabulary.h"
#include "recognition/findings.h"
#include "search/entry.h"
#include "search/phrases.h"

namespace gazette::catalog {

using model::VocabularyKind;

enum class ReportId : std::uint32_t {};
inline std::size_t index_of(ReportId id) {
  return static_cast<std::size_t>(id);
}

// An entry of one of the four vocabularies.
struct TermId {
  VocabularyKind kind = VocabularyKind::Units;
  std::uint32_t index = 0;
  auto operator<=>(const TermId&) const = default;
};

struct Term {
  VocabularyKind kind = VocabularyKind::Units;
  std::string id;  // the last part of its address
  std::string name;
  std::vector<std::string> aliases;
  std::vector<std::string> formerly;
  std::string full;
  std::string category;
  std::string level;
  std::optional<TermId> parent;
  std::vector<TermId> children;  // by collation
  std::optional<TermId> lead;
  std::optional<model::PartialDate> since;
  std::optional<model::PartialDate> until;
  std::optional<std::vector<std::string>> periods;
  markdown::Document description;
  std::string description_source;  // the file that holds it, for messages
  diagnostics::Place place;        // of its name; of its first use where no file declares it
  std::string initial;             // A–Z or #
};

struct Report {
  model::Report declared;
  markdown::Document body;  // without its text; from the cache also without HTML: pages::Views::whole_body()
  const files::File* file = nullptr;
  binary::Hash file_hash;  // of its bytes
  std::string slug;
  std::string summary;  // declared, else the opening of the text
  // By VocabularyKind: those declared in the author's order (units: the owner first), then those that
  // only the text uses, in its order.
  std::array<std::vector<std::uint32_t>, 4> terms;
  std::array<std::uint32_t, 4> declared_terms{};  // how many of them are declared
  // What the text says. Its entries are indices of terms here, no longer of a vocabulary's file.
  recognition::Findings findings;
  search::Entry entry;  // until the index takes it

  const std::vector<std::uint32_t>& of(VocabularyKind kind) const { return terms[model::index_of(kind)]; }
  std::span<const std::uint32_t> declared_of(VocabularyKind kind) const {
    return std::span(of(kind)).first(declared_terms[model::index_of(kind)]);
  }
  std::span<const std::uint32_t> found_of(VocabularyKind kind) const {
    return std::span(of(kind)).subspan(declared_terms[model::index_of(kind)]);
  }
  bool declares(VocabularyKind kind, std::uint32_t term) const {
    return std::ranges::find(declared_of(kind), term) != declared_of(kind).end();
  }
  TermId owner() const { return {VocabularyKind::Units, of(VocabularyKind::Units).front()}; }
};

struct Page {
  model::Page declared;
  markdown::Document body;
  const files::File* file = nullptr;
  search::Entry entry;  // until the index takes it
};

enum class Include { No, Yes };

// What the command decides about which reports are published.
struct Selection {
  model::CivilDate today;
  Include drafts = Include::No;
  Include future = Include::No;
  Include expired = Include::No;
};

enum class LeftOutAs { Draft, NotYetPublished, Expired };

struct Catalog {
  model::Settings settings;
  model::CivilDate today;
  std::array<std::vector<Term>, 4> vocabularies;
  std::array<std::vector<std::string>, 4>
      groups;  // levels of units, categories of the others, in the files' order
  std::vector<Report> reports;
  std::vector<Page> pages;                    // by path
  std::map<std::string, LeftOutAs> left_out;  // by path of the file
  std::vector<std::string> broken;            // sorted paths of the files that have errors of their own
  search::Phrases phrases;                    // that the texts of entries are written with

  const std::vector<Term>& vocabulary(VocabularyKind kind) const {
    return vocabularies[model::index_of(kind)];
  }
  const Term& term(TermId id) const { return vocabulary(id.kind)[id.index]; }
  const Report& report(ReportId id) const { return reports[index_of(id)]; }
};

// Begun and not over on a day. A year or month of `until` counts to its end; what has no `since` is not
// known to have begun.
bool is_in_progress(const Term& term, const model::CivilDate& today);

Catalog make_catalog(content::ContentSet content, const files::FileTree& files, const Selection& selection,
                     diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::catalog
