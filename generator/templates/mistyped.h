// Characters that no template has, and what an author who writes Chinese or C may have meant by them.
#pragma once

#include <string_view>

#include "diagnostics/wording.h"

namespace gazette::templates {

// "use the comma ','" for a Chinese comma; empty where nothing comes to mind.
diagnostics::Wording meant_by(std::string_view character);

}  // namespace gazette::templates
