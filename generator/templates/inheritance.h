// What can be told of a whole set of templates before any is rendered: parents that lead back to their
// child, and blocks that no parent has.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "templates/ast.h"
#include "templates/program.h"

namespace gazette::templates {

// `trees`: of the program's templates, in their order. A template that extends itself gets a mistake; a
// block that is never shown, since no parent has one of its name, is a warning.
void check_inheritance(Program& program, const std::vector<ast::Template>& trees,
                       diagnostics::Diagnostics& diagnostics);

// The parent that a template names in so many words; nullptr where there is none, or it is computed.
const CompiledTemplate* parent_of(const Program& program, const ast::Template& tree);

}  // namespace gazette::templates
