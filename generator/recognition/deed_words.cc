#include "recognition/deed_words.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "recognition/date_numbers.h"
#include "recognition/deed_verbs.h"

namespace gazette::recognition {

namespace {

using Word = std::u32string_view;

// Single characters that are a deed where they stand just after a date: 赴县, 由县委, 在县城.
constexpr Word deed_characters = U"赴到来去往在由请把被获向以与用办开讲签将对为从经邀评选派送走建设立成";

constexpr Word adverbs[] = {
    U"已经", U"正式", U"首次", U"先后",   U"分别",     U"联合", U"统一", U"同步",   U"全面", U"率先", U"隆重",
    U"成功", U"顺利", U"全部", U"陆续",   U"依次",     U"初步", U"基本", U"一次性", U"共同", U"专门", U"专题",
    U"及时", U"迅速", U"紧急", U"再次",   U"又",       U"再",   U"正",   U"即",     U"均",   U"都",   U"也",
    U"还",   U"便",   U"就",   U"才",     U"曾",       U"刚",   U"已",   U"共",     U"各",   U"重新", U"下午",
    U"上午", U"晚",   U"分批", U"分两批", U"分三批",   U"集体", U"继续", U"积极",   U"广泛", U"深入", U"扎实",
    U"线上", U"线下", U"现场", U"在线",   U"网上",     U"当场", U"按时", U"如期",   U"如约", U"准时", U"提前",
    U"圆满", U"平稳", U"主动", U"自发",   U"连夜",     U"组团", U"公开", U"视频",   U"庄严", U"光荣", U"悄然",
    U"果断", U"当即", U"随即", U"立即",   U"立刻",     U"火速", U"相继", U"接续",   U"亲自", U"专程", U"特地",
    U"一致", U"全票", U"高票", U"全线",   U"全程",     U"全员", U"足额", U"提早",   U"最终", U"无偿", U"自愿",
    U"踊跃", U"热烈", U"盛大", U"精心",   U"平安",     U"再度", U"多次", U"首度",   U"分头", U"分组", U"携手",
    U"合力", U"逐一", U"逐户", U"逐个",   U"整体",     U"彻底", U"喜",   U"一举",   U"双双", U"同时", U"一并",
    U"如愿", U"正在", U"依法", U"依规",   U"第一时间", U"联手", U"连续", U"接连",   U"一连"};

constexpr Word labels[] = {U"例如",   U"比如",   U"譬如",   U"其中",     U"首先",     U"其次",   U"再次",
                           U"最后",   U"随后",   U"之后",   U"此后",     U"此前",     U"接着",   U"后来",
                           U"然后",   U"同时",   U"另外",   U"此外",     U"先后",     U"特别是", U"尤其是",
                           U"据悉",   U"早在",   U"就在",   U"正值",     U"恰逢",     U"适逢",   U"为此",
                           U"于是",   U"终于",   U"并且",   U"以及",     U"我们",     U"同期",   U"值此",
                           U"在庆祝", U"在纪念", U"在迎接", U"时间来到", U"时间回到", U"进入"};
// Only where nothing else stands before the date: 便民航次 has no label.
constexpr Word connecting = U"如继又再还并而且今曾已均都即便就经及和与仅";

constexpr Word leads[] = {U"分别于", U"已于", U"并于", U"又于",   U"还于", U"先后于", U"曾于", U"均于", U"于",
                          U"在",     U"自",   U"从",   U"分别在", U"并在", U"已在",   U"早在", U"就在"};

constexpr Word habits[] = {U"每年的", U"每年", U"每月的", U"每月",   U"每逢",   U"每到",  U"每",
                           U"逢",     U"历年", U"往年",   U"通常",   U"一般",   U"年年",  U"各年",
                           U"每季度", U"每周", U"定期于", U"每年于", U"每年在", U"每月于"};
constexpr Word states[] = {U"截至", U"截止", U"截止到", U"截至到", U"到",
                           U"至",   U"迄",   U"止",     U"截",     U"持续"};
constexpr Word comparisons[] = {U"比",   U"较",     U"同比",   U"距",   U"距离", U"离",  U"早于",
                                U"晚于", U"不同于", U"相当于", U"低于", U"高于", U"自从"};
constexpr Word objects[] = {
    U"学习",   U"学习贯彻", U"贯彻",   U"贯彻落实", U"落实", U"传达", U"传达学习", U"关于",   U"对",
    U"对于",   U"围绕",     U"结合",   U"借鉴",     U"列入", U"纳入", U"修订",     U"是",     U"作为",
    U"成为",   U"叫做",     U"称为",   U"即",       U"非",   U"不是", U"学习了",   U"传达了", U"学习贯彻了",
    U"总书记", U"宣讲",     U"领会",   U"落实好",   U"按",   U"评为", U"属于",     U"源于",   U"根据",
    U"按照",   U"依据",     U"对照",   U"参照",     U"距今", U"像",   U"生于",     U"出生于", U"始于",
    U"通过的", U"过",       U"开展",   U"召开",     U"举办", U"举行", U"完成",     U"推进",   U"参加",
    U"印发",   U"制定",     U"实施",   U"迎接",     U"通报", U"审议", U"公布",     U"讨论",   U"部署",
    U"深化",   U"抓好",     U"做好",   U"完善",     U"汇总", U"反馈", U"整改",     U"进行",   U"超过",
    U"召开了", U"开展了",   U"完成了", U"针对",     U"对接", U"包括", U"涉及",     U"有关"};
constexpr Word sources[] = {U"根据", U"按照", U"依据", U"依照", U"遵照", U"参照", U"对照",
                            U"据",   U"鉴于", U"针对", U"自从", U"结合", U"围绕", U"利用",
                            U"借助", U"抓住", U"紧扣", U"吸取", U"汲取"};
constexpr Word past[] = {U"已", U"曾", U"圆满", U"顺利完成"};
constexpr Word plans[] = {U"打算",       U"下一步",   U"下步",     U"下阶段",   U"下一阶段", U"明年",
                          U"来年",       U"努力方向", U"展望",     U"今后",     U"下季度",   U"工作计划",
                          U"工作思路",   U"进度安排", U"时间安排", U"实施步骤", U"方法步骤", U"工作步骤",
                          U"下半年计划", U"下月",     U"工作设想", U"下一年"};

// What was to be done, where nothing says how far it has come: 重点任务, not 重点任务完成情况.
constexpr Word tasks[] = {U"目标任务", U"重点任务", U"工作重点", U"工作要求", U"整改措施", U"工作安排"};
constexpr Word progress[] = {U"情况", U"成效", U"进展", U"完成", U"落实", U"回顾"};

constexpr Word plan_beginnings = U"打下明来努展今工目重进时实方整";
constexpr bool is_begun_by_them(Word word) {
  return plan_beginnings.find(word[0]) != Word::npos;
}
static_assert(std::ranges::all_of(plans, is_begun_by_them) && std::ranges::all_of(tasks, is_begun_by_them));

// What turns away nearly every text that none of the words stands in.
constexpr Word label_beginnings = U"例比譬其首再最随之此接后然同另先特尤据早就正恰适为于终并以我值在时进";
constexpr Word lead_endings = U"于在自从";
constexpr Word habit_endings = U"的年月逢到每常般度周于在";
static_assert(std::ranges::all_of(leads, [](Word w) { return lead_endings.find(w.back()) != Word::npos; }));
static_assert(std::ranges::all_of(habits, [](Word w) { return habit_endings.find(w.back()) != Word::npos; }));
static_assert(std::ranges::all_of(labels, [](Word w) { return label_beginnings.find(w[0]) != Word::npos; }));
bool is_next(const Characters& characters, Stretch stretch, Word set) {
  return !stretch.empty() && set.find(characters[stretch.begin].value) != Word::npos;
}

bool is_last(const Characters& characters, Stretch stretch, Word set) {
  return !stretch.empty() && set.find(characters[stretch.end - 1].value) != Word::npos;
}

// The longest of the words that the stretch begins with; its size, or 0.
std::uint32_t longest_at(const Characters& characters, Stretch stretch, std::span<const Word> words) {
  std::size_t longest = 0;
  for (const Word word : words) {
    if (word.size() > longest && begins(characters, stretch, word)) longest = word.size();
  }
  return static_cast<std::uint32_t>(longest);
}

std::uint32_t end_of_blanks(const Characters& characters, Stretch stretch) {
  std::uint32_t at = stretch.begin;
  while (at < stretch.end && (characters[at].is(trait::blank) || characters[at].value == U',')) ++at;
  return at;
}

// 已经正式, up to the verb. An adverb that is itself the beginning of a verb (集中) stays.
std::uint32_t end_of_adverbs(const Characters& characters, Stretch stretch) {
  std::uint32_t at = stretch.begin;
  for (int words = 0; words < 4; ++words) {
    if (at + 1 < stretch.end && is_deed_verb(characters[at].value, characters[at + 1].value)) break;
    const std::uint32_t from = at;
    at += longest_at(characters, {at, stretch.end}, adverbs);
    if (at == from) at = end_of_times(characters, {at, stretch.end});
    if (at == from) break;
  }
  return at;
}

// 一是, 二要, 第三，, （一）, 1., ①.
std::uint32_t end_of_number(const Characters& characters, Stretch prefix) {
  std::uint32_t at = prefix.begin;
  const auto next = [&] { return at < prefix.end ? characters[at].value : char32_t{0}; };
  if (next() >= U'①' && next() <= U'⑳') return at + 1;
  const bool bracket = next() == U'(';
  if (bracket || next() == U'第') ++at;
  const std::uint32_t number = at;
  while (is_chinese_numeral(next()) || is_digit(next())) ++at;
  if (at == number || at - number > 3) return prefix.begin;
  if (bracket) return next() == U')' ? at + 1 : prefix.begin;
  constexpr Word marks = U"是要、.)";
  return next() != 0 && marks.find(next()) != Word::npos ? at + 1 : prefix.begin;
}

}  // namespace

std::uint32_t end_of_times(const Characters& characters, Stretch stretch) {
  constexpr Word units = U"次批轮度场期";
  const std::optional<DateNumber> number = number_at(characters, stretch.begin, stretch.end);
  std::uint32_t at = number ? number->end : stretch.begin;
  if (!number && at < stretch.end && characters[at].value == U'两') ++at;
  return at > stretch.begin && is_next(characters, {at, stretch.end}, units) ? at + 1 : stretch.begin;
}

bool begins(const Characters& characters, Stretch stretch, Word word) {
  return reads(characters, stretch.begin, stretch.end, word);
}

bool ends(const Characters& characters, Stretch stretch, Word word) {
  return stretch.size() >= word.size() &&
         reads(characters, stretch.end - static_cast<std::uint32_t>(word.size()), stretch.end, word);
}

bool ends_in_any(const Characters& characters, Stretch stretch, std::span<const Word> words) {
  return std::ranges::any_of(words, [&](Word w) { return ends(characters, stretch, w); });
}

bool begins_with_any(const Characters& characters, Stretch stretch, std::span<const Word> words) {
  return std::ranges::any_of(words, [&](Word w) { return begins(characters, stretch, w); });
}

bool holds_any(const Characters& characters, Stretch stretch, std::span<const Word> words) {
  return std::ranges::any_of(words, [&](Word w) { return holds(characters, stretch, w); });
}

bool holds(const Characters& characters, Stretch stretch, Word word) {
  for (std::uint32_t at = stretch.begin; at + word.size() <= stretch.end; ++at) {
    if (reads(characters, at, stretch.end, word)) return true;
  }
  return false;
}

std::optional<std::uint32_t> end_of_first_deed(const Characters& characters, Stretch stretch) {
  for (std::uint32_t at = stretch.begin; at + 1 < stretch.end; ++at) {
    if (is_deed_verb(characters[at].value, characters[at + 1].value)) return at + 2;
  }
  return std::nullopt;
}

bool verb_begins_at(const Characters& characters, std::uint32_t at, std::uint32_t end) {
  at = end_of_adverbs(characters, {at, end});
  return at + 1 < end && is_deed_verb(characters[at].value, characters[at + 1].value);
}

bool deed_begins_at(const Characters& characters, std::uint32_t at, std::uint32_t end) {
  if (verb_begins_at(characters, at, end)) return true;
  at = end_of_adverbs(characters, {at, end});
  return at < end && deed_characters.find(characters[at].value) != Word::npos;
}

std::uint32_t end_of_label(const Characters& characters, Stretch prefix) {
  std::uint32_t at = end_of_blanks(characters, prefix);
  for (int words = 0; words < 4; ++words) {
    const std::uint32_t from = at;
    at = end_of_number(characters, {at, prefix.end});
    // 最后一批 is no label.
    const bool last_of_all = begins(characters, {at, prefix.end}, U"最后一");
    if (!last_of_all && is_next(characters, {at, prefix.end}, label_beginnings))
      at += longest_at(characters, {at, prefix.end}, labels);
    at = end_of_blanks(characters, {at, prefix.end});
    if (at == from) break;
  }
  std::uint32_t end = at;
  while (end < prefix.end && connecting.find(characters[end].value) != Word::npos) ++end;
  return end == prefix.end ? end : at;
}

std::uint32_t begin_of_lead(const Characters& characters, Stretch prefix) {
  if (!is_last(characters, prefix, lead_endings)) return prefix.end;
  std::size_t longest = 0;
  for (const Word lead : leads) {
    if (lead.size() > longest && ends(characters, prefix, lead)) longest = lead.size();
  }
  return prefix.end - static_cast<std::uint32_t>(longest);
}

bool ends_in_habit(const Characters& characters, Stretch prefix) {
  return is_last(characters, prefix, habit_endings) && ends_in_any(characters, prefix, habits);
}

bool ends_in_state(const Characters& characters, Stretch prefix) {
  return ends_in_any(characters, prefix, states);
}

bool ends_in_comparison(const Characters& characters, Stretch prefix) {
  return ends_in_any(characters, prefix, comparisons);
}

bool ends_in_object(const Characters& characters, Stretch prefix) {
  // 经常务会议审议通过并于当日印发 is a deed before the other.
  return ends_in_any(characters, prefix, objects) && !ends(characters, prefix, U"通过");
}

bool begins_with_source(const Characters& characters, Stretch prefix) {
  return begins_with_any(characters, prefix, sources);
}

bool begins_with_study(const Characters& characters, Stretch subject) {
  constexpr std::uint32_t reach = 6;
  constexpr Word studies[] = {U"学习", U"传达", U"贯彻", U"领会", U"收看",
                              U"重温", U"研读", U"落实", U"整改"};
  // 学习贯彻…主题教育 is a campaign.
  if (ends(characters, subject, U"教育") || ends(characters, subject, U"活动")) return false;
  // 理论学习中心组 is who studies.
  constexpr Word names_after[] = {U"中心组", U"小组", U"教育", U"班", U"会", U"型", U"强国", U"月", U"日"};
  const std::uint32_t end = std::min(subject.end, subject.begin + reach);
  for (std::uint32_t at = subject.begin; at + 2 <= end; ++at) {
    if (begins_with_any(characters, {at, end}, studies) &&
        !begins_with_any(characters, {at + 2, subject.end}, names_after))
      return true;
  }
  return false;
}

bool tells_years_passed(const Characters& characters, Stretch text) {
  constexpr std::uint32_t reach = 40;
  constexpr std::uint32_t size_of_year = 4;  // 2019年 is no time
  const std::uint32_t end = std::min(text.end, text.begin + reach);
  for (std::uint32_t at = text.begin + 1; at < end; ++at) {
    if (characters[at].value != U'年') continue;
    std::uint32_t number = at;
    while (number > text.begin &&
           (is_digit(characters[number - 1].value) || is_chinese_numeral(characters[number - 1].value)))
      --number;
    const char32_t before = characters[at - 1].value;
    if (before == U'两' || before == U'多' || (number < at && at - number < size_of_year)) return true;
  }
  return false;
}

bool is_in_past(const Characters& characters, Stretch clause) {
  for (std::uint32_t at = clause.begin; at + 2 < clause.end; ++at) {
    if (characters[at + 2].value == U'了' && is_deed_verb(characters[at].value, characters[at + 1].value))
      return true;
  }
  return std::ranges::any_of(past, [&](Word w) { return holds(characters, clause, w); });
}

namespace {

bool tells_progress(const Characters& characters, Stretch text) {
  return std::ranges::any_of(progress, [&](Word w) { return holds(characters, text, w); });
}

}  // namespace

bool begins_with_monthly(const Characters& characters, Stretch rest) {
  constexpr Word things[] = {
      U"党员", U"党费", U"党日", U"主题", U"工作", U"活动", U"生日", U"例会", U"会议", U"平均", U"气温",
      U"降雨", U"天气", U"空气", U"环境", U"水质", U"经济", U"运行", U"安全", U"学习", U"考核", U"考试",
      U"培训", U"计划", U"总结", U"简报", U"报告", U"安排", U"数据", U"指标", U"工资", U"销售", U"产量",
      U"产值", U"收入", U"用电", U"财政", U"税收", U"物价", U"居民", U"全国", U"全省", U"全市", U"全县",
      U"全区", U"全镇", U"主体", U"理论", U"重点", U"任务", U"排名", U"红榜", U"黑榜", U"之星", U"新增",
      U"当月", U"刊",   U"号",   U"版",   U"第",   U"以",   U"的",   U"底",   U"初",   U"中",   U"份",
      U"三次", U"两次", U"多次", U"相比", U"怀胎", U"以上", U"以下", U"左右"};
  return begins_with_any(characters, rest, things);
}

bool begins_with_plans(const Characters& characters, Stretch text) {
  constexpr std::uint32_t longest_label = 6;
  const std::uint32_t limit = std::min(text.end, text.begin + longest_label);
  bool may = false;
  for (std::uint32_t at = text.begin; at < limit && !may; ++at)
    may = plan_beginnings.find(characters[at].value) != Word::npos;
  return may && longest_at(characters, {end_of_label(characters, text), text.end}, plans) != 0;
}

bool announces_plans(const Characters& characters, Stretch text) {
  for (std::uint32_t at = text.begin; at < text.end; ++at) {
    if (plan_beginnings.find(characters[at].value) == Word::npos) continue;
    if (longest_at(characters, {at, text.end}, plans) != 0) return true;
    if (longest_at(characters, {at, text.end}, tasks) != 0 && !tells_progress(characters, {at, text.end}))
      return true;
  }
  return false;
}

}  // namespace gazette::recognition
