// Makes the terms of one vocabulary: declared entries first, then those that reports bring.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"
#include "diagnostics/diagnostic.h"
#include "model/settings.h"
#include "text/collation.h"

namespace gazette::catalog {

// Terms grow while names are looked up and are put in order by finish(); until then an index is an
// arrival number. Lives within make_catalog().
class VocabularyBuilder {
 public:
  VocabularyBuilder(VocabularyKind kind, const model::VocabularyFile& file, diagnostics::SourceFile source,
                    model::NewNames new_names, const text::Collator& collator,
                    diagnostics::Diagnostics& diagnostics);

  // The arrival number of a name, alias or id. An unknown one is added, or an error with the nearest
  // known name where the vocabulary is closed. `year` decides between campaigns of one name: the one in
  // use then, else the last that began before, as in texts.
  std::optional<std::uint32_t> find_or_add(const model::Name& name, const diagnostics::SourceFile& file,
                                           std::optional<int> year = std::nullopt);
  // The same, without adding and without a word. Without a year the first of them.
  std::optional<std::uint32_t> find(std::string_view name, std::optional<int> year = std::nullopt) const;
  std::vector<std::string_view> known_names() const;

  struct Finished {
    std::vector<Term> terms;              // by collation
    std::vector<std::uint32_t> position;  // by arrival number
    std::vector<std::string> groups;      // levels or categories in the file's order
  };
  // Resolves parents, makes ids, orders.
  Finished finish() &&;

  const model::VocabularyFile& file() const { return file_; }
  bool refuses_new_names() const { return new_names_ == model::NewNames::Refused; }

 private:
  void declare(const model::VocabularyEntry& entry);
  // False, and an error, where the name stands for another term already; slogans and campaigns that are
  // not in use in the same years may share names.
  bool claim(const model::Located<std::string>& name, std::uint32_t owner);
  void resolve_parents(std::vector<Term>& terms, const std::vector<std::uint32_t>& position) const;
  void refuse_loops();
  void refuse_deep_trees();  // REQUIRES: no loops
  void make_ids();

  VocabularyKind kind_;
  const model::VocabularyFile& file_;
  diagnostics::Locator places_;  // in the file
  model::NewNames new_names_;
  const text::Collator& collator_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<Term> terms_;
  std::vector<std::optional<std::uint32_t>> parents_;  // by arrival number
  std::unordered_map<std::string, std::vector<std::uint32_t>> owners_;
};

}  // namespace gazette::catalog
