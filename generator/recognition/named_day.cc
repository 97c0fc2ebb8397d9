#include "recognition/named_day.h"

#include <algorithm>
#include <string_view>

#include "recognition/date_tail.h"
#include "recognition/deed_words.h"
#include "recognition/festivals.h"

namespace gazette::recognition {

namespace {

constexpr std::uint32_t longest = 24;

bool ends_in_festival(const Characters& characters, Stretch name) {
  constexpr std::uint32_t longest_festival = 6;
  const std::uint32_t from = name.end - std::min(name.size(), longest_festival);
  for (std::uint32_t at = from; at + 1 < name.end; ++at) {
    const auto festival = festival_at(characters, at, name.end);
    if (festival && festival->end == name.end) return true;
  }
  return false;
}

// 世界读书日, 重阳节, “七一”, 食品安全宣传周; not 截止日.
bool names_a_day(const Characters& characters, Stretch name) {
  constexpr std::u32string_view days = U"日节";
  constexpr std::u32string_view spans = U"周月";
  constexpr std::u32string_view not_before = U"止期准始报息今近当每上下本";
  constexpr std::uint32_t shortest_span = 4;
  if (name.size() < 2) return false;
  const char32_t last = characters[name.end - 1].value;
  constexpr std::u32string_view holidays[] = {U"寒假", U"暑假", U"长假"};
  if (ends_in_any(characters, name, holidays)) return true;
  const bool day = days.find(last) != std::u32string_view::npos ||
                   (spans.find(last) != std::u32string_view::npos && name.size() >= shortest_span);
  if (day) return not_before.find(characters[name.end - 2].value) == std::u32string_view::npos;
  return ends_in_festival(characters, name);
}

// Where the name begins: after the 在 or 于 that leads to it.
std::uint32_t begin_of_name(const Characters& characters, Stretch clause) {
  for (std::uint32_t at = clause.end; at > clause.begin; --at) {
    if (characters[at - 1].value == U'在' || characters[at - 1].value == U'于') return at;
  }
  return clause.begin;
}

}  // namespace

bool explains_day(const ReadText& text, Stretch block, Stretch before, Dated& dated) {
  const Characters& characters = text.characters;
  WrittenDate& written = dated.written;
  const std::uint32_t close = written.after;
  if (before.size() < 2 || dated.clause != written.place.begin || written.first.day.absent()) return false;
  if (close >= block.end || characters[close].value != U')') return false;
  before.begin = std::max(before.begin, before.end - std::min(before.end, longest));
  if (!names_a_day(characters, before)) return false;
  const std::uint32_t begin = begin_of_name(characters, before);
  const Stretch name{end_of_label(characters, {begin, before.end}), before.end};
  // 抓住植树节（3月12日）、地球日（4月22日）等节点; 每年重阳节（…）; 春节（2月12日）放假;
  // 春节（1月22日）、元宵节（2月5日）期间.
  if (begins_with_source(characters, name) || begins(characters, name, U"每") ||
      holds(characters, name, U")"))
    return false;
  const Stretch after{close + 1, block.end};
  constexpr std::u32string_view others[] = {U"、", U"等", U"和", U"与", U"及", U"放假", U"为", U"是"};
  if (std::ranges::any_of(others, [&](std::u32string_view w) { return begins(characters, after, w); }))
    return false;
  WrittenDate related = written;
  related.place.end = close + 1;
  if (read_relation(characters, block, related)) {
    written.relation = related.relation;
    written.place = {begin, related.place.end};
  }
  written.after = end_of_time_of_day(characters, {related.place.end, block.end});
  dated.begin = begin;
  dated.clause = before.begin;
  dated.names_day = true;
  return true;
}

}  // namespace gazette::recognition
