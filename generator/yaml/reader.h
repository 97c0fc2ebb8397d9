// A MapReader reads one map of a YAML tree strictly: it warns of each key it was not told of, with
// the nearest known one, and tells an error, with its place, for each value of a wrong type. A
// reading that fails returns nothing; an empty value counts as absent. One stage makes and drops it.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/civil_date.h"
#include "model/located.h"
#include "model/tree.h"
#include "yaml/node.h"

namespace gazette::yaml {

using Text = model::Located<std::string>;

class MapReader {
 public:
  // REQUIRES: map.kind is Map; file, map and diagnostics outlive the reader.
  MapReader(diagnostics::SourceFile file, const Node& map, std::span<const std::string_view> known_keys,
            diagnostics::Diagnostics& diagnostics);

  std::optional<Text> text(std::string_view key);
  // The same, but an error where it is absent.
  std::optional<Text> required_text(std::string_view key);
  // An error at the key, which has no value, or at line 1, where there is no key; then with the words of
  // `absent`, if any.
  void tell_missing(std::string_view key, diagnostics::Wording absent = {});
  // A list of texts, or one text.
  std::vector<Text> texts(std::string_view key);
  // A list and nothing else; its items are for the caller. `form` is told where it is none.
  std::span<const Node> list(std::string_view key, diagnostics::Wording form = {});
  const Node* map(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<model::Located<int>> integer(std::string_view key, int least, int most);
  std::optional<model::Located<model::CivilDate>> date(std::string_view key);
  model::Tree tree(std::string_view key);

  // The value of a key as it is, where it is not empty.
  const Node* raw(std::string_view key) const;
  bool has(std::string_view key) const { return raw(key) != nullptr; }

  diagnostics::Place place(diagnostics::Span span) const { return diagnostics::locate(file_, span); }
  diagnostics::Diagnostics& diagnostics() { return diagnostics_; }
  const diagnostics::SourceFile& file() const { return file_; }

 private:
  diagnostics::SourceFile file_;
  const Node& map_;
  diagnostics::Diagnostics& diagnostics_;
};

// A scalar as text, or nullopt after an error that says what `key` should be.
std::optional<Text> scalar_text(const diagnostics::SourceFile& file, const Node& node, std::string_view key,
                                diagnostics::Diagnostics& diagnostics);

// An ISO date (2021-12-28) or nullopt after an error whose message gives the right form.
std::optional<model::CivilDate> read_date(const diagnostics::SourceFile& file, const Text& text,
                                          diagnostics::Diagnostics& diagnostics);

// "2021年12月28日", "2021.12.28", "2021/1/5" or "2021-1-5" in ISO form; nullopt where it is none of these
// or no such day.
std::optional<std::string> iso_form_of(std::string_view text);

model::Tree tree_of(const Node& node);

diagnostics::Span span_of(const Text& text);

}  // namespace gazette::yaml
