// Where a report uses a slogan or a campaign's name.
//
// find_occurrences() reads a report's title and Document and a PhraseIndex; it knows no other report
// and no page. Linear in the text. The ranges are places in Document::text (or in the title), from
// which source_of() and pieces_of() lead on to the file and the HTML. Pure: any thread may call it.
//
// A wording is taken where no longer one covers or crosses it, whichever vocabulary that is from, so
// that “不忘初心、牢记使命”主题教育 is the campaign and not the slogan. A slogan and a campaign of one
// wording are both found. Code and raw HTML are not searched.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "model/vocabulary.h"
#include "recognition/characters.h"
#include "recognition/phrase_index.h"
#include "recognition/read_text.h"

namespace gazette::recognition {

enum class Surroundings : std::uint8_t { Title, Heading, Paragraph, Cell, Footnote };

// How far the text's wording is from the declared name.
enum class Spelling : std::uint8_t {
  AsDeclared,
  OtherPunctuation,  // 、 left out, blanks, bold within …
  Masked             // X for some characters
};

struct Occurrence {
  static constexpr std::uint32_t no_block = UINT32_MAX;

  model::VocabularyKind vocabulary = model::VocabularyKind::Slogans;
  std::uint32_t entry = 0;         // index in the vocabulary's file
  NameKind name = NameKind::Name;  // Name is the canonical wording
  Spelling spelling = Spelling::AsDeclared;
  Surroundings surroundings = Surroundings::Paragraph;
  bool in_title_of_work = false;   // within 《…》: quoted, and alone no reason to list the report
  TextRange text;                  // the name, without quotation marks around it and without suffix
  TextRange full;                  // with both
  std::uint32_t block = no_block;  // index in Document::blocks; no_block in the title

  // The wording that the vocabulary calls its own; others belong on the list of variants.
  bool is_canonical() const { return name == NameKind::Name && spelling == Spelling::AsDeclared; }
  bool operator==(const Occurrence&) const = default;
};

// In the order of the title and then the text. `year` is the report's: it decides between entries of
// one wording (the one in use that year, else the last that began before it).
std::vector<Occurrence> find_occurrences(const PhraseIndex& index, std::string_view title,
                                         const markdown::Document& body, int year);

// The same for texts that were read already. REQUIRES: title_text is of title, text of body.
std::vector<Occurrence> find_occurrences(const PhraseIndex& index, std::string_view title,
                                         const ReadText& title_text, const ReadText& text,
                                         const markdown::Document& body, int year);

}  // namespace gazette::recognition
