// The front matter of a report or page, read strictly into the model.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.h"
#include "model/report.h"
#include "yaml/node.h"

namespace gazette::content {

// The report, complete, or nullopt after at least one error.
std::optional<model::Report> read_report(const diagnostics::SourceFile& file, const yaml::Node& front_matter,
                                         diagnostics::Diagnostics& diagnostics);

std::optional<model::Page> read_page(const diagnostics::SourceFile& file, const yaml::Node& front_matter,
                                     diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::content
