// Dates as front matter and vocabularies write them, with messages that give the right form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "model/partial_date.h"
#include "yaml/reader.h"

namespace gazette::content {

// An EDTF date, or nullopt after an error.
std::optional<model::PartialDate> read_partial_date(const diagnostics::SourceFile& file,
                                                    const yaml::Text& text,
                                                    diagnostics::Diagnostics& diagnostics);

// What a Chinese or hand-made date ("2021年3月", "2021.3.5", "2021-3") is in EDTF; nullopt where unclear.
std::optional<std::string> edtf_form_of(std::string_view text);

}  // namespace gazette::content
