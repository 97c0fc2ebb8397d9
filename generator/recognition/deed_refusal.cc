#include "recognition/deed_refusal.h"

#include <algorithm>
#include <string_view>

#include "recognition/deed_intents.h"
#include "recognition/deed_verbs.h"
#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

constexpr std::uint32_t attribute_reach = 8;  // 上午在县委党校召开的

// 3月5日的…, 3月5日印发的…: what follows is of that day. It tells a deed only as the scene of one:
// 在3月5日召开的动员会上，…
bool is_attribute(const ReadText& text, Stretch rest) {
  const Characters& characters = text.characters;
  if (!goes_on_at_once(characters, rest)) return false;
  const Stretch head = limited(first_part_of(text, rest), attribute_reach);
  bool attribute = begins(characters, head, U"的");
  // 将新修订的流程图公示: of what is taken, not of the day.
  const auto takes = [&](std::uint32_t at) {
    return characters[at].value == U'将' || characters[at].value == U'把';
  };
  for (std::uint32_t at = head.begin; at + 2 < head.end && !attribute && !takes(at); ++at)
    attribute =
        is_deed_verb(characters[at].value, characters[at + 1].value) && characters[at + 2].value == U'的';
  return attribute;
}

// 3月5日召开的常委会议审议通过了实施方案.
bool is_meeting_with_deed(const Characters& characters, Stretch first) {
  constexpr std::uint32_t longest = 30;
  const Stretch near = limited(first, longest);
  for (std::uint32_t at = near.begin; at + 3 < near.end; ++at) {
    if (characters[at].value != U'会') continue;
    const std::uint32_t after = characters[at + 1].value == U'议' ? at + 2 : at + 1;
    if (after + 2 < near.end && verb_begins_at(characters, after, near.end) &&
        characters[after + 2].value != U'的')
      return true;
  }
  return false;
}

// 3月5日召开的动员会上，县委作出部署: an occasion, and then what was done at it. A document is none.
bool is_scene(const ReadText& text, const DatedClause& clause) {
  const Stretch first = first_part_of(text, clause.rest);
  // 3月举行的大赛中获一等奖.
  constexpr std::u32string_view prizes[] = {U"中获", U"上获", U"中荣获", U"中夺", U"中被评"};
  if (std::ranges::any_of(prizes, [&](std::u32string_view w) { return holds(text.characters, first, w); }))
    return true;
  // 6月的安全生产月活动中，…
  if (kind_of(clause.written) != Kind::Day && !ends(text.characters, first, U"活动中")) return false;
  // 在县委3月5日召开的动员会上，…
  const Stretch subject = subject_of(text.characters, clause.prefix);
  if (!subject.empty() && !begins(text.characters, subject, U"在")) return false;
  if (subject.empty() && is_meeting_with_deed(text.characters, first)) return true;
  if (first.end >= clause.rest.end || first.size() > 40) return false;
  constexpr std::u32string_view documents[] = {U"通知", U"文件", U"意见", U"方案", U"规定", U"办法",
                                               U"条例", U"决定", U"公告", U"纪要", U"报告", U"批示",
                                               U"》",   U"数据", U"情况", U"成果"};
  return std::ranges::none_of(documents,
                              [&](std::u32string_view w) { return ends(text.characters, first, w); });
}

// 会议精神, 讲话: names of what was said that day.
bool is_name_of_words(const ReadText& text, Stretch rest) {
  const Stretch first = first_part_of(text, rest);
  constexpr std::u32string_view names[] = {U"精神", U"讲话", U"要求", U"指示", U"报道", U"消息"};
  // 新华社3月5日电; not 县城多处停电.
  if (first.size() == 1 && (begins(text.characters, first, U"电") || begins(text.characters, first, U"讯")))
    return true;
  // 《东山日报》作了报道 is a deed, and so is 召开支委会传达学习会议精神.
  return goes_on_at_once(text.characters, rest) && !deed_begins_at(text.characters, rest.begin, rest.end) &&
         !holds(text.characters, first, U"了") && !holds(text.characters, first, U"召开") &&
         !holds(text.characters, first, U"传达") &&
         std::ranges::any_of(names, [&](std::u32string_view w) { return ends(text.characters, first, w); });
}

// 会议决定，7月起开展整治.
bool is_what_was_said(const Characters& characters, const DatedClause& clause) {
  constexpr std::u32string_view sayings[] = {U"要求", U"决定", U"强调", U"明确", U"规定", U"提出",
                                             U"指出", U"希望", U"议定", U"商定", U"承诺", U"表示"};
  const std::uint32_t begin = clause.prefix.begin;
  if (begin <= clause.sentence.begin) return false;
  const Stretch before{clause.sentence.begin, begin - 1};
  if (std::ranges::none_of(sayings, [&](std::u32string_view w) { return ends(characters, before, w); }))
    return false;
  // Who said it stands before: in 按照会议要求 and 落实各项要求 it is something to be met.
  constexpr std::uint32_t size_of_saying = 2;
  constexpr std::u32string_view speakers[] = {U"会议", U"会",   U"通知", U"方案", U"意见", U"文件", U"公告",
                                              U"规定", U"办法", U"书记", U"长",   U"主任", U"研究", U"委",
                                              U"党组", U"政府", U"局",   U"经商", U"双方"};
  const Stretch speaker{before.begin, before.end - size_of_saying};
  std::uint32_t from = speaker.end;
  while (from > speaker.begin && !characters[from - 1].is(trait::ends_clause)) --from;
  const Stretch said{end_of_label(characters, {from, speaker.end}), speaker.end};
  return std::ranges::any_of(speakers, [&](std::u32string_view w) { return ends(characters, said, w); }) &&
         !begins_with_source(characters, said) && !begins_with_study(characters, said) &&
         !begins(characters, said, U"为");
}

// 会议推迟到3月20日召开: it took place, later.
bool is_put_off(const Characters& characters, const DatedClause& clause) {
  constexpr std::u32string_view words[] = {U"推迟到", U"推迟至", U"延期到", U"延期至", U"顺延到", U"顺延至"};
  return kind_of(clause.written) == Kind::Day && ends_in_any(characters, clause.prefix, words) &&
         deed_begins_at(characters, clause.rest.begin, clause.rest.end);
}

bool is_refused_by_prefix(const ReadText& text, const DatedClause& clause) {
  const Characters& characters = text.characters;
  const Stretch prefix = clause.prefix;
  const Stretch without_lead{prefix.begin, begin_of_lead(characters, prefix)};
  // 以省委书记4月12日讲话精神为指引.
  const Stretch first = limited(first_part_of(text, clause.rest), deed_reach);
  if ((begins(characters, {end_of_label(characters, prefix), prefix.end}, U"以") ||
       ends(characters, prefix, U"以")) &&
      holds(characters, first, U"为"))
    return true;
  // 每半年排查一次，6月、12月报送. 镇纪委要求各村5月20日前上报.
  constexpr std::u32string_view habits[] = {U"每年", U"每半年", U"每季", U"每月", U"每周",
                                            U"每两", U"每天",   U"每日", U"每逢", U"每到"};
  const bool habit = std::ranges::any_of(
      habits, [&](std::u32string_view w) { return begins(characters, clause.sentence, w); });
  if (habit || holds(characters, prefix, U"要求") || is_what_was_said(characters, clause)) return true;
  // 开学当天, 收到反映的当天, 考试前一天: the day of that.
  const Anchor anchor = clause.written.first.anchor;
  const bool day_of = anchor == Anchor::SameDay || anchor == Anchor::NextDay || anchor == Anchor::DayBefore;
  const std::uint32_t size = prefix.size();
  if (day_of && size >= 2 &&
      (characters[prefix.end - 1].value == U'的' ||
       is_deed_verb(characters[prefix.end - 2].value, characters[prefix.end - 1].value)))
    return true;
  // 7月1日启动，至10月8日结束: how long it went on, and its end.
  constexpr std::uint32_t soon = 6;
  if (ends_in_state(characters, prefix) && holds(characters, limited(clause.rest, soon), U"结束"))
    return false;
  return ends_in_habit(characters, prefix) || ends_in_habit(characters, without_lead) ||
         (ends_in_state(characters, prefix) && end_of_label(characters, prefix) < prefix.end &&
          !is_put_off(characters, clause)) ||
         ends_in_comparison(characters, prefix) || ends_in_intent(characters, prefix) ||
         ends_in_intent(characters, without_lead) ||
         begins_with_source(characters, {end_of_label(characters, prefix), prefix.end});
}

bool is_note_on_document(const Characters& characters, const DatedClause& clause) {
  constexpr std::u32string_view ends_of_notes[] = {U"通过", U"印发", U"发布", U"施行", U"修订",
                                                   U"实施", U"通报", U"批准", U"转发", U"下发"};
  return !is_in_past(characters, clause.prefix) &&
         std::ranges::any_of(ends_of_notes,
                             [&](std::u32string_view w) { return ends(characters, clause.rest, w); });
}

// 为第20个“安全生产月”: what is in quotation marks is all that it is said to be.
bool is_quoted_name(const Characters& characters, Stretch part) {
  constexpr std::uint32_t longest = 12;  // 为全国第20个
  if (!ends(characters, part, U"”")) return false;
  const Stretch near = limited(part, longest);
  std::uint32_t mark = near.begin;
  while (mark < near.end && characters[mark].value != U'“') ++mark;
  constexpr std::u32string_view scopes[] = {U"第",   U"全国", U"首个", U"国际",
                                            U"世界", U"我",   U"全省", U"全市"};
  const Stretch between{near.begin + 1, mark};
  return mark < near.end &&
         (between.empty() ||
          std::ranges::any_of(scopes, [&](std::u32string_view w) { return begins(characters, between, w); }));
}

// 7月1日至10月31日为集中整治阶段, 6月为第20个“安全生产月”.
bool names_a_stage(const ReadText& text, Stretch rest) {
  constexpr std::u32string_view stages[] = {U"阶段", U"期", U"月", U"周", U"日", U"时间", U"时点", U"节点"};
  Stretch first = first_part_of(text, rest);
  if (is_quoted_name(text.characters, first)) --first.end;
  return std::ranges::any_of(stages, [&](std::u32string_view w) { return ends(text.characters, first, w); });
}

// 5月15日是全国助残日，我们组织了招聘会: what day it was, and then what was done on it.
bool is_day_with_deed(const ReadText& text, Stretch rest) {
  constexpr std::u32string_view days[] = {U"日",     U"节",     U"周年", U"宣传周", U"宣传月",
                                          U"活动周", U"活动月", U"天",   U"期"};
  const Stretch first = first_part_of(text, rest);
  if (first.end + 1 >= rest.end) return false;
  if (!is_quoted_name(text.characters, first) &&
      std::ranges::none_of(days, [&](std::u32string_view w) { return ends(text.characters, first, w); }))
    return false;
  const Stretch next = limited({first.end + 1, rest.end}, deed_reach);
  return end_of_first_deed(text.characters, next).has_value();
}

// What the rest tells of something that stands, or is a date on paper.
bool tells_a_state(const ReadText& text, Stretch rest) {
  const Characters& characters = text.characters;
  // 2019年底在档困难职工126户: how many there were.
  constexpr std::u32string_view standing[] = {U"在档", U"在册", U"在编", U"在岗",    U"在库",
                                              U"在建", U"出生", U"生,",  U"参加工作"};
  if (std::ranges::any_of(standing, [&](std::u32string_view w) { return begins(characters, rest, w); }))
    return true;
  // 信访积案10月末已全部化解: how far it had come.
  constexpr std::u32string_view done[] = {U"已全部", U"已经全部", U"已基本", U"均已全部"};
  if (begins_with_any(characters, rest, done)) return true;
  // 某局办公室2021年12月20日印发, at the foot of a document.
  const bool foot = rest.end >= characters.size() || !characters[rest.end].is(trait::ends_clause) ||
                    characters[rest.end].value == U'\n';
  if (foot && rest.size() == 2 && begins(characters, rest, U"印发")) return true;
  // 活动自3月启动以来，…; 读书角10月设立以来借阅2100册: how far something has come.
  constexpr std::uint32_t soon = 12;
  const Stretch first = first_part_of(text, rest);
  return ends(characters, first, U"以来") || holds(characters, limited(first, soon), U"以来");
}

// 申报材料5月30日前报县局: by when something is to be handed in, where nothing says that it was.
bool is_deadline(const ReadText& text, const DatedClause& clause) {
  constexpr std::u32string_view verbs[] = {U"报", U"上报", U"报送", U"提交", U"反馈", U"递交", U"将", U"送"};
  const Stretch body = body_of(text.characters, clause.rest);
  return clause.written.relation == Relation::Before && begins_with_any(text.characters, body, verbs) &&
         !is_in_past(text.characters, {clause.prefix.begin, first_part_of(text, body).end});
}

// 年初部署、年中检查、年底考核: what is done each year.
bool is_of_every_year(const Characters& characters, const DatedClause& clause) {
  constexpr std::uint32_t size_of_verb = 2;
  if (clause.written.first.anchor != Anchor::YearPortion || !goes_on_at_once(characters, clause.rest))
    return false;
  const std::uint32_t before = clause.written.place.begin;
  const std::uint32_t after = clause.rest.begin + size_of_verb;
  return (before > 0 && characters[before - 1].value == U'、') ||
         (after < characters.size() && characters[after].value == U'、');
}

bool is_refused_by_rest(const ReadText& text, const DatedClause& clause) {
  const Characters& characters = text.characters;
  const Stretch rest = clause.rest;
  const bool is = begins(characters, rest, U"是") && !begins(characters, rest, U"是由") &&
                  !begins(characters, rest, U"是星期") && !begins(characters, rest, U"是周") &&
                  !begins(characters, rest, U"是农历");
  if ((is && !is_day_with_deed(text, rest)) || tells_a_state(text, rest)) return true;
  if (is_attribute(text, rest) && !is_scene(text, clause) && !is_occasion_with_deed(text, clause))
    return true;
  if (is_name_of_words(text, rest)) return true;
  const Stretch body = body_of(characters, rest);
  // 3—11月，每月开展一次. What is done each month from some month on begins with it.
  constexpr std::u32string_view each[] = {U"每月", U"每周", U"每季度"};
  const bool habit =
      std::ranges::any_of(each, [&](std::u32string_view w) { return begins(characters, body, w); });
  if (habit && clause.written.relation != Relation::From) return true;
  // 5月10日，是规定的党日; （2021年3月5日县委常委会通过）.
  if (begins(characters, body, U"是") && !goes_on_at_once(characters, rest) && !is_day_with_deed(text, body))
    return true;
  // 9月1日至7日为食品安全宣传周，我局组织了…
  if (begins(characters, rest, U"为") && names_a_stage(text, rest) && !is_day_with_deed(text, rest))
    return true;
  if (clause.parenthesized && is_note_on_document(characters, clause)) return true;
  if (is_of_every_year(characters, clause)) return true;
  // 节假日（元旦1月1日、劳动节5月1日）照常开放: a list of names.
  if (clause.parenthesized && begins(characters, rest, U"、") && !end_of_first_deed(characters, rest))
    return true;
  if (begins_with_intent(characters, rest) || is_deadline(text, clause)) return true;
  constexpr std::uint32_t soon = 24;
  const Stretch told = limited(first_part_of(text, body), soon);
  if (tells_intent(characters, told, clause.is_over)) return true;
  // 3月5日，将活动… puts the object first and is no plan.
  return !goes_on_at_once(characters, rest) && begins_with_intent(characters, body) &&
         !begins(characters, body, U"将") && !begins(characters, body, U"再");
}

}  // namespace

bool is_occasion_with_deed(const ReadText& text, const DatedClause& clause) {
  constexpr std::uint32_t longest_occasion = 30;
  constexpr std::u32string_view occasions[] = {
      U"会上",   U"会议上", U"仪式上", U"论坛上", U"活动上", U"现场",   U"活动中", U"督查中",
      U"检查中", U"评比中", U"比赛中", U"大赛中", U"评选中", U"考核中", U"竞赛中", U"赛上"};
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

bool is_refused(const ReadText& text, const DatedClause& clause) {
  return is_refused_by_prefix(text, clause) || is_refused_by_rest(text, clause);
}

}  // namespace gazette::recognition
