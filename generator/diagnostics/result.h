// Result<T>: a value, or the world's failure (a disk, a permission, a library) in words.
// An author's mistake is no Failure but a Diagnostic: work goes on after it.
#pragma once

#include <expected>

#include "diagnostics/wording.h"

namespace gazette::diagnostics {

struct Failure {
  Wording message;  // names the path and what the system said
};

template <typename T>
using Result = std::expected<T, Failure>;

}  // namespace gazette::diagnostics
