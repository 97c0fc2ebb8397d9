// Values as bytes and back, for what one build keeps for the next on the same machine: cereal's binary
// archives, without streams and exceptions.
//
// What a type is made of says a function serialize(archive, value) in the namespace cereal, next to who packs
// it. The order of bytes is the machine's: only what the same program has packed can be unpacked, and whoever
// unpacks has made sure of that by a hash.
#pragma once

#include <cereal/archives/binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include <exception>
#include <spanstream>
#include <sstream>
#include <string>
#include <string_view>

#include "binary/hash.h"

namespace cereal {

template <class Archive>
void serialize(Archive& archive, gazette::binary::Hash& hash) {
  archive(hash.high, hash.low);
}

}  // namespace cereal

namespace gazette::binary {

template <typename... Values>
std::string pack(const Values&... values) {
  std::ostringstream stream;
  cereal::BinaryOutputArchive archive(stream);
  archive(values...);
  return std::move(stream).str();
}

// False where the bytes are no such values; then these are whatever they are.
template <typename... Values>
bool unpack(std::string_view bytes, Values&... values) {
  std::ispanstream stream(std::span(bytes.data(), bytes.size()));
  try {
    cereal::BinaryInputArchive archive(stream);
    archive(values...);
  } catch (const std::exception&) {  // cut off, or sizes that no memory holds
    return false;
  }
  return stream.peek() == std::ispanstream::traits_type::eof();
}

}  // namespace gazette::binary
