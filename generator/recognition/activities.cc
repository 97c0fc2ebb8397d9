#include "recognition/activities.h"

#include <algorithm>
#include <string_view>

#include "recognition/date_scan.h"
#include "recognition/deed.h"
#include "recognition/deed_background.h"
#include "recognition/deed_tense.h"
#include "recognition/deed_title.h"
#include "recognition/deed_words.h"
#include "recognition/sections.h"

namespace gazette::recognition {

namespace {

using markdown::BlockKind;

// However long a sentence is and however many dates it has, each is judged by so much of it.
constexpr std::uint32_t longest_rest = 400;
constexpr std::size_t most_dates = 16;
constexpr std::uint32_t no_sentence = UINT32_MAX;
constexpr std::uint32_t longest_prefix =
    64;  // what stands further before a date in its clause tells nothing of it

bool is_searched(BlockKind kind) {
  return kind == BlockKind::Paragraph || kind == BlockKind::Cell || kind == BlockKind::Footnote;
}

// Dates that share one deed: the first and the last of them.
struct Chain {
  std::size_t first = 0;
  std::size_t last = 0;
};

class ActivitySearch {
 public:
  ActivitySearch(const markdown::Document& body, const ReadText& text, const ReportTime& time);

  std::vector<FoundActivity> run();

 private:
  void search(std::uint32_t block);
  void enter_sentence(const Dated& dated);
  bool is_after_aside(const Dated& before, const Dated& dated) const;
  void forget_year_of_lesson(const Dated& dated);
  bool is_lesson(const DatedClause& clause, const ResolvedDate& resolved) const;
  DatedClause clause_of(const std::vector<Dated>& dates, std::size_t i, Chain chain,
                        SentenceEnds& ends) const;
  Stretch clause_before(std::uint32_t end) const;
  std::uint32_t end_of_deed(const std::vector<Dated>& dates, std::size_t last, Stretch rest) const;
  bool parts_deeds(const Dated& next, std::uint32_t after) const;
  bool begins_deed(const Dated& dated, std::uint32_t after) const;
  std::size_t end_of_chain(const std::vector<Dated>& dates, std::size_t i) const;
  std::optional<model::DatePart> month_for_day(const Dated& dated) const;
  void learn_year(const Dated& dated);
  std::optional<int> year_of_word(const WrittenPart& part) const;
  void learn_date(const Dated& dated, const ResolvedDate& resolved, bool deed);
  void add(std::uint32_t block, const DatedClause& clause, const Dated& dated, const ResolvedDate& resolved);

  const markdown::Document& body_;
  const ReadText& text_;
  const ReportTime& time_;
  std::vector<Section> sections_;  // by block
  DateContext context_;            // of the block that is searched
  std::uint32_t block_ = 0;
  std::uint32_t sentence_ = 0;                  // its beginning
  std::uint32_t opens_ = no_sentence;           // the same, as long as no deed was met in it
  Stretch subject_before_;                      // of the deed before in the sentence
  bool plans_ahead_ = false;                    // a date of the sentence is of a year to come
  std::optional<model::DatePart> month_above_;  // of the last deed under the same heading
  std::uint32_t heading_ = markdown::Block::no_heading;
  std::vector<FoundActivity> found_;
};

ActivitySearch::ActivitySearch(const markdown::Document& body, const ReadText& text, const ReportTime& time)
    : body_(body), text_(text), time_(time), sections_(sections_of(body, text, time.year)) {}

std::vector<FoundActivity> ActivitySearch::run() {
  for (std::uint32_t i = 0; i < body_.blocks.size(); ++i) {
    if (is_searched(body_.blocks[i].kind)) search(i);
  }
  return std::move(found_);
}

void ActivitySearch::search(std::uint32_t block) {
  const Stretch stretch = text_.blocks[block];
  const std::vector<Dated> dates = dates_in(text_, stretch);
  if (dates.empty()) return;
  const Section& section = sections_[block];
  if (body_.blocks[block].heading != heading_) month_above_.reset();
  heading_ = body_.blocks[block].heading;
  context_ = {.report_year = time_.year,
              .report_date = time_.date,
              .school_year = time_.school_year,
              .heading_year = section.year};
  if (time_.period && time_.period->kind == model::PeriodKind::Month)
    context_.report_month = time_.period->number;
  block_ = block;
  sentence_ = opens_ = stretch.begin;
  subject_before_ = {};
  plans_ahead_ = false;
  SentenceEnds ends(text_, stretch);
  Chain chain;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (i == 0 || i > chain.last) chain = {i, end_of_chain(dates, i)};
    const Dated& dated = dates[i];
    enter_sentence(dated);
    if (dated.written.first.anchor == Anchor::YearAlone) {
      learn_year(dated);
      continue;
    }
    // 2019年3月11日起诉，两年未执结的案件7月2日执行完毕: the year is another by then.
    if (i > 0 && context_.earlier && context_.earlier->tells_year &&
        tells_years_passed(text_.characters, {dates[i - 1].written.after, dated.written.place.begin}))
      context_.earlier->tells_year = false;
    // 原主任2019年11月被开除党籍，我局7月召开…: the year is that of the aside.
    if (i > 0 && context_.earlier && context_.earlier->tells_year && is_after_aside(dates[i - 1], dated))
      context_.earlier->tells_year = false;
    forget_year_of_lesson(dated);
    if (!context_.earlier_month) context_.earlier_month = month_for_day(dated);
    const auto resolved = resolve(dated.written, context_);
    if (!resolved) continue;
    DatedClause clause = clause_of(dates, i, chain, ends);
    clause.is_over = is_over(time_, *resolved);
    // 将于2023年3月制定方案，6月底前完成轮训: a plan and its deadline.
    const bool ahead = plans_ahead_ && dated.written.relation == Relation::Before;
    plans_ahead_ = plans_ahead_ || resolved->date.begin().year > time_.year;
    const bool deed = !ahead && !is_lesson(clause, *resolved) &&
                      is_deed(text_, clause, tense_of(text_, time_, dated, *resolved, section.tense));
    if (deed) add(block, clause, dated, *resolved);
    if (deed) subject_before_ = agent_of(text_.characters, clause.prefix);
    if (deed && i >= chain.last) opens_ = no_sentence;
    learn_date(dated, *resolved, deed && !clause.parenthesized);
  }
}

// After what became of somebody, another deed; 被开除党籍，8月被移送 goes on with it.
bool ActivitySearch::is_after_aside(const Dated& before, const Dated& dated) const {
  const std::uint32_t end = text_.blocks[block_].end;
  return tells_penalty(text_, {before.written.after, dated.written.place.begin}) &&
         !tells_penalty(text_, {dated.written.after, end});
}

// 2019年，某县发生透水事故，我局吸取教训，4月5日召开…: the year is that of the accident.
void ActivitySearch::forget_year_of_lesson(const Dated& dated) {
  if (!context_.sentence_year || *context_.sentence_year == time_.year) return;
  const std::uint32_t from = dated.begin - std::min(dated.begin, longest_prefix);
  if (tells_lesson(text_.characters, {std::max(from, dated.sentence), dated.begin}))
    context_.sentence_year.reset();
}

// 2019年3月21日外县某厂发生爆炸，我局举一反三，…: what is older than the report and only taught something.
bool ActivitySearch::is_lesson(const DatedClause& clause, const ResolvedDate& resolved) const {
  if (resolved.date.begin().year >= time_.year || tells_penalty(text_, clause.rest)) return false;
  const std::uint32_t begin = clause.prefix.end;
  return tells_lesson(text_.characters, limited({begin, std::max(begin, clause.sentence.end)}, deed_reach));
}

void ActivitySearch::enter_sentence(const Dated& dated) {
  if (dated.sentence == sentence_) return;
  if (context_.earlier) context_.earlier->tells_year = false;
  context_.sentence_year.reset();
  subject_before_ = {};
  plans_ahead_ = false;
  sentence_ = opens_ = dated.sentence;
}

// 3月5日、4月6日分别召开…: the dates of a chain share what stands before the first and after the last.
std::size_t ActivitySearch::end_of_chain(const std::vector<Dated>& dates, std::size_t i) const {
  constexpr std::u32string_view links = U"、和与及,";
  constexpr std::size_t longest_chain = 12;
  const std::size_t limit = std::min(dates.size(), i + longest_chain);
  while (i + 1 < limit) {
    const std::uint32_t from = dates[i].written.after;
    // 下半年，7月召开…; “12·4”期间，12月4日举行…: the one is when the other is.
    const bool alike = dates[i].written.first.anchor == dates[i + 1].written.first.anchor &&
                       !(dates[i].written.named && text_.characters[from].value == U',');
    const bool linked = alike && dates[i + 1].written.place.begin == from + 1 &&
                        links.find(text_.characters[from].value) != std::u32string_view::npos;
    if (!linked) break;
    ++i;
  }
  return i;
}

// Whether another deed begins with the date's clause: the date heads it, or a verb follows it.
bool ActivitySearch::begins_deed(const Dated& dated, std::uint32_t after) const {
  if (dated.written.first.anchor == Anchor::YearAlone) return false;
  const std::uint32_t date = dated.begin;
  if (date - dated.clause > longest_prefix) return false;
  if (subject_of(text_.characters, {dated.clause, date}).empty()) return true;
  const std::uint32_t end = static_cast<std::uint32_t>(text_.characters.size());
  return dated.clause > after + 1 && deed_begins_at(text_.characters, dated.written.after, end);
}

// 2月启动申领、6月首批发放: a deed stands between the date before and the next one.
bool ActivitySearch::parts_deeds(const Dated& next, std::uint32_t after) const {
  const std::uint32_t date = next.begin;
  if (next.clause > after || date <= after + 1 || date - after > longest_prefix) return false;
  return text_.characters[date - 1].value == U'、' &&
         end_of_first_deed(text_.characters, {after, date - 1}).has_value();
}

// Where the next date's deed begins within the rest, or its end.
std::uint32_t ActivitySearch::end_of_deed(const std::vector<Dated>& dates, std::size_t last,
                                          Stretch rest) const {
  const std::size_t nearby = std::min(dates.size(), last + 1 + most_dates);
  for (std::size_t next = last + 1; next < nearby && dates[next].clause < rest.end; ++next) {
    if (parts_deeds(dates[next], rest.begin)) return dates[next].begin - 1;
    if (dates[next].clause > rest.begin && begins_deed(dates[next], rest.begin)) return dates[next].clause;
  }
  return rest.end;
}

DatedClause ActivitySearch::clause_of(const std::vector<Dated>& dates, std::size_t i, Chain chain,
                                      SentenceEnds& ends) const {
  const Dated& dated = dates[i];
  const Dated& first = dates[chain.first];
  const std::uint32_t date = first.begin;
  const std::uint32_t after = dates[chain.last].written.after;
  DatedClause clause{.written = dated.written, .after_colon = first.after_colon};
  clause.prefix = {std::max(first.clause, date - std::min(date, longest_prefix)), date};
  const bool follows = opens_ == no_sentence && chain.first > 0;
  if (follows && parts_deeds(first, dates[chain.first - 1].written.after)) clause.prefix.begin = date;
  clause.sentence = {dated.sentence, ends.of_sentence(after)};
  clause.rest = {after, std::clamp(ends.of_part(after), after, after + longest_rest)};
  clause.rest.end = end_of_deed(dates, chain.last, clause.rest);
  clause.opens = opens_ == dated.sentence;
  clause.subject_before = subject_before_;
  clause.parenthesized = !dated.names_day && is_within(text_.parentheses, dated.written.place);
  const bool listed = date > clause.sentence.begin && text_.characters[date - 1].value == U':';
  if (listed && clause.rest.empty()) clause.noted = clause_before(date - 1);
  if (!clause.parenthesized) return clause;
  for (std::uint32_t at = clause.rest.begin; at < clause.rest.end; ++at) {
    if (text_.characters[at].value == U')') clause.rest.end = at;
  }
  if (clause.rest.empty() && clause.prefix.empty()) clause.noted = clause_before(date - 1);
  return clause;
}

// The clause that a bracket at `end` stands in, up to it.
Stretch ActivitySearch::clause_before(std::uint32_t end) const {
  std::uint32_t begin = end;
  const std::uint32_t limit = std::max(text_.blocks[block_].begin, end - std::min(end, longest_prefix));
  // 开幕式（4月20日）、读书分享会: what is listed last.
  const auto begins_after = [&](std::uint32_t at) {
    constexpr std::u32string_view links = U"、和与及";
    return at >= 2 && text_.characters[at - 2].value == U')' &&
           links.find(text_.characters[at - 1].value) != std::u32string_view::npos;
  };
  while (begin > limit && !text_.characters[begin - 1].is(trait::ends_clause) && !begins_after(begin))
    --begin;
  return {begin, end};
}

// The month of 17日 where no date before it in the paragraph tells one: that of a date in a document's name,
// else that of the deeds in the paragraphs above.
std::optional<model::DatePart> ActivitySearch::month_for_day(const Dated& dated) const {
  const WrittenPart& part = dated.written.first;
  if (part.anchor != Anchor::Calendar || !part.month.absent() || part.day.absent()) return std::nullopt;
  if (context_.report_month) return std::nullopt;
  if (dated.quoted_month.known()) {
    model::DatePart month;
    month.precision = model::Precision::Month;
    month.year = static_cast<std::int16_t>(context_.heading_year.value_or(time_.year));
    month.month = static_cast<std::uint8_t>(dated.quoted_month.value);
    return month;
  }
  return month_above_;
}

// 2020年，…: the year of the sentence, where it stands apart at the head of a clause or opens the sentence.
void ActivitySearch::learn_year(const Dated& dated) {
  const WrittenDate& written = dated.written;
  const Characters& characters = text_.characters;
  if (written.attributive || written.relation == Relation::Since) return;
  if (!subject_of(characters, {dated.clause, written.place.begin}).empty()) return;
  const std::uint32_t block_end = text_.blocks[block_].end;
  const bool apart = written.after < block_end && characters[written.after].value == U',';
  constexpr std::uint32_t attribute = 10;
  const Stretch next{written.after, std::min(written.after + attribute, block_end)};
  // 2022年“12·3”盗窃案，1月19日告破: the year of a name.
  const bool of_name = written.after < block_end && characters[written.after].is(trait::quotation);
  const bool opens = !of_name && dated.clause == dated.sentence &&
                     written.first.year_word == YearWord::Number &&
                     !holds(characters, first_part_of(text_, next), U"的");
  const bool is = written.after < block_end && characters[written.after].value == U'是';  // 2023年是开局之年
  if (!apart && !opens && !is) return;
  context_.sentence_year = year_of_word(written.first);
}

std::optional<int> ActivitySearch::year_of_word(const WrittenPart& part) const {
  switch (part.year_word) {
    case YearWord::Number:
      return part.year.value;
    case YearWord::TwoAgo:
      return time_.year - 2;
    case YearWord::Last:
      return time_.year - 1;
    case YearWord::This:
      return time_.year;
    case YearWord::Next:
      return time_.year + 1;
    case YearWord::Following:
    case YearWord::Same:
    case YearWord::None:
      return std::nullopt;
  }
  return std::nullopt;
}

void ActivitySearch::learn_date(const Dated& dated, const ResolvedDate& resolved, bool deed) {
  if (dated.written.first.anchor == Anchor::Festival) return;
  const YearWord word = dated.written.first.year_word;
  const bool inherited = word == YearWord::None && context_.earlier && context_.earlier->tells_year;
  const bool tells = deed && (resolved.year_source == YearSource::Date || inherited);
  const bool relative = inherited ? context_.earlier->year_relative : word != YearWord::Number;
  context_.earlier = {.part = resolved.date.end(),
                      .is_range = resolved.date.shape() == model::PartialDate::Shape::Range,
                      .tells_year = tells,
                      .year_relative = relative,
                      .month_relative = dated.written.first.anchor == Anchor::ThisMonth ||
                                        dated.written.first.anchor == Anchor::LastMonth};
  const model::DatePart& last = context_.earlier->part;
  const bool month = last.month != 0 || last.precision == model::Precision::MaskedMonth ||
                     last.precision == model::Precision::MaskedBoth ||
                     last.precision == model::Precision::SomeMonth;
  if (month) context_.earlier_month = last;
  if (month && deed) month_above_ = last;
}

void ActivitySearch::add(std::uint32_t block, const DatedClause& clause, const Dated& dated,
                         const ResolvedDate& resolved) {
  constexpr int years_of_history = 5;  // what is older is told, not reported
  if (resolved.date.begin().year < time_.year - years_of_history) return;
  std::string title = title_of(text_, body_.text, clause, longest_title);
  if (title.empty()) return;
  const Stretch subject = subject_of(text_.characters, clause.prefix);
  const std::uint32_t begin =
      std::min(subject.empty() ? clause.prefix.end : subject.begin, dated.written.place.begin);
  const TextRange date_text = bytes_of(text_.characters, dated.written.place);
  const TextRange rest = clause.rest.empty() ? date_text : bytes_of(text_.characters, clause.rest);
  found_.push_back({.date = resolved.date,
                    .year_source = resolved.year_source,
                    .date_text = date_text,
                    .clause = {text_.characters[begin].offset, std::max(rest.end, date_text.end)},
                    .sentence = bytes_of(text_.characters, clause.sentence),
                    .title = std::move(title),
                    .block = block,
                    .heading = body_.blocks[block].heading});
}

}  // namespace

std::vector<FoundActivity> find_activities(const markdown::Document& body, const ReportTime& time) {
  return find_activities(body, read_document(body), time);
}

std::vector<FoundActivity> find_activities(const markdown::Document& body, const ReadText& text,
                                           const ReportTime& time) {
  return ActivitySearch(body, text, time).run();
}

}  // namespace gazette::recognition
