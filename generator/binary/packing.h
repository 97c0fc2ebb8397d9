// Values as bytes and back, for what one build keeps for the next on the same machine.
//
//   struct Pack : binary::Packer<Pack> {};
//   struct Unpack : binary::Unpacker<Unpack> {};
//   void fields(auto& archive, binary::Like<Place> auto& place) { archive(place.line, place.column); }
//
//   Pack pack;                       Unpack unpack(bytes);
//   pack(places);                    unpack(places);
//   std::string bytes = pack.take();   if (!unpack.done()) …
//
// fields() names the members of a kind of struct once for both ways; it stands in the namespace of the two
// archives. Numbers, enumerations, texts, vectors and arrays are known. The order of bytes is the machine's.
// An Unpacker never reads past the end: it gives zeros and empty texts then, and done() is false.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace gazette::binary {

template <typename T, typename Of>
concept Like = std::same_as<std::remove_const_t<T>, Of>;

template <typename T>
concept Number = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <typename Self>
class Packer {
 public:
  template <typename... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }

  // Bytes without their size.
  void raw(std::string_view bytes) { bytes_ += bytes; }
  std::size_t size() const { return bytes_.size(); }
  // All so far; it begins anew.
  std::string take() { return std::exchange(bytes_, {}); }

 private:
  void put(const Number auto& number) { raw({reinterpret_cast<const char*>(&number), sizeof(number)}); }
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    raw(text);
  }
  template <typename T>
  void put(const std::vector<T>& values) {
    put(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) put(value);
  }
  template <typename T, std::size_t N>
  void put(const std::array<T, N>& values) {
    for (const T& value : values) put(value);
  }
  template <typename T>
    requires std::is_class_v<T>
  void put(const T& value) {
    fields(static_cast<Self&>(*this), value);
  }

  std::string bytes_;
};

template <typename Self>
class Unpacker {
 public:
  // The bytes are borrowed, and so are the views that it gives.
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }

  // `size` bytes; fewer where there are not so many.
  std::string_view raw(std::size_t size) {
    failed_ |= size > rest_.size();
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(bytes.size());
    return bytes;
  }
  // Whether all was there, and nothing more.
  bool done() const { return !failed_ && rest_.empty(); }

 private:
  void get(Number auto& number) {
    const std::string_view bytes = raw(sizeof(number));
    if (bytes.size() == sizeof(number)) std::memcpy(&number, bytes.data(), sizeof(number));
  }
  void get(std::string_view& text) { text = raw(get_size()); }
  void get(std::string& text) { text = raw(get_size()); }
  template <typename T>
  void get(std::vector<T>& values) {
    const std::size_t size = get_size();
    failed_ |= size > rest_.size();  // each takes at least a byte
    if (failed_) return;
    values.reserve(size);
    for (std::size_t i = 0; i < size; ++i)
      get(values.emplace_back(static_cast<Self&>(*this).template blank<T>()));
  }
  template <typename T, std::size_t N>
  void get(std::array<T, N>& values) {
    for (T& value : values) get(value);
  }
  template <typename T>
    requires std::is_class_v<T>
  void get(T& value) {
    fields(static_cast<Self&>(*this), value);
  }

  std::size_t get_size() {
    std::uint32_t size = 0;
    get(size);
    return size;
  }

  std::string_view rest_;
  bool failed_ = false;

 public:
  // What a value is before it is read; an archive has its own where a T has no default.
  template <typename T>
  T blank() {
    return T{};
  }
};

}  // namespace gazette::binary
