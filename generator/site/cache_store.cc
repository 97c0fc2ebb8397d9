#include "site/cache_store.h"

#include "binary/packing.h"

namespace gazette::site {

namespace {

using content::Stored;

// What stands at the end of the file: where the packed cache is, and which.
std::string packed_end(const Stored& cache) {
  return binary::pack(cache.at, cache.size, cache.hash);
}

bool read_stored(const publish::CacheReader& reader, const Stored& stored, std::string& into) {
  if (stored.at > reader.size() || stored.size > reader.size() - stored.at) return false;
  into.resize(stored.size);
  return reader.read(stored.at, into) && binary::hash_of(into) == stored.hash;
}

BuildCache read_before(const publish::CacheReader& reader, const binary::Hash& program) {
  BuildCache none{.program = program};
  std::string bytes = packed_end({});
  if (reader.size() < bytes.size() || !reader.read(reader.size() - bytes.size(), bytes)) return none;
  Stored packed;
  if (!binary::unpack(bytes, packed.at, packed.size, packed.hash)) return none;
  return read_stored(reader, packed, bytes) ? unpack_cache(bytes, program) : none;
}

}  // namespace

CacheStore::CacheStore(std::filesystem::path output, const binary::Hash& program)
    : output_(std::move(output)), reader_(publish::CacheReader::of(output_)), before_{.program = program} {
  if (reader_) before_ = read_before(*reader_, program);
}

bool CacheStore::read(const Stored& stored, std::string& into) const {
  return reader_ && read_stored(*reader_, stored, into);
}

Stored CacheStore::append(std::string_view bytes) {
  std::call_once(opened_, [&] {
    if (auto writer = publish::CacheWriter::begin(output_)) writer_.emplace(std::move(*writer));
  });
  if (!writer_) return {};
  return {writer_->append(bytes), static_cast<std::uint32_t>(bytes.size()), binary::hash_of(bytes)};
}

void CacheStore::finish(const BuildCache& cache) {
  const Stored packed = append(pack_cache(cache));
  if (!writer_) return;
  writer_->append(packed_end(packed));
  writer_->finish();
}

}  // namespace gazette::site
