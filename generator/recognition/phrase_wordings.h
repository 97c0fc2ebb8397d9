// The wordings of vocabularies as sequences of signs: what a PhraseIndex is made from.
//
// Lives within the constructor of PhraseIndex; one thread.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/vocabulary.h"
#include "recognition/phrase_index.h"

namespace gazette::recognition {

using Signs = std::u16string;  // one unit each; the order of two sequences is that of their units

struct SignedWording {
  Signs signs;
  Wording wording;
};

// Gives characters their numbers and entries their wordings.
class WordingList {
 public:
  void add(model::VocabularyKind vocabulary, std::uint32_t number, const model::VocabularyEntry& entry);

  std::vector<SignedWording> wordings;
  std::vector<std::string> spellings;
  std::unordered_map<char32_t, std::uint16_t> signs;

 private:
  Signs signs_of(std::string_view name);
  void add_name(Wording wording, const std::string& name, const model::VocabularyEntry& entry);
  void add_with_suffixes(Wording wording, const Signs& name, const std::vector<Signs>& suffixes, bool alone);
};

}  // namespace gazette::recognition
