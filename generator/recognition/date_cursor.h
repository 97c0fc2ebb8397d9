// Where the reading of one date stands: it eats words, numbers and dashes from the characters of a block.
//
// Lives for one date; each call looks at a bounded number of characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "recognition/characters.h"
#include "recognition/date_numbers.h"

namespace gazette::recognition {

inline bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

class DateCursor {
 public:
  DateCursor(const Characters& characters, Stretch block, std::uint32_t at)
      : characters_(characters), block_(block), at_(at), begin_(at) {}

 protected:
  // The character before the date; 0 at the block's beginning.
  char32_t before() const { return begin_ > block_.begin ? characters_[begin_ - 1].value : 0; }
  // The character that is next, or some after it; 0 at the block's end.
  char32_t here(std::uint32_t ahead = 0) const {
    return at_ + ahead < block_.end ? characters_[at_ + ahead].value : 0;
  }
  // Each eats what it names, or nothing.
  bool eat(std::u32string_view words);
  bool eat_one_of(std::u32string_view set);
  void skip_blanks();
  // A number and one of the units after it.
  std::optional<DateNumber> eat_number(std::u32string_view units);
  // 至, 到, or a dash of any kind, perhaps doubled.
  bool eat_connector();

  const Characters& characters_;
  Stretch block_;
  std::uint32_t at_;
  std::uint32_t begin_;
};

}  // namespace gazette::recognition
