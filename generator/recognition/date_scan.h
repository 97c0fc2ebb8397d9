// The dates of a block, each with where its clause and its sentence begin, found in one pass; and where
// sentences end.
//
// Pure, but for the position that SentenceEnds keeps; one search makes and drops it.
#pragma once

#include <cstdint>
#include <vector>

#include "recognition/read_text.h"
#include "recognition/written_date.h"

namespace gazette::recognition {

// A date in its block, with where its clause and its sentence begin.
struct Dated {
  WrittenDate written;
  std::uint32_t begin = 0;  // of the date, or of 重阳节（10月29日） before its bracket
  std::uint32_t sentence = 0;
  std::uint32_t clause = 0;
  bool after_colon = false;
  bool names_day = false;  // 重阳节（10月29日）
  Digits quoted_month;     // the month of the nearest date within 《…》 or quotation marks before it
};

// In order; without those within 《…》 and quotation marks.
std::vector<Dated> dates_in(const ReadText& text, Stretch block);

// Ends of sentences and of their parts, asked for in the order of the text.
class SentenceEnds {
 public:
  SentenceEnds(const ReadText& text, Stretch block) : text_(text), block_(block) {}

  std::uint32_t of_sentence(std::uint32_t at) { return next(sentence_, at, trait::ends_sentence); }
  // At a semicolon, which parts deeds, or with the sentence.
  std::uint32_t of_part(std::uint32_t at) { return next(part_, at, trait::ends_sentence, U';'); }

 private:
  std::uint32_t next(std::uint32_t& known, std::uint32_t at, std::uint16_t traits, char32_t also = 0) {
    if (known > at) return known;
    known = at;
    while (known < block_.end && !text_.characters[known].is(traits) && text_.characters[known].value != also)
      ++known;
    return known;
  }

  const ReadText& text_;
  Stretch block_;
  std::uint32_t sentence_ = 0;
  std::uint32_t part_ = 0;
};

}  // namespace gazette::recognition
