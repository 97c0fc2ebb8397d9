#include "recognition/deed_background.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "recognition/deed_verbs.h"
#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

using Word = std::u32string_view;

// 经审理查明，周某于2019年3月…: what was found, told in the clause after it.
bool was_found(const Characters& characters, const DatedClause& clause) {
  if (clause.prefix.begin < clause.sentence.begin + 3) return false;
  // 通报了3起典型案例：2020年8月，…；2021年3月，…
  constexpr Word cases[] = {U"典型案例", U"典型问题", U"案例：", U"案例:"};
  if (holds_any(characters, limited({clause.sentence.begin, clause.prefix.begin}, deed_reach), cases))
    return true;
  constexpr Word endings = U"明查实控";
  if (endings.find(characters[clause.prefix.begin - 2].value) == Word::npos) return false;
  constexpr Word findings[] = {U"查明", U"经查", U"查实", U"指控"};
  return ends_in_any(characters, {clause.sentence.begin, clause.prefix.begin - 1}, findings);
}

// Where 周某 stands as who did what follows: no verb before it and nothing that leads to an object.
bool begins_with_person(const Characters& characters, Stretch words) {
  constexpr std::uint32_t longest_title = 12;  // 某社区原居委会主任张某
  constexpr Word leads = U"对将把向为与和由给让使";
  constexpr Word places = U"企公局单村镇县乡社学店小工路街厂部科处医院机超网饭餐宾酒矿";  // 某企业
  const Stretch near = limited(words, longest_title);
  if (!holds(characters, near, U"某")) return false;
  for (std::uint32_t at = near.begin; at < near.end; ++at) {
    const char32_t c = characters[at].value;
    const bool place = at + 1 < words.end && places.find(characters[at + 1].value) != Word::npos;
    if (c == U'某' && at > near.begin) return !place;
    if (c == U'某' && !place) return false;
    if (leads.find(c) != Word::npos) return false;
    if (at + 1 < near.end && is_deed_verb(c, characters[at + 1].value)) return false;
  }
  return false;
}

bool is_fact_of_case(const ReadText& text, const DatedClause& clause) {
  const Characters& characters = text.characters;
  if (was_found(characters, clause)) return true;
  const Stretch told = limited(body_of(characters, clause.rest), deed_reach);
  // What was done about it is a deed: 李某盗窃案开庭审理.
  constexpr Word proceedings[] = {U"案", U"判", U"开庭", U"抓获", U"查处", U"立案", U"开除", U"处分"};
  constexpr Word parties[] = {U"原告", U"被告", U"当事人", U"嫌疑人", U"犯罪嫌疑人", U"涉案"};
  if ((begins_with_any(characters, subject_of(characters, clause.prefix), parties) ||
       begins_with_any(characters, told, parties)) &&
      !holds(characters, told, U"诉") && !holds_any(characters, told, proceedings))
    return true;
  const bool person = begins_with_person(characters, told) ||
                      (holds(characters, clause.prefix, U"某") &&
                       begins_with_person(characters, subject_of(characters, clause.prefix)));
  if (!person) return false;
  constexpr Word offences[] = {U"寻衅", U"敲诈", U"诈骗", U"盗窃", U"贩卖", U"受贿",     U"行贿",
                               U"贪污", U"挪用", U"侵占", U"骗取", U"醉酒", U"酒后",     U"殴打",
                               U"违规", U"违法", U"非法", U"套取", U"收受", U"利用职务", U"驾驶",
                               U"拖欠", U"相撞", U"受伤", U"死亡", U"确诊", U"借款"};
  return holds_any(characters, told, offences) && !holds_any(characters, told, proceedings);
}

// 施行, 正式生效, and then nothing more of the clause.
bool is_all_that_is_told(const Characters& characters, Stretch rest, std::span<const Word> verbs) {
  constexpr Word beginnings = U"起正全开首再第施生修公颁实通";
  if (rest.empty() || beginnings.find(characters[rest.begin].value) == Word::npos) return false;
  constexpr Word adverbs[] = {U"起", U"正式", U"全面", U"开始", U"首次", U"再次", U"第一次", U"第二次"};
  for (const Word adverb : adverbs) {
    if (begins(characters, rest, adverb)) rest.begin += static_cast<std::uint32_t>(adverb.size());
  }
  return std::ranges::any_of(verbs, [&](Word w) {
    if (!begins(characters, rest, w)) return false;
    rest.begin += static_cast<std::uint32_t>(w.size());
    if (begins(characters, rest, U"实施") || begins(characters, rest, U"施行")) rest.begin += 2;
    return !goes_on_at_once(characters, rest) || characters[rest.begin].value == U'、';
  });
}

// 《保密法》, but not 我局起草的《条例》.
bool is_law(const Characters& characters, Stretch subject) {
  constexpr Word laws[] = {U"法》", U"法典》", U"条例》", U"准则》", U"章程》", U"党章》"};
  constexpr Word others[] = {U"办法》", U"起草", U"制定", U"编制", U"牵头", U"我"};
  return holds_any(characters, subject, laws) && !holds_any(characters, subject, others);
}

bool is_history_of_rules(const Characters& characters, const DatedClause& clause) {
  constexpr Word into_force[] = {U"施行", U"生效"};
  constexpr Word makings[] = {U"修订", U"修正", U"修改", U"公布", U"颁布", U"实施", U"通过"};
  const bool force = is_all_that_is_told(characters, clause.rest, into_force);
  if (!force && !is_all_that_is_told(characters, clause.rest, makings)) return false;
  const Stretch subject = subject_of(characters, clause.prefix);
  // 办法9月1日正式施行 is an event, but 自9月1日起施行 says how far it holds.
  if (!force || clause.written.relation != Relation::From) return is_law(characters, subject);
  constexpr Word rules[] = {U"条例", U"办法", U"规定", U"制度", U"细则", U"准则", U"法"};
  if (ends_in_any(characters, subject, rules)) return true;
  // 审议通过《办法》等3项制度，自2024年1月1日起施行.
  constexpr std::uint32_t reach = 40;
  const std::uint32_t date = clause.prefix.end;
  return holds(characters, {std::max(clause.sentence.begin, date - std::min(date, reach)), date}, U"》");
}

// 在2021年12月获评省级示范的基础上: what it goes on from.
bool is_what_it_builds_on(const ReadText& text, const DatedClause& clause) {
  return goes_on_at_once(text.characters, clause.rest) &&
         ends(text.characters, limited(first_part_of(text, clause.rest), deed_reach), U"基础上");
}

// 3月5日常务会议纪要已印发, 6月9日批示件: the paper is of that day.
bool is_of_paper(const Characters& characters, Stretch rest) {
  constexpr std::uint32_t longest_name = 16;
  constexpr Word papers[] = {U"纪要", U"批示", U"方案", U"通知", U"报告", U"讲话", U"通报", U"意见"};
  constexpr Word endings = U"已件的";
  const Stretch near = limited(rest, longest_name);
  for (std::uint32_t at = near.begin; at + 2 < near.end && !characters[at].is(trait::ends_clause); ++at) {
    if (begins_with_any(characters, {at, near.end}, papers))
      return endings.find(characters[at + 2].value) != Word::npos;
    if (is_deed_verb(characters[at].value, characters[at + 1].value)) return false;
  }
  return false;
}

// 9月通报显示，…: what a paper of then says. 合同8月31日到期: how long something holds.
bool is_of_paper_or_term(const ReadText& text, const DatedClause& clause) {
  constexpr Word sayings[] = {U"显示", U"表明"};
  constexpr Word terms[] = {U"到期", U"届满", U"期满", U"到龄"};
  // 新合同自9月1日起执行
  constexpr Word contracts[] = {U"合同", U"协议"};
  if (clause.written.relation == Relation::From && begins(text.characters, clause.rest, U"执行") &&
      ends_in_any(text.characters, subject_of(text.characters, clause.prefix), contracts))
    return true;
  return goes_on_at_once(text.characters, clause.rest) &&
         (begins_with_any(text.characters, clause.rest, terms) || is_of_paper(text.characters, clause.rest) ||
          ends_in_any(text.characters, limited(first_part_of(text, clause.rest), deed_reach), sayings));
}

// 4月至7月在全县开展整治的通知下发后，…: when that is which the paper is about.
bool is_told_by_paper(const ReadText& text, const DatedClause& clause) {
  const Characters& characters = text.characters;
  if (!goes_on_at_once(characters, clause.rest)) return false;
  const Stretch first = limited(first_part_of(text, clause.rest), deed_reach);
  if (!ends(characters, first, U"后") || !deed_begins_at(characters, first.begin, first.end)) return false;
  constexpr Word papers[] = {U"的通知下发", U"的通知印发", U"的通知发出", U"的通知发布", U"的意见下发",
                             U"的意见印发", U"的方案下发", U"的方案印发", U"的部署下达", U"的文件下发",
                             U"的决定下发", U"的公告发布", U"的决定公布"};
  return holds_any(characters, first, papers);
}

// 我局于2019年3月组建，现有干部42人: what the unit is.
bool is_profile(const ReadText& text, const DatedClause& clause) {
  if (clause.written.first.year_word != YearWord::Number) return false;
  constexpr Word profiles[] = {U"现有", U"现为", U"现设", U"现任",  U"内设",
                               U"下设", U"下辖", U"占地", U"注册资"};
  const Stretch first = first_part_of(text, body_of(text.characters, clause.rest));
  const Stretch before{clause.sentence.begin, std::max(clause.sentence.begin, clause.prefix.begin)};
  constexpr Word foundings[] = {U"成立", U"组建", U"设立", U"建成"};
  if (holds(text.characters, limited(before, deed_reach), U"现有") &&
      begins_with_any(text.characters, first, foundings))
    return true;
  return first.end + 2 < clause.rest.end &&
         begins_with_any(text.characters, {first.end + 1, clause.rest.end}, profiles);
}

// 收到市局3月10日来函后: the paper is of that day.
bool is_of_received_paper(const Characters& characters, const DatedClause& clause) {
  constexpr Word takers[] = {U"收到", U"接到", U"受理", U"办理", U"答复", U"回复"};
  constexpr Word papers[] = {U"来",   U"的",   U"发来", U"转来", U"反映",
                             U"举报", U"投诉", U"下发", U"印发", U"交办"};
  constexpr Word letters[] = {U"来文", U"来函", U"发文要求"};
  if (begins_with_any(characters, clause.rest, letters)) return true;
  return begins_with_any(characters, clause.rest, papers) &&
         begins_with_any(characters, subject_of(characters, clause.prefix), takers);
}

}  // namespace

bool is_background(const ReadText& text, const DatedClause& clause) {
  return is_profile(text, clause) || is_of_received_paper(text.characters, clause) ||
         is_fact_of_case(text, clause) || is_history_of_rules(text.characters, clause) ||
         is_told_by_paper(text, clause) || is_what_it_builds_on(text, clause) ||
         is_of_paper_or_term(text, clause);
}

bool tells_lesson(const Characters& characters, Stretch text) {
  constexpr Word lessons[] = {U"教训", U"举一反三", U"为鉴", U"为戒", U"警示", U"警钟"};
  return holds_any(characters, text, lessons);
}

bool tells_penalty(const ReadText& text, Stretch rest) {
  constexpr std::uint32_t soon = 14;
  constexpr Word penalties[] = {U"开除", U"判处", U"判刑", U"立案", U"查处", U"留置", U"免职",
                                U"撤职", U"撤销", U"处分", U"处罚", U"逮捕", U"起诉", U"刑拘",
                                U"拘留", U"警告", U"双开", U"问责", U"追责", U"诫勉"};
  const Characters& characters = text.characters;
  const Stretch told = first_part_of(text, limited(rest, soon));
  return (begins(characters, told, U"被") || begins(characters, told, U"因") ||
          begins(characters, told, U"受到")) &&
         holds_any(characters, told, penalties);
}

}  // namespace gazette::recognition
