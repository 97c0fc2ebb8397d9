#include "recognition/dated_clause.h"

#include <algorithm>

#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

bool is_ten_days(Portion portion) {
  switch (portion) {
    case Portion::FirstTen:
    case Portion::SecondTen:
    case Portion::LastTen:
    case Portion::LateTwo:
    case Portion::FirstTwo:
      return true;
    case Portion::Whole:
    case Portion::Start:
    case Portion::Middle:
    case Portion::End:
      return false;
  }
  return false;
}

// 1月1日至10月31日
bool is_year_so_far(const WrittenDate& date) {
  constexpr int longest_deed = 6;  // months
  const auto is = [](const Digits& digits, int value) { return digits.known() && digits.value == value; };
  return date.last && is(date.first.month, 1) && is(date.first.day, 1) && date.last->month.known() &&
         date.last->month.value >= longest_deed;
}

}  // namespace

Kind kind_of(const WrittenDate& date) {
  switch (date.first.anchor) {
    case Anchor::Calendar:
      // 1—6月 is the year so far.
      if (date.last && date.first.day.absent() && date.first.month.known() && date.first.month.value == 1)
        return Kind::Section;
      if (is_year_so_far(date)) return Kind::Section;
      // 3月上旬 is some days, and what is said of them happened on them; 3月起 names no thing.
      if (!date.first.day.absent() || is_ten_days(date.first.portion)) return Kind::Day;
      return date.relation == Relation::Before || date.relation == Relation::From ||
                     date.relation == Relation::After
                 ? Kind::Day
                 : Kind::Month;
    case Anchor::SameDay:
    case Anchor::NextDay:
    case Anchor::DayBefore:
      return Kind::Day;
    case Anchor::ThatMonth:
    case Anchor::ThisMonth:
    case Anchor::LastMonth:
      return date.first.day.absent() && !is_ten_days(date.first.portion) ? Kind::Month : Kind::Day;
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

Stretch agent_of(const Characters& characters, Stretch prefix) {
  Stretch agent = subject_of(characters, prefix);
  if (!ends(characters, agent, U"经") && !ends(characters, agent, U"、")) return agent;
  for (std::uint32_t at = agent.begin; at < agent.end; ++at) {
    if (characters[at].value == U'经') agent.end = at;
  }
  return agent;
}

Stretch body_of(const Characters& characters, Stretch rest) {
  while (!rest.empty() && (characters[rest.begin].is(trait::blank | trait::ends_clause) ||
                           characters[rest.begin].value == U'、'))
    ++rest.begin;
  return rest;
}

bool goes_on_at_once(const Characters& characters, Stretch rest) {
  return !rest.empty() && !characters[rest.begin].is(trait::ends_clause);
}

Stretch limited(Stretch stretch, std::uint32_t most) {
  return {stretch.begin, std::min(stretch.end, stretch.begin + most)};
}

}  // namespace gazette::recognition
