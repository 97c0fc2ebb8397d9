#include "annotated.h"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/diagnostic.h"
#include "markdown/markdown.h"
#include "recognition/occurrences.h"

namespace gazette::recognition {

namespace {

constexpr std::string_view open_deed = "⟦";
constexpr std::string_view close_deed = "⟧";
constexpr std::string_view open_phrase = "⟪";
constexpr std::string_view close_phrase = "⟫";

diagnostics::Span span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string shown(const Annotated& expected, const Mark& mark) {
  const std::size_t begin = mark.span.begin > 45 ? mark.span.begin - 45 : 0;
  std::string around = expected.text.substr(begin, 150);
  std::ranges::replace(around, '\n', ' ');
  return fmt::format("{} [{}] in …{}…\n", mark.what, expected.text.substr(mark.span.begin, mark.span.size()),
                     around);
}

}  // namespace

Annotated read_annotated(std::string_view marked) {
  Annotated result;
  while (!marked.empty()) {
    const bool deed = marked.starts_with(open_deed);
    if (!deed && !marked.starts_with(open_phrase)) {
      result.text += marked.front();
      marked.remove_prefix(1);
      continue;
    }
    const std::size_t bar = marked.find('|');
    const std::size_t close = marked.find(deed ? close_deed : close_phrase);
    const std::string what(marked.substr(open_deed.size(), bar - open_deed.size()));
    const std::size_t begin = result.text.size();
    result.text += marked.substr(bar + 1, close - bar - 1);
    (deed ? result.deeds : result.phrases).push_back({what, span(begin, result.text.size())});
    marked.remove_prefix(close + close_deed.size());
  }
  return result;
}

model::VocabularyEntry entry(std::string_view id, std::string_view name, std::vector<std::string> suffix) {
  model::VocabularyEntry made;
  made.id = {std::string(id), 0, 0};
  made.name = {std::string(name), 0, 0};
  made.suffix = std::move(suffix);
  return made;
}

TestVocabulary test_vocabulary() {
  TestVocabulary v;
  v.slogans = {entry("xuedangshi", "学党史、悟思想、办实事、开新局"),
               entry("xueshi", "学史明理、学史增信、学史崇德、学史力行"),
               entry("buwang", "不忘初心、牢记使命"),
               entry("guangrong", "光荣在党50年"),
               entry("xisixiang", "习近平新时代中国特色社会主义思想"),
               entry("qingdang", "请党放心、强国有我")};
  v.slogans[3].masked = v.slogans[4].masked = true;
  v.campaigns = {entry("dangshi", "党史学习教育"),
                 entry("banshishi", "我为群众办实事", {"实践活动", "活动", "事项"}),
                 entry("zhuti2019", "不忘初心、牢记使命", {"主题教育"}), entry("sanjiang", "三讲", {"教育"}),
                 entry("nengli", "能力作风建设年", {"活动"})};
  v.campaigns[0].except = {"党史学习教育基地"};
  v.campaigns[1].except = {"我为群众办实事儿"};
  v.campaigns[2].requires_suffix = v.campaigns[3].requires_suffix = true;
  return v;
}

TestVocabulary sample_vocabulary() {
  TestVocabulary v;
  v.slogans = {entry("xueshi", "学史明理、学史增信、学史崇德、学史力行"),
               entry("xuedangshi", "学党史、悟思想、办实事、开新局"),
               entry("xuesixiang", "学思想、强党性、重实践、建新功"),
               entry("yixue", "以学铸魂、以学增智、以学正风、以学促干"),
               entry("xueji", "学纪、知纪、明纪、守纪"),
               entry("zhongxin", "围绕中心抓党建、抓好党建促发展"),
               entry("xiaoshi", "把小事当大事办"),
               entry("xiaoqiekou", "小切口、大服务"),
               entry("yiji", "一级带着一级学、一级做给一级看"),
               entry("sandao", "三到三问", {"工作法"}),
               entry("bandeng", "板凳课堂"),
               entry("qingdan", "三张清单"),
               entry("huiyin", "件件有回音"),
               entry("bukongpao", "不空跑、不白等、不推诿")};
  v.slogans[5].aliases = {{"围绕发展抓党建、抓好党建促发展", 0, 0}};
  v.slogans[8].aliases = {{"一级带着一级干、一级做给一级看", 0, 0}};
  v.slogans[9].full = {"到村组、到窗口、到现场，问需、问计、问效", 0, 0};
  v.slogans[11].full = {"需求清单、任务清单、销号清单", 0, 0};
  v.slogans[12].aliases = {{"事事有着落、件件有回音", 0, 0}};
  v.campaigns = {entry("dangshi", "党史学习教育"),
                 entry("banshishi", "我为群众办实事", {"实践活动", "活动", "项目清单", "项目"}),
                 entry("zhuti2023", "学习贯彻习近平新时代中国特色社会主义思想主题教育"),
                 entry("dangji", "党纪学习教育"),
                 entry("baijian", "百件实事", {"活动"}),
                 entry("zouliucheng", "走流程、找堵点", {"活动", "专项活动"}),
                 entry("yiyue", "一月一课", {"活动"}),
                 entry("dundian", "联系点蹲点月"),
                 entry("shuxiang", "书香进村", {"活动", "工程"})};
  return v;
}

std::string TestVocabulary::id_of(const Occurrence& o) const {
  const auto& entries = o.vocabulary == model::VocabularyKind::Slogans ? slogans : campaigns;
  return entries[o.entry].id->value + (o.in_title_of_work ? "*" : "");
}

markdown::Document document_of(std::string_view source) {
  diagnostics::Diagnostics unheeded;
  return markdown::parse_markdown({"a.md", source}, span(0, source.size()), {}, unheeded);
}

std::vector<Mark> deeds_in(const markdown::Document& body, const ReportTime& time) {
  std::vector<Mark> deeds;
  for (const FoundActivity& found : find_activities(body, time))
    deeds.push_back({found.date.edtf(), source_of(body, found.date_text)});
  return deeds;
}

std::vector<Mark> phrases_in(const markdown::Document& body, const PhraseIndex& index,
                             const TestVocabulary& vocabulary, int year) {
  std::vector<Mark> phrases;
  for (const Occurrence& found : find_occurrences(index, "", body, year))
    phrases.push_back({vocabulary.id_of(found), source_of(body, found.text)});
  return phrases;
}

double Score::precision() const {
  return right + wrong == 0 ? 1 : right / static_cast<double>(right + wrong);
}
double Score::recall() const {
  return right + missed == 0 ? 1 : right / static_cast<double>(right + missed);
}

std::string kind_of(std::string_view edtf) {
  if (edtf.starts_with("../")) return "by";
  if (edtf.ends_with("/..")) return "from";
  if (edtf.find('/') != std::string_view::npos) return "range";
  if (edtf.ends_with('~')) return "about";
  const model::PartialDate date = *model::PartialDate::parse(edtf).date;
  switch (date.begin().precision) {
    case model::Precision::Day:
      return "day";
    case model::Precision::Month:
      return "month";
    case model::Precision::Quarter:
    case model::Precision::Half:
      return "part of year";
    case model::Precision::Year:
      return "year";
    case model::Precision::MaskedMonth:
    case model::Precision::MaskedDay:
    case model::Precision::MaskedBoth:
    case model::Precision::SomeMonth:
      return "masked";
  }
  return "";
}

void score_deeds(const Annotated& expected, const std::vector<Mark>& found, Scores& scores,
                 std::string& remarks) {
  std::vector<bool> matched(found.size(), false);
  for (const Mark& mark : expected.deeds) {
    Score& score = scores[kind_of(mark.what)];
    const auto match = std::ranges::find_if(
        found, [&](const Mark& f) { return f.span.begin < mark.span.end && mark.span.begin < f.span.end; });
    if (match == found.end()) {
      ++score.missed;
      remarks += "missed " + shown(expected, mark);
      continue;
    }
    matched[static_cast<std::size_t>(match - found.begin())] = true;
    ++score.right;
    if (match->what == mark.what) {
      ++score.normalised;
    } else {
      remarks += fmt::format("found as {}: {}", match->what, shown(expected, mark));
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (matched[i]) continue;
    ++scores[kind_of(found[i].what)].wrong;
    remarks += "wrong " + shown(expected, found[i]);
  }
}

void score_phrases(const Annotated& expected, const std::vector<Mark>& found, Score& score,
                   std::string& remarks) {
  for (const Mark& mark : expected.phrases) {
    const bool hit = std::ranges::find(found, mark) != found.end();
    ++(hit ? score.right : score.missed);
    if (!hit) remarks += "missed " + shown(expected, mark);
  }
  for (const Mark& mark : found) {
    if (std::ranges::find(expected.phrases, mark) != expected.phrases.end()) continue;
    ++score.wrong;
    remarks += "wrong " + shown(expected, mark);
  }
}

std::string table_of(const Scores& scores) {
  std::string table = fmt::format("{:14} {:>6} {:>6} {:>7} {:>10} {:>7} {:>6}\n", "kind", "right", "wrong",
                                  "missed", "precision", "recall", "date");
  for (const auto& [kind, s] : scores) {
    const double normalised = s.right == 0 ? 1 : s.normalised / static_cast<double>(s.right);
    table += fmt::format("{:14} {:6} {:6} {:7} {:10.3f} {:7.3f} {:6.3f}\n", kind, s.right, s.wrong, s.missed,
                         s.precision(), s.recall(), normalised);
  }
  return table;
}

Score sum_of(const Scores& scores) {
  Score sum;
  for (const auto& [kind, s] : scores) {
    sum.right += s.right;
    sum.wrong += s.wrong;
    sum.missed += s.missed;
    sum.normalised += s.normalised;
  }
  return sum;
}

}  // namespace gazette::recognition
