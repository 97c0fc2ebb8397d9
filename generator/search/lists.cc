#include "search/lists.h"

namespace gazette::search {

void write_list(std::span<const std::uint32_t> values, unsigned width, BitWriter& bits) {
  if (values.empty()) return;
  const std::uint32_t last = values.back();
  const auto others = static_cast<std::uint32_t>(values.size() - 1);
  bits.write(last, width);
  std::uint32_t next = 0;
  if (std::uint64_t{others} * 2 <= last) {
    const unsigned k = rice_parameter(last, others);
    for (const std::uint32_t value : values.first(others)) {
      bits.write_rice(value - next, k);
      next = value + 1;
    }
    return;
  }
  const unsigned k = rice_parameter(last, last - others);
  std::size_t at = 0;
  for (std::uint32_t value = 0; value < last; ++value) {
    if (values[at] == value) {
      ++at;
    } else {
      bits.write_rice(value - next, k);
      next = value + 1;
    }
  }
}

}  // namespace gazette::search
