// Reads a WrittenDate by descent: a part (a year, then what stands after it), perhaps 至 and a second
// part, then 前, 起, 期间 and the like. Every step looks at a bounded number of characters, so that the
// search for dates is linear in the text.
#include <algorithm>
#include <string_view>

#include "recognition/date_in_month.h"
#include "recognition/date_left.h"
#include "recognition/date_numbers.h"
#include "recognition/date_start.h"
#include "recognition/date_tail.h"
#include "recognition/written_date.h"

namespace gazette::recognition {

namespace {

class DateReader : private DateInMonth {
 public:
  using DateInMonth::DateInMonth;

  std::optional<WrittenDate> read();

 private:
  bool read_part(WrittenDate& date);
  bool read_year(WrittenPart& part);
  bool read_year_number(WrittenPart& part);
  bool read_after_year(WrittenDate& date);
  bool read_section(WrittenDate& date);
  bool read_year_portion(WrittenPart& part, bool after_year);
  bool read_festival(WrittenDate& date);
  void eat_name_of_festival();
  bool read_month(WrittenDate& date);
  void eat_weekday();
  bool read_alone(WrittenDate& date);
  bool read_portion_alone(WrittenPart& part);
  void read_range(WrittenDate& date);
  bool read_second(const WrittenPart& first, WrittenPart& second);
};

std::optional<WrittenDate> DateReader::read() {
  WrittenDate date;
  if (!read_numeric(date) && !read_dotted(date) && !read_named_day(date) && !read_part(date))
    return std::nullopt;
  if (date.first.anchor != Anchor::Festival && date.first.anchor != Anchor::YearAlone && !date.last &&
      !date.named)
    read_range(date);
  date.place = {begin_, at_};
  const bool related = read_relation(characters_, block_, date);
  if ((date.first.anchor == Anchor::Festival || date.named) && !related) return std::nullopt;
  date.after = end_of_time_of_day(characters_, {date.place.end, block_.end});
  return date;
}

bool DateReader::read_part(WrittenDate& date) {
  WrittenPart& part = date.first;
  const bool year = read_year(part);
  const std::uint32_t after_year = at_;
  if (year) skip_blanks();
  if (read_after_year(date)) return true;
  at_ = after_year;
  if (!year) return read_alone(date);
  if (part.year.masked()) return false;
  part.anchor = Anchor::YearAlone;
  date.attributive = eat(U"度");
  return true;
}

bool DateReader::read_year(WrittenPart& part) {
  struct Word {
    std::u32string_view text;
    YearWord word;
  };
  constexpr Word words[] = {{U"去年", YearWord::Last},      {U"上年", YearWord::Last},
                            {U"今年", YearWord::This},      {U"本年", YearWord::This},
                            {U"同年", YearWord::Same},      {U"当年", YearWord::Same},
                            {U"前年", YearWord::TwoAgo},    {U"明年", YearWord::Next},
                            {U"次年", YearWord::Following}, {U"翌年", YearWord::Following}};
  if (!is_one_of(here(), U"去上今本同当前明次翌")) return read_year_number(part);
  for (const Word& word : words) {
    if (!eat(word.text)) continue;
    part.year_word = word.word;
    return true;
  }
  return read_year_number(part);
}

bool DateReader::read_year_number(WrittenPart& part) {
  const std::uint32_t from = at_;
  const std::optional<DateNumber> number = eat_number(U"年");
  if (!number) return false;
  const bool four = number->size == 4 && number->digits.known();
  // 21年3月: only with a month, or 50年 would be a year.
  const bool two = number->size == 2 && number->digits.known() && !number->chinese && is_digit(here());
  part.year = number->digits;
  if (two) part.year.value = static_cast<std::int16_t>(part.year.value + 2000);
  if (four || two) {
    part.year_word = YearWord::Number;
    return true;
  }
  const bool some = characters_[from].value == U'某';
  if (number->digits.masked() && (number->size > 1 || some)) return true;
  part.year = {};
  at_ = from;
  return false;
}

bool DateReader::read_after_year(WrittenDate& date) {
  const bool year = at_ != begin_;
  return read_month(date) || read_section(date) || read_year_portion(date.first, year) || read_festival(date);
}

// 一季度, 第三季度, 前三季度, 上半年.
bool DateReader::read_section(WrittenDate& date) {
  WrittenPart& part = date.first;
  if (!is_one_of(here(), U"前一上下第二三四1234")) return false;
  if (eat(U"前三季度") || eat(U"前3季度") || eat(U"一至三季度")) {
    part.anchor = Anchor::ThreeQuarters;
    return true;
  }
  if (eat(U"上半年") || eat(U"下半年")) {
    part.anchor = Anchor::Half;
    part.section = characters_[at_ - 3].value == U'上' ? 1 : 2;
    return true;
  }
  const std::uint32_t from = at_;
  eat(U"第");
  const std::optional<DateNumber> number = number_at(characters_, at_, block_.end);
  if (number && number->size == 1 && number->digits.known() && number->digits.value >= 1 &&
      number->digits.value <= 4) {
    at_ = number->end;
    if (eat(U"季度")) {
      part.anchor = Anchor::Quarter;
      part.section = static_cast<std::uint8_t>(number->digits.value);
      return true;
    }
  }
  at_ = from;
  return false;
}

// 2021年初, 2021年年底, 年初.
bool DateReader::read_year_portion(WrittenPart& part, bool after_year) {
  const std::uint32_t from = at_;
  const bool word = eat(U"年");
  if (!word && !after_year) return false;
  // In 三年中 and 近年底 it is another 年.
  if (!after_year && (is_digit(before()) ||
                      is_one_of(before(), U"一二三四五六七八九十两半多数几近全当历往周青少中百千整满每")))
    return at_ = from, false;
  const char32_t next = here(1);
  if (here() == U'初' && next != U'步') part.portion = Portion::Start;
  if (is_one_of(here(), U"底末") && here() != 0) part.portion = Portion::End;
  if (word && here() == U'中' && !is_one_of(next, U"央国心共期旬小学")) part.portion = Portion::Middle;
  if (part.portion == Portion::Whole) return at_ = from, false;
  ++at_;
  part.anchor = Anchor::YearPortion;
  return true;
}

// “五一”国际劳动节: said twice.
void DateReader::eat_name_of_festival() {
  constexpr std::u32string_view names[] = {U"国际劳动妇女", U"国际妇女", U"国际劳动",
                                           U"国际儿童",     U"中国青年", U"国际青年"};
  for (const std::u32string_view name : names) {
    if (eat(name)) return;
  }
}

// One or more festivals: 元旦、春节. What relation the deed has to them must follow.
bool DateReader::read_festival(WrittenDate& date) {
  const auto eat_name = [&](WrittenPart& part) {
    const std::optional<FestivalName> name = festival_at(characters_, at_, block_.end);
    if (!name) return false;
    part.anchor = Anchor::Festival;
    part.festival = name->festival;
    at_ = name->end;
    eat_name_of_festival();
    if (here() == U'节' && !is_one_of(here(1), U"日约省点假")) ++at_;
    return true;
  };
  if (at_ >= block_.end || !eat_name(date.first)) return false;
  const std::uint32_t from = at_;
  eat_one_of(U"、和与及");
  WrittenPart second = date.first;
  if (at_ < block_.end && eat_name(second)) {
    date.last = second;
  } else {
    at_ = from;
  }
  return true;
}

bool DateReader::read_month(WrittenDate& date) {
  WrittenPart& part = date.first;
  const std::uint32_t from = at_;
  const auto give_up = [&] { return at_ = from, false; };
  const auto is_month = [](const DateNumber& n) {
    return n.size <= 2 && (n.digits.masked() || (n.digits.value >= 1 && n.digits.value <= 12));
  };
  const std::optional<DateNumber> first = month_number();
  if (!first || !is_month(*first)) return false;
  at_ = first->end;
  // 3、4月: of months in a row.
  if (eat(U"、")) {
    const std::optional<DateNumber> second = eat_number(U"月");
    if (!second || !first->digits.known() || second->digits.value != first->digits.value + 1 ||
        is_digit(here()))
      return give_up();
    part.month = first->digits;
    date.last = part;
    date.last->month = second->digits;
    eat(U"份");
    return true;
  }
  // 1—6月: the first month has no unit.
  if (eat_connector()) {
    const std::optional<DateNumber> second = eat_number(U"月");
    if (!second || !is_month(*second) || is_digit(here())) return give_up();
    part.month = first->digits;
    date.last = part;
    date.last->month = second->digits;
    eat(U"份");
    return true;
  }
  skip_blanks();
  if (!eat(U"月") || (here() != 0 && is_one_of(here(), words_of_month))) return give_up();
  part.month = first->digits;
  date.chinese = first->chinese;
  if (eat(U"份")) return true;
  const std::uint32_t after_month = at_;
  skip_blanks();
  if (!read_days(date, part)) {
    at_ = after_month;
    read_month_portion(part);
  }
  return true;
}

// What needs a date before it: 当日, 次日, 当月5日, 20日.
bool DateReader::read_alone(WrittenDate& date) {
  WrittenPart& part = date.first;
  struct Word {
    std::u32string_view text;
    Anchor anchor;
  };
  constexpr Word words[] = {
      {U"当日", Anchor::SameDay},     {U"当天", Anchor::SameDay},    {U"当晚", Anchor::SameDay},
      {U"当夜", Anchor::SameDay},     {U"同日", Anchor::SameDay},    {U"同一天", Anchor::SameDay},
      {U"次日", Anchor::NextDay},     {U"翌日", Anchor::NextDay},    {U"第二天", Anchor::NextDay},
      {U"前一天", Anchor::DayBefore}, {U"前一日", Anchor::DayBefore}};
  if (is_one_of(here(), U"当同次翌第前本上")) {
    for (const Word& word : words) {
      if (!eat(word.text)) continue;
      part.anchor = word.anchor;
      return true;
    }
    const std::uint32_t from = at_;
    if (read_relative_month(date)) return true;
    at_ = from;
  }
  if (here() == U'月' || is_one_of(here(), U"上中下")) return read_portion_alone(part);
  const char32_t previous = before();
  // 平均用时17日: how many.
  if (previous != 0 && is_one_of(previous, U"时期达为计约均短长满近超共需用休假压缩少过")) return false;
  const char32_t before_that = begin_ - block_.begin >= 2 ? characters_[begin_ - 2].value : char32_t{0};
  // 不少于5日, 提前5日, 由15日压缩至3日.
  if (previous == U'于' && before_that != 0 && is_one_of(before_that, U"少低高多大小")) return false;
  if (previous == U'前' && before_that == U'提') return false;
  if (!read_days(date, part)) return false;
  if (previous == U'由' && here() != 0 && is_one_of(here(), U"压缩减降延增提变改调")) return false;
  date.lists = previous == U'、';
  return characters_[at_ - 1].value == U'日' && !is_one_of(here(), U"内游报后间均常") && here(0) != U'来';
}

// 中旬, 月底: of the month before it. In 3个月底 and 每月底 it is another.
bool DateReader::read_portion_alone(WrittenPart& part) {
  if (before() != 0 && is_one_of(before(), U"个每本当半两几数多整满各近上下一二三四五六七八九十0123456789Xx"))
    return false;
  eat(U"月");
  read_month_portion(part);
  return part.portion != Portion::Whole;
}

// 5日（周五）—7日（周日）
void DateReader::eat_weekday() {
  const std::uint32_t from = at_;
  constexpr std::uint32_t longest = 4;
  if (!eat(U"(") || !(eat(U"周") || eat(U"星期"))) {
    at_ = from;
    return;
  }
  for (std::uint32_t n = 0; n < longest && here() != 0; ++n) {
    if (eat(U")")) return;
    ++at_;
  }
  at_ = from;
}

void DateReader::read_range(WrittenDate& date) {
  const std::uint32_t from = at_;
  eat_weekday();
  // 7月21日晚8时至22日凌晨
  const bool hour = is_digit(here()) || (here() != 0 && is_one_of(here(), U"上下中晚凌早清傍午夜深零"));
  if (hour && !date.first.day.absent()) at_ = end_of_time_of_day(characters_, {at_, block_.end});
  const bool from_then = eat(U"起");
  if (!eat_connector()) {
    at_ = from;
    return;
  }
  if (!from_then && (eat(U"今") || eat(U"目前"))) {
    date.relation = Relation::Since;
    return;
  }
  WrittenPart second;
  if (read_second(date.first, second)) {
    date.last = second;
  } else {
    at_ = from;
  }
}

bool DateReader::read_second(const WrittenPart& first, WrittenPart& second) {
  const bool of_month = first.anchor == Anchor::ThatMonth || first.anchor == Anchor::ThisMonth ||
                        first.anchor == Anchor::LastMonth;
  if (first.anchor != Anchor::Calendar && !of_month) return false;
  const bool year = read_year(second);
  if (year) skip_blanks();
  WrittenDate date;
  date.first = second;
  if (read_numeric(date) || read_month(date)) {
    second = date.first;
    return !date.last;
  }
  if (!year && read_month_and_day(second)) return eat_one_of(U"日号");
  return !year && !first.day.absent() && first.portion == Portion::Whole && read_days(date, second) &&
         !date.last;
}

}  // namespace

std::optional<WrittenDate> date_at(const Characters& characters, Stretch block, std::uint32_t at) {
  if (!can_begin_date(characters, block, at) || goes_on_to_the_left(characters, block, at))
    return std::nullopt;
  return DateReader(characters, block, at).read();
}

}  // namespace gazette::recognition
