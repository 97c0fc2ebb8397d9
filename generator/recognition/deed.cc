#include "recognition/deed.h"

#include <algorithm>
#include <string_view>

#include "recognition/deed_verbs.h"
#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

constexpr std::uint32_t reach = 80;           // how far after a date its deed is looked for
constexpr std::uint32_t widest = 160;         // how much of the clause is looked at in all
constexpr std::uint32_t attribute_reach = 8;  // 上午在县委党校召开的

enum class Position : std::uint8_t { Head, AfterSubject };

// How much a date tells of when, which is how much must be seen to believe it.
enum class Kind : std::uint8_t { Day, Month, Section, Occasion };

Kind kind_of(const WrittenDate& date) {
  switch (date.first.anchor) {
    case Anchor::Calendar:
      // 1—6月 is the year so far.
      if (date.last && date.first.day.absent() && date.first.month.known() && date.first.month.value == 1)
        return Kind::Section;
      return date.first.day.absent() ? Kind::Month : Kind::Day;
    case Anchor::SameDay:
    case Anchor::NextDay:
      return Kind::Day;
    case Anchor::ThisMonth:
      return date.first.day.absent() ? Kind::Month : Kind::Day;
    case Anchor::Quarter:
    case Anchor::Half:
    case Anchor::ThreeQuarters:
    case Anchor::YearAlone:
      return Kind::Section;
    case Anchor::YearPortion:
    case Anchor::Festival:
      return Kind::Occasion;
  }
  return Kind::Section;
}

Stretch limited(Stretch stretch, std::uint32_t most) {
  return {stretch.begin, std::min(stretch.end, stretch.begin + most)};
}

// The rest without the comma after the date.
Stretch body_of(const Characters& characters, Stretch rest) {
  while (!rest.empty() && (characters[rest.begin].is(trait::blank | trait::ends_clause) ||
                           characters[rest.begin].value == U'、'))
    ++rest.begin;
  return rest;
}

bool goes_on_at_once(const Characters& characters, Stretch rest) {
  return !rest.empty() && !characters[rest.begin].is(trait::ends_clause);
}

// 3月5日的…, 3月5日印发的…: what follows is of that day. It tells a deed only as the scene of one:
// 在3月5日召开的动员会上，…
bool is_attribute(const ReadText& text, Stretch rest) {
  const Characters& characters = text.characters;
  if (!goes_on_at_once(characters, rest)) return false;
  const Stretch head = limited(first_part_of(text, rest), attribute_reach);
  bool attribute = begins(characters, head, U"的");
  for (std::uint32_t at = head.begin; at + 2 < head.end && !attribute; ++at)
    attribute =
        is_deed_verb(characters[at].value, characters[at + 1].value) && characters[at + 2].value == U'的';
  return attribute;
}

// 3月5日召开的动员会上，县委作出部署: an occasion, and then what was done at it. A document is none.
bool is_scene(const ReadText& text, const DatedClause& clause) {
  const Stretch first = first_part_of(text, clause.rest);
  if (kind_of(clause.written) != Kind::Day) return false;
  if (first.end >= clause.rest.end || first.size() > 40 ||
      !subject_of(text.characters, clause.prefix).empty())
    return false;
  constexpr std::u32string_view documents[] = {U"通知", U"文件", U"意见", U"方案", U"规定", U"办法",
                                               U"条例", U"决定", U"公告", U"纪要", U"报告", U"批示",
                                               U"》",   U"数据", U"情况", U"成果"};
  return std::ranges::none_of(documents,
                              [&](std::u32string_view w) { return ends(text.characters, first, w); });
}

// 会议精神, 讲话: names of what was said that day.
bool is_name_of_words(const ReadText& text, Stretch rest) {
  const Stretch first = first_part_of(text, rest);
  constexpr std::u32string_view names[] = {U"精神", U"讲话", U"要求", U"指示",
                                           U"电",   U"讯",   U"报道", U"消息"};
  // 《东山日报》作了报道 is a deed.
  return goes_on_at_once(text.characters, rest) && !holds(text.characters, first, U"了") &&
         std::ranges::any_of(names, [&](std::u32string_view w) { return ends(text.characters, first, w); });
}

bool is_refused_by_prefix(const Characters& characters, const DatedClause& clause) {
  const Stretch prefix = clause.prefix;
  const Stretch without_lead{prefix.begin, begin_of_lead(characters, prefix)};
  // 每半年排查一次，6月、12月报送. 镇纪委要求各村5月20日前上报.
  constexpr std::u32string_view habits[] = {U"每年", U"每半年", U"每季", U"每月", U"每周",
                                            U"每两", U"每天",   U"每日", U"每逢", U"每到"};
  const bool habit = std::ranges::any_of(
      habits, [&](std::u32string_view w) { return begins(characters, clause.sentence, w); });
  if (habit || holds(characters, prefix, U"要求")) return true;
  return ends_in_habit(characters, prefix) || ends_in_habit(characters, without_lead) ||
         ends_in_state(characters, prefix) || ends_in_comparison(characters, prefix) ||
         ends_in_intent(characters, prefix) || ends_in_intent(characters, without_lead) ||
         begins_with_source(characters, {end_of_label(characters, prefix), prefix.end});
}

bool is_note_on_document(const Characters& characters, const DatedClause& clause) {
  constexpr std::u32string_view ends_of_notes[] = {U"通过", U"印发", U"发布", U"施行", U"修订", U"实施"};
  return !is_in_past(characters, clause.prefix) &&
         std::ranges::any_of(ends_of_notes,
                             [&](std::u32string_view w) { return ends(characters, clause.rest, w); });
}

// 7月1日至10月31日为集中整治阶段.
bool names_a_stage(const ReadText& text, Stretch rest) {
  constexpr std::u32string_view stages[] = {U"阶段", U"期", U"月", U"周", U"日", U"时间"};
  const Stretch first = first_part_of(text, rest);
  return std::ranges::any_of(stages, [&](std::u32string_view w) { return ends(text.characters, first, w); });
}

// 5月15日是全国助残日，我们组织了招聘会: what day it was, and then what was done on it.
bool is_day_with_deed(const ReadText& text, Stretch rest) {
  constexpr std::u32string_view days[] = {U"日", U"节", U"周年"};
  const Stretch first = first_part_of(text, rest);
  if (first.end + 1 >= rest.end) return false;
  if (std::ranges::none_of(days, [&](std::u32string_view w) { return ends(text.characters, first, w); }))
    return false;
  constexpr std::uint32_t soon = 20;
  const Stretch next = limited({first.end + 1, rest.end}, soon);
  return end_of_first_deed(text.characters, next).has_value();
}

bool is_refused_by_rest(const ReadText& text, const DatedClause& clause) {
  const Characters& characters = text.characters;
  const Stretch rest = clause.rest;
  const bool is = begins(characters, rest, U"是") && !begins(characters, rest, U"是由") &&
                  !begins(characters, rest, U"是星期") && !begins(characters, rest, U"是周");
  // 2019年底在档困难职工126户: how many there were.
  constexpr std::u32string_view standing[] = {U"在档", U"在册", U"在编", U"在岗", U"在库", U"在建"};
  if (std::ranges::any_of(standing, [&](std::u32string_view w) { return begins(characters, rest, w); }))
    return true;
  if ((is && !is_day_with_deed(text, rest)) || begins(characters, rest, U"出生") ||
      begins(characters, rest, U"生,") || begins(characters, rest, U"参加工作"))
    return true;
  // 活动自3月启动以来，…: how far something has come.
  if (ends(characters, first_part_of(text, rest), U"以来")) return true;
  if (is_attribute(text, rest) && !is_scene(text, clause)) return true;
  if (is_name_of_words(text, rest)) return true;
  const Stretch body = body_of(characters, rest);
  // 3—11月，每月开展一次. What is done each month from some month on begins with it.
  constexpr std::u32string_view each[] = {U"每月", U"每周", U"每季度"};
  const bool habit =
      std::ranges::any_of(each, [&](std::u32string_view w) { return begins(characters, body, w); });
  if (habit && clause.written.relation != Relation::From) return true;
  // 5月10日，是规定的党日; （2021年3月5日县委常委会通过）.
  if (begins(characters, body, U"是") && !goes_on_at_once(characters, rest)) return true;
  if (begins(characters, rest, U"为") && names_a_stage(text, rest)) return true;
  if (clause.parenthesized && is_note_on_document(characters, clause)) return true;
  if (begins_with_intent(characters, rest)) return true;
  // 3月5日，将活动… puts the object first and is no plan.
  return !goes_on_at_once(characters, rest) && begins_with_intent(characters, body) &&
         !begins(characters, body, U"将") && !begins(characters, body, U"再");
}

// A deed of a month or of part of a year is believed where no sum is drawn.
bool is_sum(const ReadText& text, const DatedClause& clause, Kind kind) {
  const Characters& characters = text.characters;
  if (kind == Kind::Day) return false;
  if (is_statistical(characters, first_part_of(text, body_of(characters, clause.rest)))) return true;
  // 1月至12月，…: the year.
  const auto& last = clause.written.last;
  constexpr int late = 11;
  if (kind == Kind::Section && last && last->month.known() && last->month.value >= late) return true;
  const Stretch near = limited(clause.rest, reach);
  if (kind != Kind::Section) return holds(characters, near, U"如下") || holds(characters, near, U"以下工作");
  return counts_repetitions(characters, near) || sums_up(characters, near);
}

// What a whole quarter is said of must follow as a deed: 下半年与实事有关的来访 is none.
bool is_deed_of_section(const Characters& characters, Stretch rest) {
  return !goes_on_at_once(characters, rest) || verb_begins_at(characters, rest.begin, rest.end);
}

// No verb of the list, but 了, or 把 and the like near the beginning.
bool is_told_otherwise(const ReadText& text, Stretch body) {
  const Stretch first = first_part_of(text, body);
  if (holds(text.characters, first, U"了")) return true;
  constexpr std::uint32_t near = 8;
  constexpr std::u32string_view coverbs[] = {U"把", U"被", U"由", U"请"};
  return std::ranges::any_of(
      coverbs, [&](std::u32string_view w) { return holds(text.characters, limited(first, near), w); });
}

// 11月完成改造, 9月那一期把课堂搬到渡口; not 5月党费应于月底前交至…
bool tells_deed_soon(const ReadText& text, Stretch rest) {
  constexpr std::uint32_t soon = 10;
  const Characters& characters = text.characters;
  const auto tells = [&](Stretch part) {
    return end_of_first_deed(characters, limited(part, soon)) ||
           deed_begins_at(characters, part.begin, part.end) || is_told_otherwise(text, limited(part, reach));
  };
  if (tells(rest)) return true;
  // 2月春耕前，把互助队编成固定队伍.
  const Stretch first = first_part_of(text, rest);
  constexpr std::u32string_view times[] = {U"前", U"后", U"时", U"间", U"中"};
  const bool time =
      first.size() < soon &&
      std::ranges::any_of(times, [&](std::u32string_view w) { return ends(characters, first, w); });
  return time && first.end + 1 < rest.end && tells({first.end + 1, rest.end});
}

bool tells_deed_at_head(const ReadText& text, const DatedClause& clause, Kind kind) {
  const Characters& characters = text.characters;
  const Stretch body = body_of(characters, clause.rest);
  const Stretch near = limited(body, reach);
  const auto verb = end_of_first_deed(characters, near);
  if (kind == Kind::Section && !is_deed_of_section(characters, clause.rest)) return false;
  if (kind == Kind::Month && goes_on_at_once(characters, clause.rest))
    return tells_deed_soon(text, clause.rest);
  if (verb || is_told_otherwise(text, near) || deed_begins_at(characters, body.begin, body.end))
    return body.size() > 1;
  // What happened on a day needs no verb of the list: 8月26日完工, 春节期间，全体干部坚守岗位.
  const bool day = kind == Kind::Day || clause.written.first.anchor == Anchor::Festival;
  return day && body.size() > 3 && !clause.parenthesized;
}

// 书记在4月26日全市推进会上作典型发言: the occasion stands between the date and the deed.
bool is_occasion_with_deed(const ReadText& text, const DatedClause& clause) {
  constexpr std::uint32_t longest_occasion = 30;
  constexpr std::u32string_view occasions[] = {U"会上", U"仪式上", U"论坛上", U"活动上", U"现场", U"活动中"};
  const Characters& characters = text.characters;
  if (clause.prefix.empty() || characters[clause.prefix.end - 1].value != U'在') return false;
  const Stretch first = limited(first_part_of(text, clause.rest), longest_occasion);
  return std::ranges::any_of(occasions, [&](std::u32string_view w) {
    for (std::uint32_t at = first.begin; at + w.size() + 1 < first.end; ++at) {
      const auto end = at + static_cast<std::uint32_t>(w.size());
      if (reads(characters, at, first.end, w)) return characters[end].value != U'的';
    }
    return false;
  });
}

bool tells_deed_after_subject(const ReadText& text, const DatedClause& clause, Kind kind) {
  const Characters& characters = text.characters;
  const Stretch rest = clause.rest;
  if (rest.empty()) return false;
  if (!goes_on_at_once(characters, rest)) {
    // 各支部在“七一”前夕，…: the subject stands apart from the date.
    const bool festival =
        clause.written.first.anchor == Anchor::Festival && clause.written.relation != Relation::On;
    return (kind == Kind::Day || festival) && tells_deed_at_head(text, clause, kind);
  }
  std::uint32_t at = rest.begin;
  while (at < rest.end && characters[at].is(trait::blank)) ++at;
  return deed_begins_at(characters, at, rest.end) ||
         (kind == Kind::Day && is_occasion_with_deed(text, clause));
}

}  // namespace

Stretch first_part_of(const ReadText& text, Stretch stretch) {
  for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
    if (!text.characters[at].is(trait::ends_clause)) continue;
    const Stretch here{at, at + 1};
    if (!is_within(text.works, here) && !is_within(text.quotations, here)) return {stretch.begin, at};
  }
  return stretch;
}

Stretch subject_of(const Characters& characters, Stretch prefix) {
  const std::uint32_t begin = std::min(end_of_label(characters, prefix), prefix.end);
  Stretch subject{begin, begin_of_lead(characters, {begin, prefix.end})};
  while (!subject.empty() &&
         (characters[subject.end - 1].is(trait::blank) || characters[subject.end - 1].value == U'的'))
    --subject.end;
  return subject;
}

bool is_deed(const ReadText& text, const DatedClause& whole, Tense tense) {
  DatedClause clause = whole;
  clause.rest = limited(whole.rest, widest);
  const Characters& characters = text.characters;
  const Kind kind = kind_of(clause.written);
  if (clause.written.first.anchor == Anchor::YearAlone || clause.written.attributive) return false;
  if (clause.written.relation == Relation::Since || clause.after_colon) return false;
  // 年底前 tells how far something has come.
  if (clause.written.first.anchor == Anchor::YearPortion && clause.written.relation == Relation::Before)
    return false;
  if (is_refused_by_prefix(characters, clause) || is_refused_by_rest(text, clause)) return false;
  if (is_sum(text, clause, kind)) return false;
  if (tense == Tense::Planned &&
      !is_in_past(characters, {clause.prefix.begin, limited(clause.rest, reach).end}))
    return false;
  if (begins(characters, clause.rest, U"一") && clause.written.chinese) return false;  // 一月一课
  const Stretch subject = subject_of(characters, clause.prefix);
  if (subject.empty()) return tells_deed_at_head(text, clause, kind);
  // 最高兴的一件事，是11月8日客车通了。
  if (subject.size() == 1 && ends(characters, subject, U"是"))
    return ends(characters, first_part_of(text, clause.rest), U"了");
  if (begins_with_study(characters, subject)) return false;
  return !ends_in_object(characters, subject) && tells_deed_after_subject(text, clause, kind);
}

}  // namespace gazette::recognition
