// Values from JSON and to JSON: the data of `gazette template render`, the listing of
// `gazette template data`, and the filter tojson. The only place that meets the JSON library.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "templates/arena.h"
#include "templates/value.h"

namespace gazette::templates {

// The value of a JSON text, made in the arena; it does not borrow from the text. Integers that do not
// fit 64 bits, nesting beyond 200 and bad syntax are errors, placed in `path`.
std::expected<Value, diagnostics::Diagnostic> from_json(std::string_view path, std::string_view json,
                                                        Arena& arena);

enum class JsonKeys { AsListed, Sorted };
enum class JsonText { Ascii, Utf8 };  // Ascii: \uXXXX for all else

struct JsonStyle {
  std::optional<std::size_t> indent;  // nothing: one line, ", " and ": " between
  JsonKeys keys = JsonKeys::AsListed;
  JsonText text = JsonText::Utf8;
  std::size_t depth = 6;  // objects nested deeper are listed as "…", so that a graph of ids ends
};

// Writes any value. Objects are walked by names() or at(). What JSON has no form for (undefined, a macro)
// is null here; the filter tojson refuses it.
std::string to_json(const Value& value, Arena& arena, const JsonStyle& style = {});

}  // namespace gazette::templates
