#include "site/build_cache.h"

#include "binary/packing.h"

namespace cereal {

template <class Archive>
void serialize(Archive& archive, gazette::publish::Content& content) {
  archive(content.size, content.hash);
}
template <class Archive>
void serialize(Archive& archive, gazette::content::Stored& stored) {
  archive(stored.at, stored.size, stored.hash);
}
template <class Archive>
void serialize(Archive& archive, gazette::content::CachedReport& report) {
  archive(report.path, report.file, report.packed);
}
template <class Archive>
void serialize(Archive& archive, gazette::content::ReportCache& cache) {
  archive(cache.reading, cache.reports);
}
template <class Archive>
void serialize(Archive& archive, gazette::site::PageTrace& page) {
  archive(page.address, page.given, page.facts, page.read, page.content);
}

}  // namespace cereal

namespace gazette::site {

std::string pack_cache(const BuildCache& cache) {
  return binary::pack(cache.program, cache.reports, cache.frame, cache.facts, cache.pages);
}

BuildCache unpack_cache(std::string_view bytes, const binary::Hash& program) {
  BuildCache cache;
  const bool whole =
      binary::unpack(bytes, cache.program, cache.reports, cache.frame, cache.facts, cache.pages);
  if (whole && cache.program == program) return cache;
  return {.program = program};
}

}  // namespace gazette::site
