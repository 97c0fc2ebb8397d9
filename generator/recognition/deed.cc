#include "recognition/deed.h"

#include <algorithm>
#include <string_view>

#include "recognition/deed_background.h"
#include "recognition/deed_refusal.h"
#include "recognition/deed_sum.h"
#include "recognition/deed_verbs.h"
#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

constexpr std::uint32_t widest = 160;  // how much of the clause is looked at in all

// 办法经5月19日院长办公会、5月23日党委会通过: the meetings that it passed.
bool is_passage(const ReadText& text, const DatedClause& clause) {
  const Characters& characters = text.characters;
  const Stretch prefix = clause.prefix;
  const bool next = ends(characters, prefix, U"、") && holds(characters, prefix, U"经");
  if (!next && !ends(characters, prefix, U"经")) return false;
  constexpr std::u32string_view passages[] = {U"通过", U"审定", U"批准", U"研究", U"审议"};
  const Stretch first = limited(first_part_of(text, clause.rest), deed_reach);
  return std::ranges::any_of(passages, [&](std::u32string_view w) { return holds(characters, first, w); });
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
  constexpr std::uint32_t soon = 14;
  const Characters& characters = text.characters;
  const auto tells = [&](Stretch part) {
    return end_of_first_deed(characters, limited(part, soon)) ||
           deed_begins_at(characters, part.begin, part.end) ||
           is_told_otherwise(text, limited(part, deed_reach));
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

// 土地托管面积10月首破10万亩, 8月遭遇高温; not 9月主题党日, nor 五月鲜花盛开.
bool is_told_of_month(const Characters& characters, const DatedClause& clause, Stretch near) {
  constexpr std::uint32_t soon = 12;
  const bool from = ends(characters, clause.prefix, U"从") || ends(characters, clause.prefix, U"自");
  return !clause.written.chinese && clause.written.relation == Relation::On && !from &&
         !begins_with_monthly(characters, near) && !holds(characters, near, U"%") &&
         !holds(characters, limited(near, soon), U"的");
}

// 3月份工资已发放: what is paid or drawn up each month.
bool names_monthly_account(const Characters& characters, Stretch rest) {
  constexpr std::u32string_view accounts[] = {U"工资", U"津贴", U"补贴",   U"低保", U"养老金", U"党费",
                                              U"电费", U"水费", U"公积金", U"账单", U"报表",   U"台账"};
  return begins_with_any(characters, rest, accounts);
}

bool tells_deed_at_head(const ReadText& text, const DatedClause& clause, Kind kind) {
  const Characters& characters = text.characters;
  if (kind == Kind::Month && names_monthly_account(characters, clause.rest)) return false;
  const Stretch body = body_of(characters, clause.rest);
  const Stretch near = limited(body, deed_reach);
  const auto verb = end_of_first_deed(characters, near);
  if (kind == Kind::Section && !is_deed_of_section(characters, clause.rest)) return false;
  // After another deed of the sentence 6月拓展到图书馆 goes on with it.
  const bool goes_on = kind == Kind::Month && !counts_repetitions(characters, near) &&
                       (!clause.opens || clause.written.last || is_told_of_month(characters, clause, near));
  if (kind == Kind::Month && goes_on_at_once(characters, clause.rest) && !goes_on)
    return tells_deed_soon(text, clause.rest);
  if (verb || is_told_otherwise(text, near) || deed_begins_at(characters, body.begin, body.end))
    return body.size() > 1;
  // What happened on a day needs no verb of the list: 8月26日完工, 春节期间，全体干部坚守岗位.
  const bool day = kind == Kind::Day || clause.written.first.anchor == Anchor::Festival;
  // 6月，村集体分红: nor in a month that stands apart, where no sum is drawn.
  const bool month =
      kind == Kind::Month && !counts_repetitions(characters, near) && !sums_up(characters, near);
  const std::uint32_t fewest = clause.opens ? 4 : 2;
  return (day || month) && body.size() >= fewest && !clause.parenthesized;
}

// 经公示（7月5日至11日）: what a decision went through; not 经典诵读.
bool is_by_process(const Characters& characters, Stretch noted) {
  return begins(characters, noted, U"经") && verb_begins_at(characters, noted.begin + 1, noted.end);
}

// 开幕式（4月20日）、读书分享会（4月23日）; not 市委全会（3月5日）精神.
bool is_name_of_deed(const Characters& characters, const DatedClause& clause, Stretch noted) {
  constexpr std::u32string_view names[] = {U"会",   U"会议", U"活动", U"仪式", U"式",   U"典礼",
                                           U"比赛", U"竞赛", U"大赛", U"赛",   U"讲座", U"论坛",
                                           U"演练", U"培训", U"义诊", U"展",   U"展览", U"汇演",
                                           U"演出", U"班",   U"宣讲", U"考试", U"面试", U"笔试"};
  const bool verb = noted.size() > 2 && !is_by_process(characters, noted) &&
                    is_deed_verb(characters[noted.end - 2].value, characters[noted.end - 1].value);
  if (kind_of(clause.written) != Kind::Day || !(verb || ends_in_any(characters, noted, names))) return false;
  constexpr std::u32string_view words[] = {U"精神", U"上的", U"上提", U"上作", U"的",   U"要求",
                                           U"部署", U"通过", U"讲话", U"文",   U"决定", U"决议",
                                           U"等",   U"确定", U"提出", U"明确"};
  const std::uint32_t after = clause.rest.end + 1;
  const Stretch next{after, static_cast<std::uint32_t>(characters.size())};
  constexpr std::u32string_view kinds[] = {U"等活动", U"等系列活动", U"等主题活动", U"等培训", U"等赛事"};
  return !begins_with_any(characters, next, words) || begins_with_any(characters, next, kinds);
}

// 召开组织生活会（3月5日）; 春耕期间（2月15日—4月15日）检查门店312家. A document's date is none:
// 《…》（3月5日）.
bool is_note_on_deed(const Characters& characters, const DatedClause& clause) {
  const Stretch noted{end_of_label(characters, clause.noted), clause.noted.end};
  if (noted.empty() || characters[noted.end - 1].value == U'》' ||
      characters[noted.end - 1].is(trait::quotation) || begins_with_source(characters, noted))
    return false;
  // 专题学习分四次完成：4月16日、5月14日.
  constexpr std::uint32_t longest_label = 4;
  if (!clause.parenthesized)
    return noted.size() > longest_label && end_of_first_deed(characters, noted).has_value();
  constexpr std::u32string_view terms[] = {U"阶段",   U"环节", U"时限", U"期限",   U"限期",
                                           U"日期",   U"工期", U"季度", U"半年",   U"汛期",
                                           U"防火期", U"旺季", U"渔期", U"供暖季", U"采暖季"};
  if (ends_in_any(characters, noted, terms) || begins_with_study(characters, noted)) return false;
  if (is_name_of_deed(characters, clause, noted)) return true;
  // 党组书记讲党课2次（3月20日、7月1日）.
  constexpr std::u32string_view times[] = {U"次", U"场", U"期", U"批", U"轮"};
  if (ends_in_any(characters, noted, times) && end_of_first_deed(characters, noted)) return true;
  // 四次全会（12月15日）提出的目标, 12号文件（4月2日）下发后.
  constexpr std::u32string_view papers[] = {U"文件", U"通知", U"意见", U"办法", U"方案", U"公告", U"纪要"};
  const std::uint32_t after = clause.rest.end + 1;
  const auto size = static_cast<std::uint32_t>(characters.size());
  if (ends_in_any(characters, noted, papers) ||
      (after + 2 < size && is_deed_verb(characters[after].value, characters[after + 1].value) &&
       characters[after + 2].value == U'的'))
    return false;
  return ends(characters, noted, U"当天") || ends(characters, noted, U"当日") ||
         verb_begins_at(characters, noted.begin, noted.end) || verb_begins_at(characters, after, size);
}

// 发放, 分析研判: nothing but verbs.
bool is_of_verbs(const Characters& characters, Stretch words) {
  constexpr std::uint32_t size = 2;
  constexpr std::uint32_t most = 3;
  constexpr std::u32string_view others[] = {U"拟定", U"分析", U"研判", U"总结",
                                            U"核拨", U"补发", U"补录", U"预计"};
  if (words.empty() || words.size() % size != 0 || words.size() > most * size) return false;
  for (std::uint32_t at = words.begin; at < words.end; at += size) {
    if (!is_deed_verb(characters[at].value, characters[at + 1].value) &&
        !begins_with_any(characters, {at, words.end}, others))
      return false;
  }
  return true;
}

// Whether the date belongs to what a verb before it takes: 发放|3月份低保金, 拟定|下半年学习计划.
bool names_object(const Characters& characters, Stretch subject, Stretch first) {
  constexpr std::u32string_view papers[] = {U"计划", U"安排", U"方案", U"总结", U"预算", U"任务", U"要点",
                                            U"情况", U"形势", U"名单", U"报表", U"报告", U"考核", U"清单"};
  return is_of_verbs(characters, subject) &&
         (!deed_begins_at(characters, first.begin, first.end) || ends_in_any(characters, first, papers));
}

// 新转隶干部7月1日面对党旗高声宣誓: a subject, the day, and what is no attribute of the day's. Where a
// verb or a preposition stands before the day (收到3月5日来信), it is its object that is dated.
bool is_told_of_subject(const Characters& characters, const DatedClause& clause, Stretch first) {
  constexpr std::uint32_t soon = 12;
  constexpr std::u32string_view leads = U"对在从把以按与和比等将经被了于为向给至到";
  const Stretch subject = subject_of(characters, clause.prefix);
  constexpr std::u32string_view papers[] = {U"会议", U"大会", U"讲话", U"通知", U"文件", U"报告", U"例会"};
  const bool paper = std::ranges::any_of(
      papers, [&](std::u32string_view w) { return first.size() == 2 && begins(characters, first, w); });
  const bool attribute = ends(characters, clause.prefix, U"的");  // 已排定的11月场次
  if (subject.size() < 2 || first.size() < 2 || paper || attribute) return false;
  // 发放3月份低保金, 分析研判9月份舆情.
  if (kind_of(clause.written) == Kind::Month && names_object(characters, subject, first)) return false;
  // 小区改造 and 整村授信 end in what may be a verb too, but are subjects.
  constexpr std::u32string_view takers[] = {U"收到", U"接到", U"接受", U"受理", U"办理", U"处理", U"处置",
                                            U"回复", U"答复", U"查处", U"研究", U"收集", U"梳理", U"撤销",
                                            U"废止", U"出席", U"听取", U"观看", U"收看", U"转发", U"转办"};
  if (std::ranges::any_of(takers, [&](std::u32string_view w) { return ends(characters, subject, w); }))
    return false;
  return leads.find(characters[subject.end - 1].value) == std::u32string_view::npos &&
         !holds(characters, limited(first, soon), U"的");
}

bool tells_deed_after_subject(const ReadText& text, const DatedClause& clause, Kind kind) {
  const Characters& characters = text.characters;
  const Stretch rest = clause.rest;
  if (rest.empty()) return false;
  // Of 元旦、春节、五一、国庆期间 no day is meant.
  if (clause.written.first.anchor == Anchor::Festival && ends(characters, clause.prefix, U"、")) return false;
  if (!goes_on_at_once(characters, rest)) {
    // 各支部在“七一”前夕，…: the subject stands apart from the date.
    const bool festival =
        clause.written.first.anchor == Anchor::Festival && clause.written.relation != Relation::On;
    return (kind == Kind::Day || festival) && tells_deed_at_head(text, clause, kind);
  }
  // 答辩会于4月20日线上线下同步举行; not 成立于4月20日的….
  const Stretch prefix = clause.prefix;
  const bool at_a_time = ends(characters, prefix, U"于") && prefix.size() > 2 &&
                         !is_deed_verb(characters[prefix.end - 3].value, characters[prefix.end - 2].value);
  constexpr std::uint32_t soon = 12;
  if (at_a_time && end_of_first_deed(characters, limited(first_part_of(text, rest), soon))) return true;
  const bool month = kind == Kind::Month &&
                     (!clause.opens || (!ends(characters, prefix, U"、") &&
                                        is_told_of_month(characters, clause, first_part_of(text, rest))));
  if ((kind == Kind::Day || month) && is_told_of_subject(characters, clause, first_part_of(text, rest)))
    return true;
  if (kind != Kind::Day &&
      names_object(characters, subject_of(characters, prefix), first_part_of(text, rest)))
    return false;
  std::uint32_t at = rest.begin;
  while (at < rest.end && characters[at].is(trait::blank)) ++at;
  // 培训班3月、8月各一期.
  if (begins(characters, rest, U"各") && end_of_times(characters, {at + 1, rest.end}) != at + 1) return true;
  return deed_begins_at(characters, at, rest.end) ||
         (kind == Kind::Day && is_occasion_with_deed(text, clause));
}

// 作了安排; not 了解 or 为了.
bool tells_completion(const Characters& characters, Stretch told) {
  constexpr std::u32string_view before = U"为除罢";
  constexpr std::u32string_view after = U"解结却断";
  for (std::uint32_t at = told.begin + 1; at + 1 < told.end; ++at) {
    if (characters[at].value == U'了' && before.find(characters[at - 1].value) == std::u32string_view::npos &&
        after.find(characters[at + 1].value) == std::u32string_view::npos)
      return true;
  }
  return false;
}

// 召开了会议; of a day before the report's own also 召开会议，作了安排.
bool is_told_as_past(const ReadText& text, const DatedClause& clause, Tense tense) {
  const Characters& characters = text.characters;
  const Stretch body = body_of(characters, clause.rest);
  if (is_in_past(characters, {clause.prefix.begin, first_part_of(text, body).end})) return true;
  return tense == Tense::PastAmongPlans && tells_completion(characters, limited(body, deed_reach));
}

}  // namespace

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
  if (is_refused(text, clause)) return false;
  if (is_sum(text, clause, kind)) return false;
  if (is_background(text, clause)) return false;
  if (tense != Tense::Told && !is_told_as_past(text, clause, tense)) return false;
  if (begins(characters, clause.rest, U"一") && clause.written.chinese) return false;  // 一月一课
  const Stretch subject = subject_of(characters, clause.prefix);
  if (!clause.noted.empty()) return is_note_on_deed(characters, clause);
  if (subject.empty()) return tells_deed_at_head(text, clause, kind);
  // 最高兴的一件事，是11月8日客车通了。
  if (subject.size() == 1 && ends(characters, subject, U"是"))
    return ends(characters, first_part_of(text, clause.rest), U"了");
  if (begins_with_study(characters, subject)) return false;
  if (is_passage(text, clause)) return true;
  return !ends_in_object(characters, subject) && tells_deed_after_subject(text, clause, kind);
}

}  // namespace gazette::recognition
