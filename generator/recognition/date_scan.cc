#include "recognition/date_scan.h"

#include <algorithm>
#include <string_view>

#include "recognition/named_day.h"

namespace gazette::recognition {

namespace {

// 5月1日劳动节; 4月2日，清明节来临之际，…: one date, said twice, and the day is the more exact.
bool is_apposition(const Characters& characters, const Dated& before, const WrittenDate& date) {
  if (before.written.first.anchor != Anchor::Calendar || date.first.anchor != Anchor::Festival) return false;
  std::uint32_t at = before.written.after;
  if (at == date.place.begin) return true;
  if (before.written.first.day.absent() || before.written.relation != Relation::On) return false;
  if (characters[at].value == U',') ++at;
  if (at == date.place.begin) return true;
  constexpr std::u32string_view leads[] = {U"在", U"值", U"值此", U"时值", U"正值", U"恰逢", U"适逢"};
  return std::ranges::any_of(leads, [&](std::u32string_view lead) {
    return at + lead.size() == date.place.begin && reads(characters, at, date.place.begin, lead);
  });
}

// 会议时间：
bool names_a_time(const Characters& characters, Stretch before) {
  if (before.empty() || characters[before.end - 1].value != U':') return false;
  constexpr std::u32string_view names[] = {U"时间", U"日期", U"期限", U"年月",
                                           U"之日", U"阶段", U"安排", U"时限"};
  const std::uint32_t end = before.end - 1;
  return std::ranges::any_of(names, [&](std::u32string_view name) {
    const auto size = static_cast<std::uint32_t>(name.size());
    return end - before.begin >= size && reads(characters, end - size, end, name);
  });
}

// Every date of a block, in one pass; clauses and sentences are known as far as they have begun.
class DateScan {
 public:
  DateScan(const ReadText& text, Stretch block)
      : text_(text), block_(block), sentence_(block.begin), clause_(block.begin) {}

  std::vector<Dated> run();

 private:
  void pass(std::uint32_t at);
  // The clause up to the bracket that is open; empty where none is.
  Stretch outer_clause() const {
    return in_bracket_ ? Stretch{outer_clause_, bracket_} : Stretch{clause_, clause_};
  }

  const ReadText& text_;
  Stretch block_;
  std::uint32_t sentence_;
  std::uint32_t clause_;
  std::uint32_t outer_clause_ = 0;  // before the bracket that is open
  std::uint32_t bracket_ = 0;       // where it stands
  bool in_bracket_ = false;
  Digits quoted_month_;
};

std::vector<Dated> DateScan::run() {
  const Characters& characters = text_.characters;
  std::vector<Dated> dates;
  std::uint32_t passed = block_.begin;
  for (const std::uint32_t at : points_in(text_, block_)) {
    if (at < passed) continue;
    if (characters[at].is(trait::begins_date)) {
      if (const auto date = date_at(characters, block_, at)) {
        const bool quoted = is_within(text_.works, date->place) || is_within(text_.quotations, date->place);
        const bool colon = clause_ == date->place.begin && names_a_time(characters, {block_.begin, clause_});
        passed = std::max(date->place.end, date->after);
        if (quoted) {
          if (date->first.month.known()) quoted_month_ = date->first.month;
          continue;
        }
        if (!dates.empty() && is_apposition(characters, dates.back(), *date)) {
          dates.back().written.after = date->after;
          continue;
        }
        dates.push_back({.written = *date,
                         .begin = date->place.begin,
                         .sentence = sentence_,
                         .clause = clause_,
                         .after_colon = colon,
                         .quoted_month = quoted_month_});
        if (explains_day(text_, block_, outer_clause(), dates.back())) {
          passed = dates.back().written.after;
          clause_ = outer_clause_;
          in_bracket_ = false;
        }
        continue;
      }
    }
    pass(at);
  }
  return dates;
}

void DateScan::pass(std::uint32_t at) {
  const Character& c = text_.characters[at];
  if (c.is(trait::ends_sentence)) {
    sentence_ = clause_ = at + 1;
    in_bracket_ = false;
  } else if (c.is(trait::ends_clause)) {
    clause_ = at + 1;
  } else if (c.value == U'(' && !in_bracket_) {
    in_bracket_ = true;
    outer_clause_ = clause_;
    bracket_ = at;
    clause_ = at + 1;
  } else if (c.value == U')' && in_bracket_) {
    in_bracket_ = false;
    clause_ = outer_clause_;
  } else if (c.value == U'”' || c.value == U'’' || c.value == U'」') {
    // ……。” ends the sentence with the mark.
    if (sentence_ == at) sentence_ = at + 1;
    if (clause_ == at) clause_ = at + 1;
  }
}

}  // namespace

std::vector<Dated> dates_in(const ReadText& text, Stretch block) {
  return DateScan(text, block).run();
}

}  // namespace gazette::recognition
