// Slugs: [a-z0-9-]+ made from any name, Chinese by pinyin.
#pragma once

#include <string>
#include <string_view>

namespace gazette::text {

bool is_slug(std::string_view text);  // [a-z0-9-]+

// "市社科联" -> "shi-she-ke-lian"; "Q1 党建" -> "q1-dang-jian". Empty where nothing is left.
std::string slug_of(std::string_view name);

// The letter that a name is filed under: of the pinyin of its first character, "A" to "Z", or "#".
std::string initial_of(std::string_view name);

}  // namespace gazette::text
