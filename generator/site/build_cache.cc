#include "site/build_cache.h"

#include "binary/packing.h"

namespace gazette::site {

namespace {

using binary::Like;

struct Pack : binary::Packer<Pack> {};
struct Unpack : binary::Unpacker<Unpack> {
  using Unpacker::Unpacker;
};

void fields(auto& archive, Like<binary::Hash> auto& hash) {
  archive(hash.high, hash.low);
}
void fields(auto& archive, Like<publish::Content> auto& content) {
  archive(content.size, content.hash);
}
void fields(auto& archive, Like<content::Stored> auto& stored) {
  archive(stored.at, stored.size, stored.hash);
}
void fields(auto& archive, Like<content::CachedReport> auto& report) {
  archive(report.path, report.file, report.packed);
}
void fields(auto& archive, Like<content::ReportCache> auto& cache) {
  archive(cache.reading, cache.reports);
}
void fields(auto& archive, Like<PageTrace> auto& page) {
  archive(page.address, page.given, page.facts, page.read, page.content);
}
void fields(auto& archive, Like<BuildCache> auto& cache) {
  archive(cache.program, cache.reports, cache.frame, cache.facts, cache.pages);
}

}  // namespace

std::string pack_cache(const BuildCache& cache) {
  Pack pack;
  pack(cache);
  return pack.take();
}

BuildCache unpack_cache(std::string_view bytes, const binary::Hash& program) {
  Unpack unpack(bytes);
  BuildCache cache;
  unpack(cache);
  if (unpack.done() && cache.program == program) return cache;
  return {.program = program};
}

}  // namespace gazette::site
