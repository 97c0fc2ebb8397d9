// Times recognize() over a usual report: 4,000 characters, 500 names. Prints µs; a figure is read by a
// person.
#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "diagnostics/diagnostic.h"
#include "markdown/markdown.h"
#include "recognition/recognize.h"
#include "text/utf8.h"

namespace {

using namespace gazette;

// One sentence of eight is dated: ten dates in 4,000 characters, as annual reports have them.
constexpr std::string_view dated[] = {
    "一是尽早把人手排开。3月5日，召开全系统动员部署会议，请各单位主要负责人到会，逐项讲清任务、时限。",
    "X月24日，部主要负责同志给机关全体党员讲了一堂专题党课，说的是怎样接待来访、怎样回信。",
    "6月28日至30日，分三批到旧址开展现场教学，每批不超过50人，由当地的义务讲解员讲解。"};
constexpr std::string_view undated[] = {
    "坚持每周集中学一次，认真落实“三会一课”、主题党日等制度，记录有人管，缺课有人补，好差每月评一回。",
    "组织开展“我为群众办实事”实践活动，分头到社区、企业听取意见，共收到建议126条，办结118件。",
    "按照“学党史 悟思想 办实事 开新局”的要求，组织党员干部读原著、学原文、悟原理。",
    "截至目前，全县共建成服务点58个，受众达6万余人次，得到了群众的广泛认可。",
    "每名局领导固定联系两位专家，逢年过节上门听取意见。",
    "把窗口服务作为改进作风的突破口，把办事时间作为衡量好坏的尺子，逐项压减群众需要提交的各种材料。",
    "二是理顺内部分工。由办公室牵头汇总，各股室每周报送进展，做到事事有人办、件件有回音、月月有通报的格局。"};

std::string usual_report() {
  std::string text;
  for (int section = 1; text::count_code_points(text) < 4000; ++section) {
    text += fmt::format("\n\n## 第{}部分工作情况\n\n", section);
    text += dated[static_cast<std::size_t>(section) % std::size(dated)];
    for (const std::string_view sentence : undated) text += sentence;
  }
  return text;
}

std::vector<model::VocabularyEntry> names(std::string_view stem, int count) {
  constexpr std::string_view words[] = {"学习", "创新", "担当", "为民", "务实",
                                        "清廉", "奋进", "实干", "争先", "服务"};
  std::vector<model::VocabularyEntry> entries;
  for (int i = 0; i < count; ++i) {
    model::VocabularyEntry entry;
    entry.name.value = fmt::format("{}{}、{}{}", words[static_cast<std::size_t>(i) % 10], stem,
                                   words[static_cast<std::size_t>(i) / 10 % 10], i);
    entry.suffix = {"活动", "主题教育"};
    entries.push_back(std::move(entry));
  }
  entries.back().name.value = "我为群众办实事";
  entries.front().name.value = "学党史、悟思想、办实事、开新局";
  return entries;
}

}  // namespace

// With a file's name: over that text.
int main(int count, char** arguments) {
  std::string source = usual_report();
  if (count > 1) {
    std::ifstream file(arguments[1]);
    source.assign(std::istreambuf_iterator<char>(file), {});
  }
  diagnostics::Diagnostics diagnostics;
  const auto size = static_cast<std::uint32_t>(source.size());
  const markdown::Document body = markdown::parse_markdown({"a.md", source}, {0, size}, {}, diagnostics);
  const recognition::PhraseIndex index(names("党建", 250), names("行动", 250));
  model::Report report;
  report.title.value = "2021年党史学习教育工作总结";
  report.year = 2021;
  constexpr int runs = 5000;
  std::size_t found = 0;
  const std::clock_t begin = std::clock();  // of this process: other programs do not count
  for (int i = 0; i < runs; ++i) {
    const recognition::Recognized recognized = recognition::recognize(index, report, body, {});
    found += recognized.occurrences.size() + recognized.activities.size();
  }
  const double took = 1e6 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  fmt::print("{:.1f} µs for a report of {} characters, {} found\n", took / runs,
             text::count_code_points(body.text), found / runs);
}
