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
#include <ostream>
#include <spanstream>
#include <streambuf>
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

// A stream's buffer that appends to a text: std::ostringstream is made for characters one by one.
class AppendingBuffer final : public std::streambuf {
 public:
  std::string take() { return std::move(bytes_); }

 private:
  std::streamsize xsputn(const char* bytes, std::streamsize size) override {
    bytes_.append(bytes, static_cast<std::size_t>(size));
    return size;
  }
  int_type overflow(int_type byte) override {
    if (byte != traits_type::eof()) bytes_ += traits_type::to_char_type(byte);
    return traits_type::not_eof(byte);
  }

  std::string bytes_;
};

template <typename... Values>
std::string pack(const Values&... values) {
  AppendingBuffer buffer;
  std::ostream stream(&buffer);
  cereal::BinaryOutputArchive archive(stream);
  archive(values...);
  return buffer.take();
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
