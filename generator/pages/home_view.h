// What the layout home.html is given.
#pragma once

#include "pages/views.h"
#include "templates/collections.h"

namespace gazette::pages {

void add_home(const Views& views, templates::DictBuilder& root, Arena& arena);

}  // namespace gazette::pages
