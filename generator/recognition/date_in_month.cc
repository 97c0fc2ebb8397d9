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

std::optional<DateNumber> DateInMonth::month_number() const {
  if (here() != U'元' || here(1) != U'月') return number_at(characters_, at_, block_.end);
  // 200元月饼款, 单元月度检查.
  const char32_t previous = before();
  const bool sum =
      at_ == begin_ && previous != 0 &&
      (is_digit(previous) || is_chinese_numeral(previous) || is_one_of(previous, U"百千万亿余多几单公"));
  if (sum) return std::nullopt;
  return DateNumber{{Digits::State::Known, 1}, at_ + 1, 1, false};
}

bool DateInMonth::read_relative_month(WrittenDate& date) {
  struct Word {
    std::u32string_view text;
    Anchor anchor;
    std::u32string_view not_after;  // 以上月份, 应当月底前
  };
  constexpr Word words[] = {{U"同月", Anchor::ThatMonth, U""},
                            {U"当月", Anchor::ThatMonth, U"每应相充正担"},
                            {U"本月", Anchor::ThisMonth, U"基根资成版原"},
                            {U"上月", Anchor::LastMonth, U"以马晚早线网会路街岗台"},
                            {U"上个月", Anchor::LastMonth, U""}};
  const char32_t previous = before();
  for (const Word& word : words) {
    if (!eat(word.text)) continue;
    if (previous != 0 && is_one_of(previous, word.not_after)) return false;
    if (here() != 0 && is_one_of(here(), words_of_month)) return false;
    date.first.anchor = word.anchor;
    if (!read_days(date, date.first) && !eat(U"份")) read_month_portion(date.first);
    return true;
  }
  return false;
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
  if (here() == U'初' && !is_one_of(here(1), U"步次期审评选试一二三四五六七八九十"))
    part.portion = Portion::Start;
  if (here() == U'底' || here() == U'末') part.portion = Portion::End;
  if (part.portion != Portion::Whole) ++at_;
}

}  // namespace gazette::recognition
