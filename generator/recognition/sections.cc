#include "recognition/sections.h"

#include <algorithm>

#include "recognition/date_numbers.h"
#include "recognition/date_scan.h"
#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

using markdown::Block;
using markdown::BlockKind;

constexpr std::uint32_t longest_heading = 30;  // of a paragraph that is one

// What a heading's words say, or what stood over it says where they say nothing.
Section section_of(const Characters& characters, Stretch words, Section over, int report_year) {
  if (announces_plans(characters, words)) over.tense = Tense::Planned;
  for (std::uint32_t at = words.begin; at < words.end; ++at) {
    if (!characters[at].is(trait::begins_date)) continue;
    const auto date = date_at(characters, words, at);
    if (!date || date->first.year_word != YearWord::Number) continue;
    over.year = date->first.year.value;
    if (*over.year > report_year) over.tense = Tense::Planned;
    break;
  }
  return over;
}

// 1 to 4 for 一、 （一） 1. （1）; 0 for what is no label.
int rank_of_label(const Characters& characters, Stretch block) {
  std::uint32_t at = block.begin;
  const auto next = [&] { return at < block.end ? characters[at].value : char32_t{0}; };
  while (at < block.end && characters[at].is(trait::blank)) ++at;
  const bool bracket = next() == U'(';
  if (bracket) ++at;
  const bool chinese = is_chinese_numeral(next());
  const std::uint32_t number = at;
  constexpr std::uint32_t longest_number = 3;
  while (at - number < longest_number && (chinese ? is_chinese_numeral(next()) : is_digit(next()))) ++at;
  if (at == number) return 0;
  if (bracket) return next() != U')' ? 0 : chinese ? 2 : 4;
  if (chinese) return next() == U'、' ? 1 : 0;
  const bool point = next() == U'.' && !(at + 1 < block.end && is_digit(characters[at + 1].value));
  return point || next() == U'、' ? 3 : 0;
}

// A paragraph's words as a heading; empty where it begins with too long a sentence for one.
Stretch heading_words(const Characters& characters, Stretch block) {
  const std::uint32_t limit = std::min(block.end, block.begin + longest_heading);
  std::uint32_t end = block.begin;
  while (end < limit && !characters[end].is(trait::ends_sentence) && characters[end].value != U':') ++end;
  const bool whole = end == block.end;
  return end < limit || whole ? Stretch{block.begin, end} : Stretch{block.begin, block.begin};
}

class SectionReader {
 public:
  SectionReader(const markdown::Document& body, const ReadText& text, int report_year);

  std::vector<Section> run();

 private:
  struct Ranked {
    int rank;
    Section section;
  };

  Section of_heading(const markdown::Heading& heading);
  Section of_paragraph(Stretch block);
  Section over() const { return plain_.empty() ? under_heading_ : plain_.back().section; }

  const markdown::Document& body_;
  const ReadText& text_;
  int report_year_;
  std::vector<Ranked> open_;  // the headings over the one that is read; ranks are levels, and ascend
  std::vector<Section> headings_;
  Section under_heading_;
  std::vector<Ranked> plain_;  // the paragraphs that are headings, and hold here; ranks ascend
};

SectionReader::SectionReader(const markdown::Document& body, const ReadText& text, int report_year)
    : body_(body), text_(text), report_year_(report_year) {
  for (const markdown::Heading& heading : body.headings) headings_.push_back(of_heading(heading));
}

Section SectionReader::of_heading(const markdown::Heading& heading) {
  while (!open_.empty() && open_.back().rank >= heading.level) open_.pop_back();
  const ReadText words = read_line(heading.text);
  const Section over = open_.empty() ? Section{} : open_.back().section;
  open_.push_back({heading.level, section_of(words.characters, words.blocks.front(), over, report_year_)});
  return open_.back().section;
}

Section SectionReader::of_paragraph(Stretch block) {
  const Characters& characters = text_.characters;
  const Stretch words = heading_words(characters, block);
  const int rank = rank_of_label(characters, block);
  if (rank > 0) {
    while (!plain_.empty() && plain_.back().rank >= rank) plain_.pop_back();
    if (words.empty()) return over();
    plain_.push_back({rank, section_of(characters, words, over(), report_year_)});
    return over();
  }
  const bool alone = !words.empty() && words.end == block.end;
  if (alone && announces_plans(characters, words)) {
    plain_.assign(1, {1, section_of(characters, words, under_heading_, report_year_)});
    return over();
  }
  // 下一步，我们将…; 第五，明年目标。3月启动…: the paragraph is of it.
  constexpr std::uint32_t longest_opening = 20;
  Section section = over();
  const bool opening =
      !words.empty() && words.size() <= longest_opening && announces_plans(characters, words);
  if (opening || begins_with_plans(characters, block)) section.tense = Tense::Planned;
  return section;
}

std::vector<Section> SectionReader::run() {
  std::vector<Section> sections;
  sections.reserve(body_.blocks.size());
  std::uint32_t heading = Block::no_heading;
  for (std::size_t i = 0; i < body_.blocks.size(); ++i) {
    const Block& block = body_.blocks[i];
    if (block.heading != heading) {
      heading = block.heading;
      under_heading_ = heading == Block::no_heading ? Section{} : headings_[heading];
      plain_.clear();
    }
    sections.push_back(block.kind == BlockKind::Paragraph ? of_paragraph(text_.blocks[i]) : over());
  }
  return sections;
}

}  // namespace

std::vector<Section> sections_of(const markdown::Document& body, const ReadText& text, int report_year) {
  return SectionReader(body, text, report_year).run();
}

}  // namespace gazette::recognition
