#include "site/content_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <memory>

namespace gazette::site {

std::string content_hash(std::string_view bytes) {
  return content_hash(std::span(&bytes, 1));
}

std::string content_hash(std::span<const std::string_view> pieces) {
  constexpr std::size_t shown = 10;
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  for (const std::string_view piece : pieces) XXH3_64bits_update(state.get(), piece.data(), piece.size());
  return fmt::format("{:016x}", XXH3_64bits_digest(state.get())).substr(0, shown);
}

}  // namespace gazette::site
