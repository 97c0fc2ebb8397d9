// Reports, units and terms in the groups in which layouts list them.
#pragma once

#include <span>
#include <vector>

#include "pages/views.h"

namespace gazette::pages {

// All reports of a year, in order.
std::vector<catalog::ReportId> reports_of_year(const taxonomy::YearUse& year);

// [{year, reports}], of reports in order.
Value groups_by_year(const Views& views, std::span<const catalog::ReportId> reports, Arena& arena);

// The same with `found` beside: for each report, whether only its text uses the term.
Value groups_of_term(const Views& views, catalog::TermId term, std::span<const catalog::ReportId> reports,
                     Arena& arena);

// A unit's reports as a table: {columns: [{code, name}], rows: [{year, cells, other}]}. A column for each
// period that occurs; what has no period code is in `other`.
Value report_grid(const Views& views, std::span<const catalog::ReportId> reports, Arena& arena);

// [{name, units}]: all units by level, in the order of the vocabulary's file, those without one last.
Value levels_of_units(const Views& views, Arena& arena);
// [{letter, units}], by pinyin.
Value letters_of_units(const Views& views, Arena& arena);
// [{name, units: [{unit, reports}]}] of one year.
Value levels_of_year(const Views& views, std::span<const catalog::ReportId> reports, Arena& arena);

// [{unit, count, first_year, by_year}] of the reports of a term, by count.
Value units_of_term(const Views& views, const std::vector<catalog::ReportId>& reports, Arena& arena);
// The same by level: [{name, units}].
Value levels_of_term(const Views& views, const std::vector<catalog::ReportId>& reports, Arena& arena);

// [{term, count}]
Value term_counts(const Views& views, std::span<const taxonomy::TermCount> counts, Arena& arena);
// [{term, count, by_year}] of some reports, by count.
Value term_counts_by_year(const Views& views, model::VocabularyKind kind,
                          const std::vector<catalog::ReportId>& reports, Arena& arena);

// All terms of a vocabulary, the most used first.
std::vector<catalog::TermId> terms_by_count(const Views& views, model::VocabularyKind kind);
// [{name, terms}] by category, in the order of the vocabulary's file, those without one last.
Value categories_of(const Views& views, model::VocabularyKind kind, std::span<const catalog::TermId> terms,
                    Arena& arena);

// Campaigns in progress today, the most used first.
std::vector<catalog::TermId> active_campaigns(const Views& views);
// A term's attributes with `bar` beside them.
Value with_bar(const Views& views, catalog::TermId id, const Value& bar, Arena& arena);

}  // namespace gazette::pages
