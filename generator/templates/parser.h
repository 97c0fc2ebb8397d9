// From tokens to a tree: Jinja2 3.1's grammar, statement by statement and operator by operator.
//
// A mistake is reported with what was found and what was expected; reading goes on behind the tag that
// has it, and a block whose opening tag is broken still reads its body, so that one run finds all.
#pragma once

#include <cstddef>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "templates/ast.h"
#include "templates/source.h"
#include "templates/token.h"

namespace gazette::templates {

// `nesting`: how deep expressions and blocks may be nested; deeper is reported, and not read.
// REQUIRES: the last token is End.
ast::Template parse(const Source& source, std::vector<Token> tokens, std::size_t nesting,
                    diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::templates
