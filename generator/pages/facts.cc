#include "pages/facts.h"

#include <cassert>

#include "pages/site_parts.h"

namespace gazette::pages {

namespace {

constexpr std::size_t years = model::last_year - model::first_year + 1;

ReadLog* log_in(Arena& arena) {
  return static_cast<ReadLog*>(arena.companion());
}

}  // namespace

FactNumbers::FactNumbers(const SiteParts& parts) : timeline_(parts.timeline) {
  std::size_t next = site_table().size();
  assets_ = static_cast<std::uint32_t>(next);
  next += parts.assets.by_name.size();
  years_ = static_cast<std::uint32_t>(next);
  next += years * year_table().size();
  for (const model::VocabularyKind kind : model::all_vocabularies) {
    const std::size_t i = model::index_of(kind);
    terms_[i] = static_cast<std::uint32_t>(next);
    next += parts.catalog.vocabulary(kind).size() * table_of_terms(kind).size();
  }
  reports_ = static_cast<std::uint32_t>(next);
  size_ = next + parts.catalog.reports.size();
}

FactId FactNumbers::of(SiteKey, std::size_t attribute) const {
  return FactId{static_cast<std::uint32_t>(attribute)};
}
FactId FactNumbers::of(AssetKey key) const {
  return FactId{assets_ + key.position};
}
FactId FactNumbers::of(YearKey key, std::size_t attribute) const {
  assert(key.year >= model::first_year && key.year <= model::last_year);
  const auto year = static_cast<std::size_t>(key.year - model::first_year);
  return FactId{static_cast<std::uint32_t>(years_ + year * year_table().size() + attribute)};
}
FactId FactNumbers::of(catalog::TermId id, std::size_t attribute) const {
  const std::size_t attributes = table_of_terms(id.kind).size();
  return FactId{
      static_cast<std::uint32_t>(terms_[model::index_of(id.kind)] + id.index * attributes + attribute)};
}
FactId FactNumbers::of(catalog::ReportId id) const {
  return FactId{static_cast<std::uint32_t>(reports_ + catalog::index_of(id))};
}
FactId FactNumbers::of(timeline::ActivityId id) const {
  return of(timeline_.entries[timeline::index_of(id)].report);
}

void ReadLog::clear() {
  facts_.clear();
  last_activity_.reset();
  ++round_;
}

template <>
void note_read(Arena& arena, SiteKey key, std::size_t attribute) {
  log_in(arena)->note(log_in(arena)->numbers().of(key, attribute));
}
template <>
void note_read(Arena& arena, AssetKey key, std::size_t) {
  log_in(arena)->note(log_in(arena)->numbers().of(key));
}
template <>
void note_read(Arena& arena, YearKey key, std::size_t attribute) {
  log_in(arena)->note(log_in(arena)->numbers().of(key, attribute));
}
template <>
void note_read(Arena& arena, catalog::TermId key, std::size_t attribute) {
  log_in(arena)->note(log_in(arena)->numbers().of(key, attribute));
}
template <>
void note_read(Arena& arena, catalog::ReportId key, std::size_t) {
  log_in(arena)->note(log_in(arena)->numbers().of(key));
}
template <>
void note_read(Arena& arena, timeline::ActivityId key, std::size_t) {
  log_in(arena)->note(key);
}
template <>
void note_read(Arena&, model::CivilDate, std::size_t) {}

}  // namespace gazette::pages
