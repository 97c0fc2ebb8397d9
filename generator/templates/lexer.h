// From a source to its tokens: the tags found, white space around them trimmed as they ask, raw blocks
// and comments resolved.
//
// The rules are those of Jinja2 3.1's lexer. A mistake is reported, its tag gets a Broken token, and
// reading goes on behind the tag, so that all mistakes of a template are found in one run.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "templates/arena.h"
#include "templates/source.h"
#include "templates/token.h"

namespace gazette::templates {

enum class Whitespace;

// The last token is End. Texts of literals with escapes are made in `constants`.
std::vector<Token> lex(const Source& source, Whitespace blocks, Arena& constants,
                       diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::templates
