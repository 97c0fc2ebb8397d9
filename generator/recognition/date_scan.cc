#include "recognition/date_scan.h"

namespace gazette::recognition {

namespace {

// 12月4日国家宪法日当天: one date, said twice, also where the day's name is none of the known ones.
bool is_apposition(const Characters& characters, const Dated& before, std::uint32_t clause,
                   const WrittenDate& date) {
  if (before.written.first.anchor != Anchor::Calendar) return false;
  if (date.first.anchor == Anchor::Festival) return before.written.after == date.place.begin;
  constexpr std::uint32_t longest_name = 16;
  const std::uint32_t begin = date.place.begin;
  const bool near = before.clause == clause && begin - before.written.after <= longest_name;
  const char32_t last = characters[begin - 1].value;
  return date.first.anchor == Anchor::SameDay && near && begin > before.written.after &&
         (last == U'日' || last == U'节');
}

// Every date of a block, in one pass; clauses and sentences are known as far as they have begun.
class DateScan {
 public:
  DateScan(const ReadText& text, Stretch block)
      : text_(text), block_(block), sentence_(block.begin), clause_(block.begin) {}

  std::vector<Dated> run();

 private:
  void pass(std::uint32_t at);

  const ReadText& text_;
  Stretch block_;
  std::uint32_t sentence_;
  std::uint32_t clause_;
  std::uint32_t outer_clause_ = 0;  // before the bracket that is open
  bool in_bracket_ = false;
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
        const bool colon = clause_ > block_.begin && characters[clause_ - 1].value == U':';
        passed = date->place.end;
        if (quoted) continue;
        if (!dates.empty() && is_apposition(characters, dates.back(), clause_, *date)) {
          dates.back().written.after = date->after;
        } else {
          dates.push_back({*date, sentence_, clause_, colon && clause_ == date->place.begin});
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
