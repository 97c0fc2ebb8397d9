// The text as the parser is to see it: the same length, some characters replaced by stand-ins.
//
// CommonMark judges "**" by its two neighbours with the rules of English, where punctuation stands
// beside a blank. So "**真。**她" stays literal, a bare link swallows the "。" after it, and "3~5天，6~8天"
// is struck through. Changing the neighbours mends that without touching the parser, and because a
// stand-in has the length of what it stands for, every offset still holds. Four kinds:
//
//   a full-width punctuation mark that keeps a run of * or ~ from opening or closing
//       -> a private-use character, which counts as a letter
//   a Chinese character beside a run whose other neighbour is ASCII punctuation ("**100%**的")
//       -> a rare punctuation mark
//   the first Chinese character after a bare address -> a tab, which ends the address, and two bytes
//   a single ~ inside a word -> a control character
//
// The first two give the effect of the "CJK-friendly" amendment to CommonMark's flanking rules
// (github.com/tats-u/markdown-cjk-friendly). A stand-in is never a character that the text has, and is
// different for each character, so reveal() restores any piece of the text without knowing where it
// stood. Where the stand-ins run out, the text is left as it is.
//
// Borrows the text. Concurrent const use is safe.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::markdown {

class Disguise {
 public:
  explicit Disguise(std::string_view text);

  // What the parser is given: a view of the original where nothing had to be replaced.
  std::string_view text() const { return disguised_.empty() ? original_ : std::string_view(disguised_); }

  // The literal as the author wrote it: the literal itself or, where it has a stand-in, a copy in
  // `scratch`. Its length is the same.
  std::string_view reveal(std::string_view literal, std::string& scratch) const;

 private:
  enum class Role { Letter, Punctuation, EndOfAddress, Tilde };
  struct StandIn {
    Role role;
    std::string original;
    std::string shown;
  };
  struct Replacement {
    std::size_t at;
    std::size_t size;
    Role role;
  };

  std::vector<Replacement> beside_runs() const;
  std::vector<Replacement> after_addresses() const;
  void replace(const std::vector<Replacement>& replacements);
  // Null where there is none left.
  const StandIn* stand_in_for(std::string_view original, Role role);

  std::string_view original_;
  std::string disguised_;
  std::vector<StandIn> stand_ins_;
  std::string leads_;                     // the first bytes of all stand-ins, each once
  std::array<std::uint32_t, 4> taken_{};  // candidates tried, by role
};

}  // namespace gazette::markdown
