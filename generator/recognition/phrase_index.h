// A PhraseIndex knows every wording under which slogans and campaigns are looked for, and finds all of
// them in one pass over a text, however many there are (Aho and Corasick, "Efficient string matching",
// CACM 18(6), 1975). A portal makes one from its vocabularies; all threads share it.
//
// Names and texts are compared by their skeletons: without 、，。；：·—…, white space and quotation
// marks, in half width, and with any run of X, x or × as one sign. So 不忘初心牢记使命 is found as
// 不忘初心、牢记使命, and the trie holds characters, not bytes.
//
// The trie's links are frozen by the constructor. Its memory is some 20 bytes for each character of
// each wording, and a table of 128 KB that gives a character its number.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/vocabulary.h"
#include "recognition/characters.h"

namespace gazette::recognition {

// Which of an entry's names it is.
enum class NameKind : std::uint8_t { Name, Alias, Full, Former };

enum class WordingRole : std::uint8_t {
  Names,    // the entry is meant
  Excludes  // something else is meant, although the entry's name is in it
};

// One way of writing a name of an entry, as a reader of texts must know it.
struct Wording {
  model::VocabularyKind vocabulary = model::VocabularyKind::Slogans;
  std::uint32_t entry = 0;  // index in the vocabulary's file
  NameKind name = NameKind::Name;
  WordingRole role = WordingRole::Names;
  bool masked = false;            // with one sign for characters that were taken out
  std::uint16_t name_length = 0;  // in signs; what follows is the suffix
  std::uint16_t length = 0;       // in signs, with the suffix
  std::uint32_t spelling = 0;     // index in PhraseIndex::spellings(): the name as declared
};

// The years in which an entry was in use, as far as they are told.
struct Years {
  std::int16_t first = INT16_MIN;
  std::int16_t last = INT16_MAX;

  bool contain(int year) const { return first <= year && year <= last; }
};

class PhraseIndex {
 public:
  // Borrows nothing.
  PhraseIndex(std::span<const model::VocabularyEntry> slogans,
              std::span<const model::VocabularyEntry> campaigns);

  using Node = std::uint32_t;
  static constexpr Node root = 0;
  static constexpr std::uint16_t no_sign = 0;  // a character that stands in no name
  static constexpr std::uint16_t skipped_sign = 1;
  static constexpr std::uint16_t mask_sign = 2;

  std::uint16_t sign_of(const Character& c) const {
    return c.value < signs_.size() ? signs_[c.value] : sign_of_rare(c.value);
  }
  Node next(Node node, std::uint16_t sign) const {
    return node == root ? from_root_[sign] : next_below_root(node, sign);
  }
  // The longest wording that ends at a node, and each time the next shorter one; root where there is none.
  Node ending_at(Node node) const { return nodes_[node].ends ? node : nodes_[node].shorter; }
  Node shorter_than(Node node) const { return nodes_[node].shorter; }
  // REQUIRES: ending_at(node) == node. They differ in entry or role and have one length.
  std::span<const Wording> wordings(Node node) const;

  std::string_view spelling(const Wording& wording) const { return spellings_[wording.spelling]; }
  Years years(model::VocabularyKind vocabulary, std::uint32_t entry) const;
  std::uint16_t longest() const { return longest_; }
  bool empty() const { return wordings_.empty(); }
  // Whether a phrase is, by its skeleton, a name of some entry: what no vocabulary needs to be told.
  bool has_name(std::string_view phrase) const;

 private:
  friend class PhraseTrie;  // writes the tables, within the constructor

  struct TrieNode {
    std::uint32_t first_edge = 0;
    std::uint32_t first_wording = 0;
    Node fail = root;
    Node shorter = root;
    std::uint16_t edges = 0;
    std::uint16_t wordings = 0;
    bool ends = false;
  };
  struct Edge {
    std::uint16_t sign = 0;
    Node target = root;
  };

  std::uint16_t sign_of_rare(char32_t c) const;
  Node next_below_root(Node node, std::uint16_t sign) const;

  std::vector<std::uint16_t> signs_;                            // of the characters below U+10000
  std::vector<std::pair<char32_t, std::uint16_t>> rare_signs_;  // of the others, sorted
  std::vector<TrieNode> nodes_;
  std::vector<Edge> edges_;        // of each node together, by sign
  std::vector<Node> from_root_;    // by sign
  std::vector<Wording> wordings_;  // of each node together
  std::vector<std::string> spellings_;
  std::vector<Years> slogan_years_;
  std::vector<Years> campaign_years_;
  std::uint16_t longest_ = 0;
};

}  // namespace gazette::recognition
