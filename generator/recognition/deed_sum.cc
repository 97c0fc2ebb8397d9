#include "recognition/deed_sum.h"

#include <algorithm>
#include <string_view>

#include "recognition/date_numbers.h"
#include "recognition/deed_words.h"

namespace gazette::recognition {

namespace {

using Word = std::u32string_view;

constexpr Word statistics[] = {
    U"同比",     U"环比",     U"增长",     U"下降",   U"平均",   U"总额",   U"总计", U"累计",
    U"共计",     U"合计",     U"高于",     U"低于",   U"之和",   U"增幅",   U"占比", U"总值",
    U"营业收入", U"明显增加", U"明显减少", U"有所",   U"持平",   U"减少",   U"位列", U"排名",
    U"名列",     U"位居",     U"百分点",   U"比上年", U"比去年", U"创新高", U"新低"};
constexpr Word summaries[] = {U"以下", U"如下", U"重点", U"件事", U"主线", U"坚持", U"紧扣",
                              U"紧紧", U"有序", U"取得", U"亿元", U"增速", U"实现"};

bool is_statistical(const Characters& characters, Stretch clause) {
  return holds_any(characters, clause, statistics);
}

bool begins_with_digit(const Characters& characters, std::uint32_t at, std::uint32_t end) {
  return at < end && characters[at].is(trait::digit | trait::mask);
}

// 共检查120家, 达21.3万人, 用电量为320万千瓦时; not 共建, 达到预期目标.
bool draws_total(const Characters& characters, Stretch clause) {
  constexpr Word others = U"产青同建享识赢商治创和话谋庆度学读勉进管性振鸣";
  constexpr Word amounts = U"量额数值率入达到";
  constexpr Word measures = U"量额率值";
  bool all = false;
  for (std::uint32_t at = clause.begin; at + 1 < clause.end; ++at) {
    const char32_t c = characters[at].value;
    const char32_t next = characters[at + 1].value;
    // 18个部门的股室负责人共112人，… is who did it.
    if (c == U'共' && !characters[at + 1].is(trait::digit) && others.find(next) == Word::npos &&
        (at == 0 || characters[at - 1].value != U'公'))
      all = true;
    if (all && characters[at + 1].is(trait::digit | trait::mask)) return true;
    // 办件量1.2万件.
    if (measures.find(c) != Word::npos && at > clause.begin &&
        begins_with_digit(characters, at + 1, clause.end))
      return true;
    const bool comes_to = c == U'达' || (c == U'为' && at > clause.begin &&
                                         amounts.find(characters[at - 1].value) != Word::npos);
    if (!comes_to) continue;
    const std::uint32_t number = next == U'到' ? at + 2 : at + 1;
    if (begins_with_digit(characters, number, clause.end)) return true;
  }
  return false;
}

// 3月至5月, 2020年11月1日至2021年10月31日; not 3月28日至4月2日.
bool is_long_range(const WrittenDate& written) {
  if (!written.last || written.first.anchor != Anchor::Calendar) return false;
  const WrittenPart& first = written.first;
  const WrittenPart& last = *written.last;
  if (!first.month.known() || !last.month.known()) return false;
  if (first.day.absent()) return true;
  if (first.year.known() && last.year.known() && first.year.value + 1 < last.year.value) return true;
  constexpr int months = 12;
  return (last.month.value - first.month.value + months) % months >= 2 ||
         (first.year.known() && last.year.known() && first.year.value != last.year.value &&
          last.month.value >= first.month.value);
}

bool is_month_spoken_of(const WrittenDate& written) {
  const Anchor anchor = written.first.anchor;
  return anchor == Anchor::ThisMonth || anchor == Anchor::LastMonth || anchor == Anchor::ThatMonth;
}

bool ends_in_count(const Characters& characters, Stretch clause) {
  constexpr std::uint32_t longest_unit = 3;
  const std::uint32_t begin = clause.end - std::min(clause.size(), longest_unit + 1);
  for (std::uint32_t at = begin; at + 1 < clause.end; ++at) {
    const Character& c = characters[at];
    const bool many = (c.value == U'万' || c.value == U'亿') && at > 0 && is_digit(characters[at - 1].value);
    if (c.is(trait::digit | trait::mask) || c.value == U'余' || many)
      return !characters[at + 1].is(trait::unit);
  }
  return false;
}

// 上半年，我局在县委领导下，较好完成了各项任务: what is said of any period.
bool sums_up_period(const Characters& characters, Stretch near) {
  constexpr std::u32string_view words[] = {U"的领导下",   U"正确领导下",   U"坚强领导下",   U"较好完成",
                                           U"较好地完成", U"各项工作任务", U"各项目标任务", U"完成各项",
                                           U"完成了各项", U"半年各项",     U"季度各项"};
  return holds_any(characters, near, words);
}

}  // namespace

bool sums_up(const Characters& characters, Stretch clause) {
  return holds_any(characters, clause, summaries);
}

bool counts_repetitions(const Characters& characters, Stretch clause) {
  constexpr Word units = U"次场期批班轮";
  for (std::uint32_t at = clause.begin; at + 1 < clause.end; ++at) {
    const char32_t c = characters[at].value;
    const bool number =
        is_digit(c) || characters[at].is(trait::mask) || c == U'余' || c == U'多' || c == U'万';
    if (number && units.find(characters[at + 1].value) != Word::npos) return true;
  }
  return holds(characters, clause, U"各类") || holds(characters, clause, U"多次") ||
         holds(characters, clause, U"人次");
}

bool is_sum(const ReadText& text, const DatedClause& clause, Kind kind) {
  const Characters& characters = text.characters;
  // 9月30日，全市累计接种120万剂: how far it had come.
  const Stretch first = first_part_of(text, body_of(characters, clause.rest));
  const bool long_range = is_long_range(clause.written);
  const bool some_days = clause.written.first.portion != Portion::Whole;  // 上旬平均气温偏高2度
  if (kind == Kind::Day && some_days && !long_range && is_statistical(characters, first)) return true;
  if (kind == Kind::Day && !long_range)
    return holds(characters, first, U"累计") && !deed_begins_at(characters, first.begin, first.end);
  if (is_statistical(characters, first)) return true;
  if ((kind == Kind::Month || long_range) && draws_total(characters, first)) return true;
  if (long_range && ends(characters, first, U"万元")) return true;
  // 国庆期间接待游客12万人次.
  const bool holiday =
      clause.written.first.anchor == Anchor::Festival && clause.written.relation == Relation::During;
  if (holiday && holds(characters, first, U"人次")) return true;
  // 1月至12月，…: the year.
  const auto& last = clause.written.last;
  constexpr int late = 11;
  if (kind == Kind::Section && last && last->month.known() && last->month.value >= late) return true;
  const Stretch near = limited(clause.rest, deed_reach);
  // 10月，新增市场主体320户，同比增长12%.
  constexpr Word figures[] = {U"亿元", U"税收", U"产值"};
  if (kind == Kind::Month && (holds(characters, near, U"同比") || holds(characters, near, U"环比") ||
                              (ends_in_count(characters, first) && holds_any(characters, first, figures))))
    return true;
  const bool spoken_of = is_month_spoken_of(clause.written);
  if (kind != Kind::Section && !(kind == Kind::Month && spoken_of)) {
    // 6月，我局认真履职，现将情况汇报如下: the month of the report.
    const bool apart = !goes_on_at_once(characters, clause.rest);
    return apart && (holds(characters, near, U"如下") || holds(characters, near, U"以下工作"));
  }
  return counts_repetitions(characters, near) || sums_up(characters, near) ||
         sums_up_period(characters, near) || ends_in_count(characters, first);
}

}  // namespace gazette::recognition
