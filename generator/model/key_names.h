// The keys of the portal format by their Chinese names, for those who translate them.
#pragma once

#include <optional>
#include <string_view>

namespace gazette::model {

// "单位": "unit"; nullopt for what no key is called.
std::optional<std::string_view> key_called(std::string_view chinese);

}  // namespace gazette::model
