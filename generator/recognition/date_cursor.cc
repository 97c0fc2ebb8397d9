#include "recognition/date_cursor.h"

namespace gazette::recognition {

namespace {

constexpr std::uint32_t most_blanks = 3;  // within one date: 3 月 5 日

}  // namespace

bool DateCursor::eat(std::u32string_view words) {
  if (!reads(characters_, at_, block_.end, words)) return false;
  at_ += static_cast<std::uint32_t>(words.size());
  return true;
}

bool DateCursor::eat_one_of(std::u32string_view set) {
  if (here() == 0 || !is_one_of(here(), set)) return false;
  ++at_;
  return true;
}

void DateCursor::skip_blanks() {
  for (std::uint32_t n = 0; n < most_blanks && at_ < block_.end && characters_[at_].is(trait::blank); ++n)
    ++at_;
}

std::optional<DateNumber> DateCursor::eat_number(std::u32string_view units) {
  const std::optional<DateNumber> number = number_at(characters_, at_, block_.end);
  if (!number) return std::nullopt;
  const std::uint32_t from = at_;
  at_ = number->end;
  skip_blanks();
  if (eat_one_of(units)) return number;
  at_ = from;
  return std::nullopt;
}

bool DateCursor::eat_connector() {
  const std::uint32_t from = at_;
  skip_blanks();
  bool found = eat_one_of(U"至到");
  if (!found) {
    while (eat_one_of(U"—–―─-~∼")) {
      if (at_ - from > 4) break;
      found = true;
    }
  }
  if (found) {
    skip_blanks();
  } else {
    at_ = from;
  }
  return found;
}

}  // namespace gazette::recognition
