// "Did you mean": the nearest known name to a mistyped one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diagnostics/wording.h"

namespace gazette::diagnostics {

// The candidate with the least edit distance (Damerau–Levenshtein with adjacent transpositions, by
// code points, ASCII case ignored) where that is at most a third of the longer word's length, or 1;
// the first among equals. nullopt where nothing is near.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

// words("是不是“{}”？", "did you mean '{}'?"), or an empty Wording where nothing is near.
Wording did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace gazette::diagnostics
