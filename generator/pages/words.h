// The phrases of the interface in the portal's language, out of layouts/words.yaml.
//
// read_words() makes them; they are frozen, and const access from several threads needs no lock.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace gazette::pages {

using diagnostics::Language;

// What stands for {0}, {1} … in a phrase: its text, and the number it is, for {0:report|reports}.
struct PhraseArgument {
  std::string_view text;
  std::optional<std::int64_t> number;
};

class Words {
 public:
  // The phrase with its places filled; nullopt where there is no such key. A place without an argument
  // stays as it is.
  std::optional<std::string> say(std::string_view key, std::span<const PhraseArgument> arguments = {}) const;
  // The phrase as written, or nullopt.
  std::optional<std::string_view> find(std::string_view key) const;
  std::vector<std::string_view> keys() const;  // sorted

  // Takes over the phrases of `others` whose keys are not here.
  void complete_from(const Words& others);

  // A phrase that the program itself needs; the key where the file lacks it.
  std::string operator()(std::string_view key, std::initializer_list<PhraseArgument> arguments = {}) const;

 private:
  friend Words read_words(const diagnostics::SourceFile& file, diagnostics::Language language,
                          diagnostics::Diagnostics& diagnostics);
  struct KeyHash {
    using is_transparent = void;  // find() takes views
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
  };
  std::unordered_map<std::string, std::string, KeyHash, std::equal_to<>> phrases_;
};

// A map of keys to {zh-CN: …, en: …}. Where a phrase is not given in the language, the other is taken.
Words read_words(const diagnostics::SourceFile& file, diagnostics::Language language,
                 diagnostics::Diagnostics& diagnostics);

}  // namespace gazette::pages
