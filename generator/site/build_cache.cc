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
void fields(auto& archive, Like<content::CachedReport> auto& report) {
  archive(report.path, report.file, report.packed);
}
void fields(auto& archive, Like<PageTrace> auto& page) {
  archive(page.address, page.given, page.facts, page.read, page.content);
}
constexpr std::size_t piece_size = std::size_t{1} << 20;

}  // namespace

// The hash of all comes last: a file that was cut off or damaged is none.
void pack_cache(const BuildCache& cache, const std::function<void(std::string_view)>& take) {
  binary::Hasher hasher;
  Pack pack;
  const auto take_piece = [&](std::size_t from) {
    if (pack.size() < from) return;
    const std::string piece = pack.take();
    hasher.add(piece);
    take(piece);
  };
  const auto pack_all = [&](const auto& values) {
    pack(static_cast<std::uint32_t>(values.size()));
    for (const auto& value : values) {
      pack(value);
      take_piece(piece_size);
    }
  };
  pack(cache.program, cache.frame, cache.reports.reading, cache.facts);
  pack_all(cache.reports.records);
  pack_all(cache.pages);
  take_piece(0);
  pack(hasher.hash());
  take(pack.take());
}

BuildCache unpack_cache(std::string_view bytes, const binary::Hash& program) {
  BuildCache none{.program = program};
  if (bytes.size() < sizeof(binary::Hash)) return none;
  Unpack end(bytes.substr(bytes.size() - sizeof(binary::Hash)));
  binary::Hash hash;
  end(hash);
  bytes.remove_suffix(sizeof(binary::Hash));
  if (hash != binary::hash_of(bytes)) return none;
  Unpack unpack(bytes);
  BuildCache cache;
  unpack(cache.program, cache.frame, cache.reports.reading, cache.facts);
  if (cache.program != program) return none;
  unpack(cache.reports.records, cache.pages);
  return unpack.done() ? std::move(cache) : std::move(none);
}

}  // namespace gazette::site
