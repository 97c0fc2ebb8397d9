// units.yaml, themes.yaml, slogans.yaml and campaigns.yaml, read strictly.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/vocabulary.h"

namespace gazette::content {

// The entries of a file that are complete; for the others an error was told. A list of entries or of
// names, or a map of id to entry.
std::vector<model::VocabularyEntry> read_vocabulary(const diagnostics::SourceFile& file,
                                                    model::VocabularyKind kind,
                                                    diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::content
