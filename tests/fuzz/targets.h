// What the fuzzers feed with bytes, also run over the corpus by tests/templates/corpus_test.cc. Each
// aborts where a promise is broken; that no input makes it crash or hang is what is tested.
#pragma once

#include <string_view>

namespace gazette::fuzz {

// Any bytes as a template: every token lies within it, one after another.
void lex_bytes(std::string_view bytes);

// Templates, separated by lines of "----": "main", which is rendered, then "a", "b", "c". Small limits.
void render_bytes(std::string_view bytes);

// Any bytes as JSON; what is read is written and read again, and is the same.
void read_json_bytes(std::string_view bytes);

}  // namespace gazette::fuzz
