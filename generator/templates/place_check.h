// Holds every {{ }} of a set against the place where it stands: one where escaping does not make a
// value safe is a mistake of the layout, found before any page is made.
//
// The rule is simple on purpose. Text is followed from the start of a template; each branch of an `if`
// begins where the `if` stands, and what follows goes on where its first branch ends; the body of a loop is
// followed once. A macro, a call's body and a set block begin as text. A block of a child begins where its
// parent's block does. An include changes nothing.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "templates/ast.h"
#include "templates/program.h"

namespace gazette::templates {

// `trees`: of the program's templates, in their order.
void check_places(Program& program, const std::vector<ast::Template>& trees,
                  diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::templates
