// A value with the bytes of the file that gave it, for messages of later stages. It is made with its
// value: not every T has one of its own.
#pragma once

#include <cstdint>

namespace gazette::model {

template <typename T>
struct Located {
  T value;
  std::uint32_t begin = 0;  // byte offsets into the file, end exclusive
  std::uint32_t end = 0;
};

}  // namespace gazette::model
