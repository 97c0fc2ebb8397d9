#include "recognition/deed_intents.h"

#include <algorithm>
#include <string_view>

#include "recognition/deed_verbs.h"
#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

using Word = std::u32string_view;

constexpr Word intents[] = {
    U"将于",   U"拟于",   U"拟在",   U"将在",   U"定于",   U"计划",   U"计划于", U"计划在", U"预计",
    U"预定",   U"力争",   U"力争于", U"力争在", U"争取",   U"争取在", U"争取于", U"确保",   U"确保在",
    U"确保于", U"务必",   U"务求",   U"准备",   U"打算",   U"须",     U"须于",   U"须在",   U"必须",
    U"必须在", U"必须于", U"应于",   U"应在",   U"应当",   U"要在",   U"要于",   U"需",     U"需于",
    U"需在",   U"待",     U"等到",   U"有望",   U"有望于", U"有望在", U"最迟",   U"最晚",   U"不晚于",
    U"不迟于", U"限",     U"拟",     U"限于",   U"预计于", U"预计在", U"预计到", U"将",     U"答应",
    U"承诺",   U"要求",   U"约定",   U"规定",   U"明确",   U"建议",   U"希望",   U"原计划", U"原定",
    U"原定于", U"议定",   U"限期",   U"请",     U"请于"};
constexpr Word intents_after[] = {U"将召", U"将举", U"将组",   U"将开", U"将正", U"将在", U"将完", U"将继",
                                  U"将进", U"将由", U"将对外", U"拟",   U"要",   U"应",   U"须",   U"需",
                                  U"必须", U"计划", U"打算",   U"预计", U"力争", U"争取", U"务必", U"可望",
                                  U"有望", U"准备", U"确保",   U"尽快", U"仍要", U"还要", U"再"};
// What turns away nearly every text that none of the words stands in.
constexpr Word intent_endings = U"于在划计定争取保必求备算须当需待到望迟晚限拟将应诺确议至期请";
constexpr Word intent_beginnings = U"将拟要应须需必计打预力争务可有准确尽仍还再";
static_assert(std::ranges::all_of(intents,
                                  [](Word w) { return intent_endings.find(w.back()) != Word::npos; }));
static_assert(std::ranges::all_of(intents_after,
                                  [](Word w) { return intent_beginnings.find(w[0]) != Word::npos; }));

// 慰问品, 检查结果: a verb that with this is a thing.
constexpr Word endings_of_things = U"品金款单册料书案表据费物票证卡员者队组团包箱章的";
constexpr Word things[] = {U"结果", U"情况", U"资料", U"成果", U"意见", U"名单", U"任务", U"经验",
                           U"内容", U"材料", U"工作", U"项目", U"所得", U"方案", U"协议", U"信息",
                           U"报告", U"问题", U"用品", U"物资", U"资金", U"手册", U"海报", U"作品",
                           U"记录", U"档案", U"清单", U"线索", U"现场", U"基地", U"阵地", U"对象"};

bool names_a_thing(const Characters& characters, Stretch after_verb) {
  return (!after_verb.empty() && endings_of_things.find(characters[after_verb.begin].value) != Word::npos) ||
         begins_with_any(characters, after_verb, things);
}

// What is done with a thing that stands before it: 送到, 报送, 纳入.
bool hands_over(const Characters& characters, Stretch told) {
  constexpr Word to = U"到给往至达入为成交回";
  constexpr Word verbs[] = {U"上报", U"报送", U"呈报", U"移交", U"转交", U"递交", U"提交", U"上缴",
                            U"反馈", U"通报", U"公示", U"公布", U"下发", U"印发", U"发放", U"拨付",
                            U"捐赠", U"赠送", U"捐出", U"寄出", U"抓获", U"送上", U"上传", U"挂网"};
  for (std::uint32_t at = told.begin; at + 1 < told.end; ++at) {
    const bool verb = is_deed_verb(characters[at].value, characters[at + 1].value);
    if (verb && to.find(characters[at + 1].value) != Word::npos) return true;
    if (begins_with_any(characters, {at, told.end}, verbs)) return true;
  }
  return false;
}

// 召开, 组织: with these 将 tells what will be, whatever follows.
bool calls_together(const Characters& characters, Stretch told) {
  constexpr Word verbs[] = {U"召开", U"举行", U"举办", U"开展", U"启动", U"组织", U"继续", U"实施",
                            U"推出", U"邀请", U"联合", U"会同", U"派出", U"抽调", U"进行", U"完成",
                            U"推进", U"部署", U"安排", U"建设", U"开工", U"建成", U"开放", U"迎来",
                            U"深入", U"前往", U"协调", U"配合", U"参加", U"承办", U"主办", U"成立"};
  return begins_with_any(characters, told, verbs);
}

// 将 at `at`, and what follows it, up to the end of the clause.
bool is_intent_at(const Characters& characters, std::uint32_t at, std::uint32_t end, bool is_over) {
  constexpr std::uint32_t size_of_verb = 2;
  const Stretch told{at + 1, end};
  constexpr Word states[] = {U"有", U"会", U"是", U"于"};
  // 将有500名选手; not 将有关材料, 将会议材料, 将是非.
  constexpr Word others[] = {U"有关", U"有效", U"会议", U"会场", U"会员", U"会费", U"是非", U"有毒"};
  if (begins_with_any(characters, told, states) && !begins_with_any(characters, told, others)) return true;
  if (!verb_begins_at(characters, told.begin, end)) return false;
  std::uint32_t verb = told.begin;
  while (verb + 1 < end && !is_deed_verb(characters[verb].value, characters[verb + 1].value)) ++verb;
  const Stretch after{std::min(verb + size_of_verb, end), end};
  if (names_a_thing(characters, after)) return false;
  if (calls_together(characters, {verb, end})) return true;
  return !is_over && !hands_over(characters, after);
}

}  // namespace

bool ends_in_intent(const Characters& characters, Stretch prefix) {
  // 三年行动计划3月印发: the plan is a document.
  constexpr Word documents[] = {U"行动计划", U"工作计划", U"学习计划", U"实施计划", U"年度计划", U"培训计划"};
  if (prefix.empty() || intent_endings.find(characters[prefix.end - 1].value) == Word::npos) return false;
  return ends_in_any(characters, prefix, intents) && !ends_in_any(characters, prefix, documents);
}

bool begins_with_intent(const Characters& characters, Stretch rest) {
  if (begins(characters, rest, U"争取到") || begins(characters, rest, U"争取了")) return false;
  // 应急响应终止, 应邀赴省里授课, 再次召开.
  constexpr Word others[] = {U"应急", U"应邀", U"应对", U"应用", U"应届", U"应聘", U"应征",
                             U"要闻", U"要案", U"需求", U"再次", U"再度", U"再获", U"再添"};
  if (begins_with_any(characters, rest, others)) return false;
  if (rest.empty() || intent_beginnings.find(characters[rest.begin].value) == Word::npos) return false;
  return begins_with_any(characters, rest, intents_after);
}

bool tells_intent(const Characters& characters, Stretch clause, bool is_over) {
  for (std::uint32_t at = clause.begin; at + 3 < clause.end; ++at) {
    if (characters[at].value == U'将' && is_intent_at(characters, at, clause.end, is_over)) return true;
  }
  return false;
}

}  // namespace gazette::recognition
