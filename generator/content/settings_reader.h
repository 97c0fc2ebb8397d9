// site.yaml, read strictly.
#pragma once

#include "diagnostics/diagnostic.h"
#include "model/settings.h"

namespace gazette::content {

// The settings that the file gives; for what it lacks or has wrong, the defaults.
// REQUIRES: the text passed files::check_encoding().
model::Settings read_settings(const diagnostics::SourceFile& file, diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::content
