// A Hash of 128 bits (XXH3), by which a build tells whether something is as it was.
//
// Not made against forgery, and need not be: it guards against chance alone, which meets two of a million
// different texts with a probability of some 10^-27.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace gazette::binary {

struct Hash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  bool operator==(const Hash&) const = default;
};

Hash hash_of(std::string_view bytes);

// Of pieces one after another: the same as of all of them as one.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void add(std::string_view piece);
  // A text with its end: "a" and "bc" are not "ab" and "c".
  void add_text(std::string_view text);
  Hash hash() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette::binary
