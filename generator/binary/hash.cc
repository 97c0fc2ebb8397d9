#include "binary/hash.h"

#include <xxhash.h>

namespace gazette::binary {

namespace {

Hash from_xxhash(const XXH128_hash_t& hash) {
  return {hash.high64, hash.low64};
}

}  // namespace

struct Hasher::State {
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> xxhash{XXH3_createState()};
};

Hash hash_of(std::string_view bytes) {
  return from_xxhash(XXH3_128bits(bytes.data(), bytes.size()));
}

Hasher::Hasher() : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(state_->xxhash.get());
}
Hasher::~Hasher() = default;

void Hasher::add(std::string_view piece) {
  XXH3_128bits_update(state_->xxhash.get(), piece.data(), piece.size());
}

void Hasher::add_text(std::string_view text) {
  const std::uint64_t size = text.size();
  add({reinterpret_cast<const char*>(&size), sizeof(size)});
  add(text);
}

Hash Hasher::hash() const {
  return from_xxhash(XXH3_128bits_digest(state_->xxhash.get()));
}

}  // namespace gazette::binary
