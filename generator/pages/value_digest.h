// A ValueDigest tells values apart by what a layout can see of them without reading an object's attributes:
// texts and numbers by themselves, lists and dicts by what is in them, objects by which they are (a report by
// its address, a term likewise), so that it is the same from one build to the next.
//
// One thread at a time; reset() keeps the memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "binary/hash.h"
#include "pages/views.h"

namespace gazette::pages {

class ValueDigest {
 public:
  explicit ValueDigest(const Views& views) : views_(views) {}

  void reset() { size_ = 0; }
  void add(const Value& value);
  void add_text(std::string_view text);
  void add_number(std::uint64_t number);
  binary::Hash hash() const { return binary::hash_of(std::string_view(bytes_).substr(0, size_)); }

 private:
  void put(const void* bytes, std::size_t size);

  const Views& views_;
  std::string bytes_;  // grown ahead of what is in it
  std::size_t size_ = 0;
};

}  // namespace gazette::pages
