#include "recognition/date_tail.h"

#include <algorithm>
#include <string_view>

#include "recognition/date_numbers.h"

namespace gazette::recognition {

namespace {

struct RelationWord {
  std::u32string_view text;
  Relation relation;
  std::u32string_view not_before;   // it is another word where one of these follows
  std::u32string_view only_before;  // where not empty: one of these must follow
};

// A longer word before one that it begins with.
constexpr RelationWord relation_words[] = {{U"以来", Relation::Since, U""},
                                           {U"至今", Relation::Since, U""},
                                           {U"止", Relation::Since, U"血损跌步于"},
                                           {U"为止", Relation::Since, U""},
                                           {U"来临前夕", Relation::Eve, U""},
                                           {U"到来前夕", Relation::Eve, U""},
                                           {U"前夕", Relation::Eve, U""},
                                           {U"来临之际", Relation::Eve, U""},
                                           {U"到来之际", Relation::Eve, U""},
                                           {U"来临前", Relation::Before, U"夕后"},
                                           {U"到来前", Relation::Before, U"夕后"},
                                           {U"之际", Relation::During, U""},
                                           {U"前后", Relation::Around, U""},
                                           {U"左右", Relation::Around, U""},
                                           {U"期间", Relation::During, U""},
                                           {U"之间", Relation::During, U""},
                                           {U"间", Relation::During, U"隔歇接断谍伐苗作距"},
                                           {U"以前", Relation::Before, U""},
                                           {U"之前", Relation::Before, U""},
                                           {U"前", Relation::Before, U"往来去期进沿列身线十不三几"},
                                           {U"过后", Relation::After, U""},
                                           {U"以后", Relation::After, U""},
                                           {U"之后", Relation::After, U""},
                                           {U"后", Relation::After, U"勤备续台方"},
                                           {U"起", Relation::From, U"草诉底重运步伏跑航降飞点居家义"},
                                           {U"开始", Relation::From, U"", U",;。"}};

constexpr std::u32string_view relation_beginnings = U"以至止为来到前之左期间过后起开";
static_assert(std::ranges::all_of(relation_words, [](const RelationWord& w) {
  return relation_beginnings.find(w.text[0]) != std::u32string_view::npos;
}));

constexpr std::u32string_view festival_words[] = {U"双节", U"两节", U"小长假", U"长假", U"假期",
                                                  U"假日", U"放假", U"佳节",   U"节日", U"节假日"};
constexpr std::u32string_view times_of_day[] = {
    U"上午", U"下午", U"中午", U"晚上", U"凌晨",   U"早上", U"早晨", U"清晨",   U"傍晚",
    U"午后", U"夜里", U"夜间", U"当晚", U"晚间",   U"一早", U"清早", U"一大早", U"深夜",
    U"当夜", U"正午", U"拂晓", U"夜晚", U"大清早", U"午夜", U"入夜"};

bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// 9时, 9点半, 9时30分, 9:30.
std::uint32_t end_of_clock(const Characters& characters, Stretch rest) {
  if (reads(characters, rest.begin, rest.end, U"两点")) return rest.begin + 2;
  const std::optional<DateNumber> hour = number_at(characters, rest.begin, rest.end);
  if (!hour || hour->size > 2 || hour->end >= rest.end) return rest.begin;
  const char32_t unit = characters[hour->end].value;
  if (!is_in(unit, U"时点:")) return rest.begin;
  std::uint32_t at = hour->end + 1;
  if (at < rest.end && is_in(characters[at].value, U"半整许")) return at + 1;
  const std::optional<DateNumber> minute = number_at(characters, at, rest.end);
  if (!minute || minute->size > 2) return unit == U':' ? rest.begin : at;
  at = minute->end;
  return at < rest.end && characters[at].value == U'分' ? at + 1 : at;
}

// 10点多, 9时左右.
std::uint32_t end_of_vagueness(const Characters& characters, Stretch rest) {
  constexpr std::u32string_view words[] = {U"左右", U"前后", U"许", U"多,", U"钟"};
  for (const std::u32string_view word : words) {
    if (!reads(characters, rest.begin, rest.end, word)) continue;
    return rest.begin + (word.back() == U',' ? 1 : static_cast<std::uint32_t>(word.size()));
  }
  return rest.begin;
}

// （星期五）, （正月初一）, （学雷锋纪念日）: a word on the day.
std::uint32_t end_of_note(const Characters& characters, Stretch rest) {
  constexpr std::uint32_t longest = 12;
  if (rest.empty() || characters[rest.begin].value != U'(') return rest.begin;
  // 开幕当天（10月16日）: a date is no word on one.
  if (rest.size() > 1 && characters[rest.begin + 1].is(trait::digit | trait::mask)) return rest.begin;
  for (std::uint32_t at = rest.begin + 1; at < rest.end && at - rest.begin <= longest; ++at) {
    if (characters[at].value == U')') return at + 1;
    if (characters[at].is(trait::ends_clause | trait::bracket)) break;
  }
  return rest.begin;
}

// 5月第二周, 5月的一天, which are some days of the month.
std::uint32_t end_of_week(const Characters& characters, Stretch rest) {
  constexpr std::uint32_t size = 3;
  if (reads(characters, rest.begin, rest.end, U"的一天,")) return rest.begin + size;
  const bool week = rest.size() >= size && characters[rest.begin].value == U'第' &&
                    is_in(characters[rest.begin + 1].value, U"一二三四五") &&
                    characters[rest.begin + 2].value == U'周';
  return week ? rest.begin + size : rest.begin;
}

// 3月12日“植树节”.
std::uint32_t end_of_quoted_name(const Characters& characters, Stretch rest) {
  constexpr std::uint32_t longest = 12;
  if (rest.empty() || characters[rest.begin].value != U'“') return rest.begin;
  for (std::uint32_t at = rest.begin + 1; at < rest.end && at - rest.begin <= longest; ++at) {
    if (characters[at].value == U'”') return is_in(characters[at - 1].value, U"日节") ? at + 1 : rest.begin;
  }
  return rest.begin;
}

// 世界读书日当天, “119”消防宣传日这一天: the day's name.
std::uint32_t end_of_day_name(const Characters& characters, Stretch rest) {
  constexpr std::uint32_t longest = 18;
  constexpr std::u32string_view words[] = {U"当天", U"当日", U"当晚",     U"这一天",
                                           U"这天", U"之际", U"来临之际", U"到来之际"};
  const std::uint32_t limit = std::min(rest.end, rest.begin + longest);
  for (std::uint32_t at = rest.begin; at < limit && !characters[at].is(trait::ends_clause); ++at) {
    const bool named = at == rest.begin || is_in(characters[at - 1].value, U"日节");
    if (!named || !is_in(characters[at].value, U"当这之来到")) continue;
    for (const std::u32string_view word : words) {
      if (reads(characters, at, rest.end, word)) return at + static_cast<std::uint32_t>(word.size());
    }
  }
  return rest.begin;
}

// 8月15日晚，; 8月15日夜我县遭遇…; 早8点; not 8月15日晚会, 夜校.
std::uint32_t end_of_evening(const Characters& characters, Stretch rest) {
  if (rest.empty()) return rest.begin;
  const char32_t next = rest.size() > 1 ? characters[rest.begin + 1].value : char32_t{0};
  const char32_t first = characters[rest.begin].value;
  if (first == U'早' && is_digit(next)) return rest.begin + 1;
  if (first == U'晚' && !is_in(next, U"会宴饭餐报自班点间稻熟霞婚年育高辈")) return rest.begin + 1;
  if (first == U'夜' && !is_in(next, U"市校游巡访查跑景经班话宵读间里晚色大行袭航以不空幕总半"))
    return rest.begin + 1;
  return rest.begin;
}

}  // namespace

bool read_relation(const Characters& characters, Stretch block, WrittenDate& date) {
  std::uint32_t at = date.place.end;
  const bool festival = date.first.anchor == Anchor::Festival || date.named;
  bool holiday = false;
  if (festival) {
    for (const std::u32string_view word : festival_words) {
      if (!reads(characters, at, block.end, word)) continue;
      at += static_cast<std::uint32_t>(word.size());
      holiday = word != U"双节" && word != U"两节";
      break;
    }
    if (reads(characters, at, block.end, U"当天") || reads(characters, at, block.end, U"当日") ||
        reads(characters, at, block.end, U"当晚")) {
      date.place.end = at + 2;
      return true;
    }
  }
  // 3月至5月间, 3月间; 3月5日间 is none.
  const bool span = date.last || (date.first.anchor == Anchor::Calendar && date.first.day.absent());
  const bool may = at < block.end && is_in(characters[at].value, relation_beginnings);
  for (const RelationWord& word : relation_words) {
    if (!may) break;
    if (!span && (word.text == U"间" || word.text == U"之间")) continue;
    if (!reads(characters, at, block.end, word.text)) continue;
    const std::uint32_t end = at + static_cast<std::uint32_t>(word.text.size());
    const char32_t next = end < block.end ? characters[end].value : U'。';
    if (is_in(next, word.not_before) || (!word.only_before.empty() && !is_in(next, word.only_before)))
      continue;
    // 3月14日起至20日止 is a span.
    if (!date.last || word.text != U"止") date.relation = word.relation;
    date.place.end = end;
    return true;
  }
  // “六一”儿童节，为留守儿童送去书包: the day itself.
  if (festival && !holiday && at < block.end && characters[at].value == U',') return true;
  if (!holiday) return false;
  date.relation = Relation::During;
  date.place.end = at;
  return true;
}

std::uint32_t end_of_time_of_day(const Characters& characters, Stretch rest) {
  rest.begin = end_of_week(characters, rest);
  rest.begin = end_of_quoted_name(characters, rest);
  rest.begin = end_of_day_name(characters, rest);
  std::uint32_t at = end_of_note(characters, rest);
  const std::uint32_t after_note = at;
  while (at < rest.end && at - after_note < 2 && characters[at].is(trait::blank)) ++at;
  bool found = false;
  constexpr std::u32string_view beginnings = U"上中下晚凌早清傍午夜当一深正拂大入";
  const bool may = at < rest.end && is_in(characters[at].value, beginnings);
  for (const std::u32string_view word : times_of_day) {
    if (!may) break;
    if (!reads(characters, at, rest.end, word)) continue;
    at += static_cast<std::uint32_t>(word.size());
    found = true;
    break;
  }
  if (may && !found) {
    const std::uint32_t evening = end_of_evening(characters, {at, rest.end});
    found = evening != at;
    at = evening;
  }
  const std::uint32_t clock = end_of_clock(characters, {at, rest.end});
  if (clock != at && clock < rest.end && is_in(characters[clock].value, U"-—–~至")) {
    const std::uint32_t until = end_of_clock(characters, {clock + 1, rest.end});
    if (until != clock + 1) return until;
  }
  if (clock != at) return end_of_vagueness(characters, {clock, rest.end});
  if (!found) return after_note;
  return reads(characters, at, rest.end, U"时分") ? at + 2 : at;
}

}  // namespace gazette::recognition
