// What one render may take at most, so that no template hangs or crashes the process.
// Each limit that is met is an error at the place that met it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gazette::templates {

struct Limits {
  std::size_t depth = 100;                            // of includes, macros, blocks, recursive loops together
  std::size_t output_bytes = std::size_t{64} << 20;   // of one render
  std::size_t arena_bytes = std::size_t{256} << 20;   // what one render computes and holds
  std::uint64_t work = 200'000'000;                   // steps: instructions, and items or bytes gone through
  std::size_t range_items = 1'000'000;                // of one range()
  std::size_t template_bytes = std::size_t{4} << 20;  // of one template's source
  std::size_t nesting = 100;                          // of expressions and of blocks in a source
};

}  // namespace gazette::templates
