// The tables of attributes that Views lends to templates, one for each kind of thing; docs/layouts.md
// says what each name means. Each table is sorted by name and lives for the whole program.
#pragma once

#include <bit>
#include <span>
#include <string_view>

#include "catalog/catalog.h"
#include "model/civil_date.h"
#include "pages/table_object.h"
#include "timeline/timeline.h"

namespace gazette::pages {

struct SiteKey {};
struct YearKey {
  int year;
};
// One of site.assets.
struct AssetKey {
  std::uint32_t position;  // in AssetAddresses::by_name
};

template <>
inline Handle handle_of(SiteKey) {
  return {0};
}
template <>
inline SiteKey key_of(Handle) {
  return {};
}
template <>
inline Handle handle_of(catalog::ReportId id) {
  return {static_cast<std::uint64_t>(id)};
}
template <>
inline catalog::ReportId key_of(Handle handle) {
  return catalog::ReportId{static_cast<std::uint32_t>(handle.bits)};
}
template <>
inline Handle handle_of(catalog::TermId id) {
  return {static_cast<std::uint64_t>(id.kind) << 32U | id.index};
}
template <>
inline catalog::TermId key_of(Handle handle) {
  return {static_cast<model::VocabularyKind>(handle.bits >> 32U), static_cast<std::uint32_t>(handle.bits)};
}
template <>
inline Handle handle_of(YearKey key) {
  return {static_cast<std::uint64_t>(key.year)};
}
template <>
inline YearKey key_of(Handle handle) {
  return {static_cast<int>(handle.bits)};
}
template <>
inline Handle handle_of(timeline::ActivityId id) {
  return {static_cast<std::uint64_t>(id)};
}
template <>
inline timeline::ActivityId key_of(Handle handle) {
  return timeline::ActivityId{static_cast<std::uint32_t>(handle.bits)};
}
template <>
inline Handle handle_of(model::CivilDate date) {
  return {date.packed()};
}
template <>
inline model::CivilDate key_of(Handle handle) {
  return model::CivilDate::from_packed(static_cast<std::uint32_t>(handle.bits));
}

template <>
void note_read(Arena& arena, SiteKey key, std::size_t attribute);
template <>
void note_read(Arena& arena, AssetKey key, std::size_t attribute);
template <>
void note_read(Arena& arena, YearKey key, std::size_t attribute);
template <>
void note_read(Arena& arena, catalog::TermId key, std::size_t attribute);
template <>
void note_read(Arena& arena, catalog::ReportId key, std::size_t attribute);
template <>
void note_read(Arena& arena, timeline::ActivityId key, std::size_t attribute);
template <>
void note_read(Arena& arena, model::CivilDate key, std::size_t attribute);

std::span<const Attribute<SiteKey>> site_table();
std::span<const std::string_view> site_names();
std::span<const Attribute<catalog::ReportId>> report_table();
std::span<const std::string_view> report_names();
std::span<const Attribute<catalog::TermId>> unit_table();
std::span<const std::string_view> unit_names();
std::span<const Attribute<catalog::TermId>> term_table();
std::span<const std::string_view> term_names();
// Of units or of the other terms.
std::span<const Attribute<catalog::TermId>> table_of_terms(model::VocabularyKind kind);
std::span<const Attribute<YearKey>> year_table();
std::span<const std::string_view> year_names();
std::span<const Attribute<timeline::ActivityId>> activity_table();
std::span<const std::string_view> activity_names();
std::span<const Attribute<model::CivilDate>> date_table();
std::span<const std::string_view> date_names();

}  // namespace gazette::pages
