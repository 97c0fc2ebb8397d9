// A stable merge sort for a comparison that may fail or contradict itself (numbers that are NaN), with
// which std::stable_sort may do anything.
#pragma once

#include <cstddef>
#include <vector>

namespace gazette::templates {

// The order of `count` things, as indices. `goes_before(a, b)` compares two of them; it may be called
// again after it has failed. Bottom-up, so that it is as deep as it is.
template <typename GoesBefore>
std::vector<std::size_t> stable_order(std::size_t count, const GoesBefore& goes_before) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  std::vector<std::size_t> merged(count);
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t begin = 0; begin < count; begin += 2 * width) {
      const std::size_t middle = begin + width < count ? begin + width : count;
      const std::size_t end = begin + 2 * width < count ? begin + 2 * width : count;
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t out = begin; out < end; ++out) {
        const bool take_right = left == middle || (right < end && goes_before(order[right], order[left]));
        merged[out] = take_right ? order[right++] : order[left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace gazette::templates
