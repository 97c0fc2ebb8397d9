// Periods as authors write them: annual, H1, Q3, 2021-07, or their own words.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.h"
#include "model/report.h"
#include "yaml/reader.h"

namespace gazette::content {

// A code is recognised as it is written; anything else is free text, with a warning where it looks like
// a mistyped code. nullopt after an error (2021-13).
std::optional<model::Period> read_period(const diagnostics::SourceFile& file, const yaml::Text& text,
                                         diagnostics::Diagnostics& diagnostics);

// One of annual, H1, H2, Q1–Q4; nullopt for everything else.
std::optional<model::Period> period_of_code(std::string_view code);

}  // namespace gazette::content
