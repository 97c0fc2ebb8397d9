#include "recognition/date_in_month.h"

#include <string_view>

namespace gazette::recognition {

bool DateInMonth::read_days(WrittenDate& date, WrittenPart& part) {
  const std::uint32_t from = at_;
  const auto is_day = [](const std::optional<DateNumber>& n) {
    return n && n->size <= 3 && (n->digits.masked() || (n->digits.value >= 1 && n->digits.value <= 31));
  };
  if (const auto day = eat_number(U"日号"); is_day(day)) {
    if (here() == U'龄') return at_ = from, false;
    const bool number_of_a_house =
        characters_[at_ - 1].value == U'号' && here() != 0 && is_one_of(here(), U"楼院线文令馆门店台厅公");
    if (!number_of_a_house) {
      part.day = day->digits;
      return true;
    }
  }
  at_ = from;
  const std::optional<DateNumber> first = number_at(characters_, at_, block_.end);
  if (!is_day(first)) return false;
  at_ = first->end;
  if (read_more_days(date, part, *first)) return true;
  at_ = first->end;
  if (eat_connector() || eat_one_of(U"、")) {
    auto last = eat_number(U"日号");
    if (!last) last = eat_number(U"两");  // 26、27两日
    if (is_day(last) && (characters_[at_ - 1].value != U'两' || eat_one_of(U"日天"))) {
      part.day = first->digits;
      date.last = part;
      date.last->day = last->digits;
      return true;
    }
  }
  at_ = from;
  return false;
}

// 5、6、7日, which is from 5 to 7; of days apart the first.
bool DateInMonth::read_more_days(WrittenDate& date, WrittenPart& part, const DateNumber& first) {
  constexpr int most = 31;
  int last = first.digits.value;
  bool in_a_row = first.digits.known();
  std::uint32_t days = 1;
  while (days <= most && eat(U"、")) {
    const std::optional<DateNumber> next = number_at(characters_, at_, block_.end);
    if (!next || next->size > 2 || !next->digits.known() || next->digits.value > most) return false;
    at_ = next->end;
    in_a_row = in_a_row && next->digits.value == last + 1;
    last = next->digits.value;
    ++days;
  }
  constexpr std::uint32_t fewest = 3;  // of two the end is read as that of a range
  if (days < fewest || !eat_one_of(U"日号")) return false;
  part.day = first.digits;
  if (!in_a_row) return true;
  date.last = part;
  date.last->day.value = static_cast<std::int16_t>(last);
  return true;
}

void DateInMonth::read_month_portion(WrittenPart& part) {
  struct Word {
    std::u32string_view text;
    Portion portion;
  };
  constexpr Word words[] = {{U"上中旬", Portion::FirstTwo},   {U"中下旬", Portion::LateTwo},
                            {U"上、中旬", Portion::FirstTwo}, {U"中、下旬", Portion::LateTwo},
                            {U"上旬", Portion::FirstTen},     {U"中旬", Portion::SecondTen},
                            {U"下旬", Portion::LastTen}};
  const std::uint32_t from = at_;
  skip_blanks();
  for (const Word& word : words) {
    if (!eat(word.text)) continue;
    part.portion = word.portion;
    return;
  }
  at_ = from;
  if (here() == U'初' && !is_one_of(here(1), U"步次期审评选试")) part.portion = Portion::Start;
  if (here() == U'底' || here() == U'末') part.portion = Portion::End;
  if (part.portion != Portion::Whole) ++at_;
}

}  // namespace gazette::recognition
