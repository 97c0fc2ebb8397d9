// The phrases between quotation marks of a report: what `gazette terms` counts over all reports, to
// find the slogans and campaigns that stand in no vocabulary yet.
//
// Pure: any thread may call it. Linear in the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "recognition/phrase_index.h"
#include "recognition/read_text.h"

namespace gazette::recognition {

struct QuotedPhrase {
  std::string skeleton;  // without 、 and blanks: what the spellings of one phrase share
  std::string follows;   // 活动, 工程 …: the word after the mark that says what kind of thing it is
  TextRange text;        // without the marks
};

// Phrases of 3 to 30 characters that no vocabulary knows, outside 《…》. A quoted sentence is none.
std::vector<QuotedPhrase> find_quoted_phrases(const PhraseIndex& index, const markdown::Document& body,
                                              const ReadText& text);

// Whether `follows` names something that units take part in (活动, 工程), and no way of working (工作法).
bool names_a_campaign(std::string_view follows);

}  // namespace gazette::recognition
