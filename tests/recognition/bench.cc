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
    "一是迅速动员部署。3月5日，召开全系统动员部署会议，传达学习上级会议精神，统一思想、深化认识。",
    "X月24日，部主要负责同志为机关全体党员上了一堂专题党课，交流学习体会、分享学习心得。",
    "6月28日至30日，分三批到旧址开展现场教学，每批不超过50人，由当地的义务讲解员讲解。"};
constexpr std::string_view undated[] = {
    "坚持把学习贯穿始终，认真落实“三会一课”、主题党日等制度，不断推动学习往深里走、往心里走、往实里走。",
    "扎实开展“我为群众办实事”实践活动，深入社区、企业走访调研，收集意见建议126条，办结118件。",
    "按照“学党史 悟思想 办实事 开新局”的要求，组织党员干部读原著、学原文、悟原理。",
    "截至目前，全县共建成服务点58个，受众达6万余人次，得到了群众的广泛认可。",
    "健全完善党委联系服务专家制度，增强对人才的政治吸纳。",
    "以加强领导班子和干部队伍建设为主线，以提高干部队伍整体素质为目标，不断探索干部选拔任用工作新途径。",
    "二是建强组织机构。从各室办抽调精干人员，配齐配强工作力量，形成了从统筹部署到推进落实、反馈督导的体系。"};

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
