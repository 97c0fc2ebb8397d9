#include "recognition/activities.h"

#include <algorithm>
#include <string_view>

#include "recognition/deed.h"
#include "recognition/deed_title.h"
#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

using markdown::Block;
using markdown::BlockKind;

constexpr std::uint32_t longest_prefix =
    64;  // what stands further before a date in its clause tells nothing of it
constexpr std::uint32_t closing_marks = 2;  // that may stand between two sentences: 。”

// What a heading says of the deeds under it.
struct Section {
  std::optional<int> year;
  Tense tense = Tense::Told;
};

// A date in its block, with where its clause and its sentence begin.
struct Dated {
  WrittenDate written;
  std::uint32_t sentence = 0;
  std::uint32_t clause = 0;
  bool after_colon = false;
};

bool is_searched(BlockKind kind) {
  return kind == BlockKind::Paragraph || kind == BlockKind::Cell || kind == BlockKind::Footnote;
}

// Every date of a block, in one pass; clauses and sentences are known as far as they have begun.
class DateScan {
 public:
  DateScan(const ReadText& text, Stretch block)
      : text_(text), block_(block), sentence_(block.begin), clause_(block.begin) {}

  std::vector<Dated> run();

 private:
  void pass(std::uint32_t at);
  void skip_closing_marks();

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
        if (!quoted) dates.push_back({*date, sentence_, clause_, colon && clause_ == date->place.begin});
        passed = date->place.end;
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

// Ends of sentences and of their parts, asked for in the order of the text.
class Ends {
 public:
  Ends(const ReadText& text, Stretch block) : text_(text), block_(block) {}

  std::uint32_t of_sentence(std::uint32_t at) { return next(sentence_, at, trait::ends_sentence); }
  // At a semicolon, which parts deeds, or with the sentence.
  std::uint32_t of_part(std::uint32_t at) { return next(part_, at, trait::ends_sentence, U';'); }

 private:
  std::uint32_t next(std::uint32_t& known, std::uint32_t at, std::uint16_t traits, char32_t also = 0) {
    if (known > at) return known;
    known = at;
    while (known < block_.end && !text_.characters[known].is(traits) && text_.characters[known].value != also)
      ++known;
    return known;
  }

  const ReadText& text_;
  Stretch block_;
  std::uint32_t sentence_ = 0;
  std::uint32_t part_ = 0;
};

class ActivitySearch {
 public:
  ActivitySearch(const markdown::Document& body, const ReadText& text, const ReportTime& time);

  std::vector<FoundActivity> run();

 private:
  Section section_of_heading(std::size_t index, const std::vector<Section>& before) const;
  Section section_of(const Block& block) const;
  void search(std::uint32_t block);
  void enter_sentence(const Dated& dated);
  DatedClause clause_of(const std::vector<Dated>& dates, std::size_t i, std::size_t last_of_chain,
                        Ends& ends) const;
  std::size_t end_of_chain(const std::vector<Dated>& dates, std::size_t i) const;
  void learn_year(const Dated& dated);
  std::optional<int> year_of_word(const WrittenPart& part) const;
  void learn_date(const Dated& dated, const ResolvedDate& resolved, bool deed);
  Tense tense_of(const Dated& dated, const ResolvedDate& resolved, Tense of_section) const;
  void add(std::uint32_t block, const DatedClause& clause, const Dated& dated, const ResolvedDate& resolved);

  const markdown::Document& body_;
  const ReadText& text_;
  const ReportTime& time_;
  std::vector<Section> sections_;  // by heading
  DateContext context_;            // of the block that is searched
  std::uint32_t block_ = 0;
  std::uint32_t sentence_ = 0;  // its beginning
  std::vector<FoundActivity> found_;
};

ActivitySearch::ActivitySearch(const markdown::Document& body, const ReadText& text, const ReportTime& time)
    : body_(body), text_(text), time_(time) {
  for (std::size_t i = 0; i < body.headings.size(); ++i)
    sections_.push_back(section_of_heading(i, sections_));
}

// A heading's own words, else those of the heading that it stands under.
Section ActivitySearch::section_of_heading(std::size_t index, const std::vector<Section>& before) const {
  const markdown::Heading& heading = body_.headings[index];
  Section section;
  for (std::size_t up = index; up-- > 0;) {
    if (body_.headings[up].level >= heading.level) continue;
    section = before[up];
    break;
  }
  const ReadText words = read_line(heading.text);
  const Stretch all = words.blocks.front();
  if (announces_plans(words.characters, all)) section.tense = Tense::Planned;
  for (std::uint32_t at = all.begin; at < all.end; ++at) {
    if (!words.characters[at].is(trait::begins_date)) continue;
    const auto date = date_at(words.characters, all, at);
    if (!date || date->first.year_word != YearWord::Number) continue;
    section.year = date->first.year.value;
    if (*section.year > time_.year) section.tense = Tense::Planned;
    break;
  }
  return section;
}

Section ActivitySearch::section_of(const Block& block) const {
  return block.heading == Block::no_heading ? Section{} : sections_[block.heading];
}

std::vector<FoundActivity> ActivitySearch::run() {
  for (std::uint32_t i = 0; i < body_.blocks.size(); ++i) {
    if (is_searched(body_.blocks[i].kind)) search(i);
  }
  return std::move(found_);
}

void ActivitySearch::search(std::uint32_t block) {
  const Stretch stretch = text_.blocks[block];
  const std::vector<Dated> dates = DateScan(text_, stretch).run();
  if (dates.empty()) return;
  const Section section = section_of(body_.blocks[block]);
  context_ = {.report_year = time_.year, .heading_year = section.year};
  if (time_.period && time_.period->kind == model::PeriodKind::Month)
    context_.report_month = time_.period->number;
  block_ = block;
  sentence_ = stretch.begin;
  Ends ends(text_, stretch);
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const Dated& dated = dates[i];
    enter_sentence(dated);
    if (dated.written.first.anchor == Anchor::YearAlone) {
      learn_year(dated);
      continue;
    }
    const auto resolved = resolve(dated.written, context_);
    if (!resolved) continue;
    const DatedClause clause = clause_of(dates, i, end_of_chain(dates, i), ends);
    const bool deed = is_deed(text_, clause, tense_of(dated, *resolved, section.tense));
    if (deed) add(block, clause, dated, *resolved);
    learn_date(dated, *resolved, deed);
  }
}

void ActivitySearch::enter_sentence(const Dated& dated) {
  if (dated.sentence == sentence_) return;
  if (context_.earlier) context_.earlier->tells_year = false;
  context_.sentence_year.reset();
  sentence_ = dated.sentence;
}

// 3月5日、4月6日分别召开…: the dates of a chain share what stands before the first and after the last.
std::size_t ActivitySearch::end_of_chain(const std::vector<Dated>& dates, std::size_t i) const {
  constexpr std::u32string_view links = U"、和与及";
  constexpr std::size_t longest_chain = 12;
  const std::size_t limit = std::min(dates.size(), i + longest_chain);
  while (i + 1 < limit) {
    const std::uint32_t from = dates[i].written.after;
    const bool linked = dates[i + 1].written.place.begin == from + 1 &&
                        links.find(text_.characters[from].value) != std::u32string_view::npos;
    if (!linked) break;
    ++i;
  }
  return i;
}

DatedClause ActivitySearch::clause_of(const std::vector<Dated>& dates, std::size_t i, std::size_t last,
                                      Ends& ends) const {
  const Dated& dated = dates[i];
  const std::uint32_t after = dates[last].written.after;
  DatedClause clause{.written = dated.written, .after_colon = dated.after_colon};
  clause.prefix = {
      std::max(dated.clause, dated.written.place.begin - std::min(dated.written.place.begin, longest_prefix)),
      dated.written.place.begin};
  clause.sentence = {dated.sentence, ends.of_sentence(after)};
  clause.rest = {after, std::max(after, ends.of_part(after))};
  clause.opens = i == 0 || dates[i - 1].sentence != dated.sentence;
  clause.parenthesized = is_within(text_.parentheses, dated.written.place);
  for (std::size_t next = last + 1; next < dates.size(); ++next) {
    if (dates[next].written.place.begin >= clause.rest.end) break;
    if (dates[next].written.first.anchor == Anchor::YearAlone) continue;
    const std::uint32_t begin =
        dates[next].clause > after ? dates[next].clause : dates[next].written.place.begin;
    clause.rest.end = std::max(begin, after);
    break;
  }
  if (!clause.parenthesized) return clause;
  for (std::uint32_t at = clause.rest.begin; at < clause.rest.end; ++at) {
    if (text_.characters[at].value == U')') clause.rest.end = at;
  }
  return clause;
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
  const bool opens = dated.clause == dated.sentence && written.first.year_word == YearWord::Number &&
                     !holds(characters, first_part_of(text_, next), U"的");
  if (!apart && !opens) return;
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
                      .year_relative = relative};
}

Tense ActivitySearch::tense_of(const Dated& dated, const ResolvedDate& resolved, Tense of_section) const {
  if (of_section == Tense::Planned) return Tense::Planned;
  const model::DatePart& begin = resolved.date.begin();
  if (resolved.year_source != YearSource::Report && begin.year > time_.year) {
    const bool before_publication =
        time_.date && begin.month != 0 &&
        std::pair<int, int>(begin.year, begin.month) <= std::pair(time_.date->year(), time_.date->month());
    if (!before_publication) return Tense::Planned;
  }
  constexpr std::uint32_t opening = 8;
  const std::uint32_t end = std::min(dated.sentence + opening, dated.written.place.begin);
  return announces_plans(text_.characters, {dated.sentence, std::max(end, dated.sentence)}) ? Tense::Planned
                                                                                            : Tense::Told;
}

void ActivitySearch::add(std::uint32_t block, const DatedClause& clause, const Dated& dated,
                         const ResolvedDate& resolved) {
  constexpr int years_of_history = 5;  // what is older is told, not reported
  if (resolved.date.begin().year < time_.year - years_of_history) return;
  std::string title = title_of(text_, body_.text, clause, longest_title);
  if (title.empty()) return;
  const Stretch subject = subject_of(text_.characters, clause.prefix);
  const std::uint32_t begin = subject.empty() ? dated.written.place.begin : subject.begin;
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
