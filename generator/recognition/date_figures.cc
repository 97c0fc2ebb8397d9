#include "recognition/date_figures.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "recognition/deed_verbs.h"

namespace gazette::recognition {

bool DateFigures::read_numeric(WrittenDate& date) {
  const std::uint32_t from = at_;
  std::array<int, 3> numbers{};
  char32_t separator = 0;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    const std::uint32_t begin = at_;
    while (is_digit(here()) && at_ - begin < 5)
      numbers[n] = numbers[n] * 10 + static_cast<int>(characters_[at_++].value - U'0');
    const std::uint32_t size = at_ - begin;
    const bool right_size = n == 0 ? size == 4 : size == 1 || size == 2;
    if (!right_size) break;
    if (n == 2) {
      if (here() == separator && is_digit(here(1))) break;
      date.first.year_word = YearWord::Number;
      date.first.year = {Digits::State::Known, static_cast<std::int16_t>(numbers[0])};
      date.first.month = {Digits::State::Known, static_cast<std::int16_t>(numbers[1])};
      date.first.day = {Digits::State::Known, static_cast<std::int16_t>(numbers[2])};
      return true;
    }
    if (n == 0) separator = here();
    if (here() != separator || !is_one_of(separator, U".-/")) break;
    ++at_;
  }
  at_ = from;
  return false;
}

bool DateFigures::read_dotted(WrittenDate& date) {
  const std::uint32_t from = at_;
  const bool point = here(1) == U'.' || here(2) == U'.';
  if (!point || !read_month_and_day(date.first)) return false;
  const char32_t previous = before();
  // 平均住院日7.2日, 达7.2日: how many.
  if (eat_one_of(U"日号")) {
    if (previous == 0 || !is_one_of(previous, U"日为达均约短长")) return true;
    at_ = from;
    date = {};
    return false;
  }
  const bool head =
      previous == 0 || characters_[begin_ - 1].is(trait::ends_clause | trait::blank) || previous == U'(';
  WrittenPart last;
  if (head && eat_connector() && read_month_and_day(last)) {
    date.last = last;
    if (eat_one_of(U"日") || here() == 0 || is_one_of(here(), U",;)") || is_deed_verb(here(), here(1)))
      return true;
  }
  at_ = from;
  date = {};
  return false;
}

std::uint32_t DateFigures::size_of_day_name() const {
  constexpr std::uint32_t longest = 12;
  std::uint32_t size = 0;
  if (begins_day_itself()) return size;
  for (std::uint32_t n = 0; n < longest && here(n) != 0; ++n) {
    if (characters_[at_ + n].is(trait::ends_clause | trait::bracket)) break;
    if (is_one_of(here(n), U"日节") && !is_one_of(here(n + 1), U"日节")) size = n + 1;
  }
  return size;
}

bool DateFigures::begins_day_itself() const {
  return here() == U'当' && is_one_of(here(1), U"天日晚");
}

bool DateFigures::begins_day_name() const {
  constexpr std::u32string_view words[] = {U"国际", U"世界", U"全国", U"全民", U"国家", U"中国", U"学雷",
                                           U"植树", U"妇女", U"劳动", U"青年", U"儿童", U"护士", U"教师",
                                           U"消费", U"防灾", U"消防", U"建党", U"建军", U"国庆", U"记者",
                                           U"医师", U"志愿", U"宪法", U"禁毒", U"环境", U"读书"};
  return std::ranges::any_of(
      words, [&](std::u32string_view word) { return reads(characters_, at_, block_.end, word); });
}

bool DateFigures::read_named_day(WrittenDate& date) {
  const std::uint32_t from = at_;
  const bool quoted = eat_one_of(U"“\"‘");
  const bool read = read_month_and_day(date.first) && (!quoted || eat_one_of(U"”\"’"));
  const std::uint32_t name = read ? size_of_day_name() : 0;
  // Without quotation marks 3.8 is a number, but for the name of a day, or 9·18当天.
  const bool named = name != 0 ? begins_day_name() : begins_day_itself();
  if (!read || (!quoted && !named)) {
    at_ = from;
    date = {};
    return false;
  }
  date.named = true;
  at_ += name;
  return true;
}

bool DateFigures::read_month_and_day(WrittenPart& part) {
  const auto number = [&](int most) -> std::optional<Digits> {
    const std::optional<DateNumber> read = number_at(characters_, at_, block_.end);
    if (!read || read->chinese || read->size > 2 || !read->digits.known()) return std::nullopt;
    if (read->digits.value < 1 || read->digits.value > most) return std::nullopt;
    at_ = read->end;
    return read->digits;
  };
  const std::uint32_t from = at_;
  const auto month = number(12);
  if (!month || !eat_one_of(U".·•‧・")) return at_ = from, false;
  const auto day = number(31);
  if (!day) return at_ = from, false;
  part.month = *month;
  part.day = *day;
  return true;
}

}  // namespace gazette::recognition
