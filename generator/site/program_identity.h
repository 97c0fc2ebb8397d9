// Which program this is: a hash of the build ids of the executable and of every library it has loaded, so
// that what another version has made, be it of Gazette or of a library, is known to be another's.
#pragma once

#include "binary/hash.h"

namespace gazette::site {

// The build id is the note that linkers write into each ELF file (GNU ld, --build-id). Where one has none, a
// hash of its code and constants stands for it.
binary::Hash program_identity();

}  // namespace gazette::site
