// The hash that tells what a published file holds, for addresses: ten hexadecimal digits of XXH3.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gazette::site {

std::string content_hash(std::string_view bytes);
// Of the pieces one after another.
std::string content_hash(std::span<const std::string_view> pieces);

}  // namespace gazette::site
