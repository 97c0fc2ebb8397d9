#include "site/changing_portal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>

#include "site/built.h"
#include "support/shared.h"

namespace gazette::tests {

namespace fs = std::filesystem;

namespace {

void replace_first(const fs::path& file, std::string_view old, std::string_view by) {
  std::string text = read_file(file);
  const std::size_t at = text.find(old);
  if (at == std::string::npos) return;
  write_file(file, text.replace(at, old.size(), by));
}

// Below the front matter.
void begin_body_with(const fs::path& file, std::string_view text) {
  replace_first(file, "\n---\n", "\n---\n\n" + std::string(text) + "\n");
}

// In the front matter.
void declare(const fs::path& file, std::string_view lines) {
  replace_first(file, "\nyear: ", "\n" + std::string(lines) + "\nyear: ");
}

fs::path beside(const fs::path& file, std::string_view prefix) {
  return file.parent_path() / (std::string(prefix) + file.filename().string());
}

std::vector<fs::path> reports_below(const fs::path& folder) {
  std::vector<fs::path> reports;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md") reports.push_back(entry.path());
  }
  std::ranges::sort(reports);
  return reports;
}

}  // namespace

ChangingPortal::ChangingPortal() {
  fs::copy(fs::path(GAZETTE_SOURCE_DIR) / "content", portal(), fs::copy_options::recursive);
}

site::BuildOutcome ChangingPortal::build_into(const fs::path& folder, std::size_t cache_from) const {
  Unwatched observer;
  auto outcome = site::build_site({.site = options(),
                                   .output = folder,
                                   .warnings = site::Warnings::Allowed,
                                   .on_wait = {},
                                   .cache_from = cache_from},
                                  observer);
  EXPECT_TRUE(outcome) << outcome.error().message.en;
  return std::move(*outcome);
}

std::optional<std::string> ChangingPortal::differs_from_fresh() {
  const fs::path fresh = folder_.path() / "fresh";
  fs::remove_all(fresh);
  if (!build_into(fresh, SIZE_MAX).published) return std::nullopt;
  const auto expected = read_folder(fresh);
  const auto found = read_folder(output());
  std::string names;
  for (const auto& [path, bytes] : expected) {
    const auto other = found.find(path);
    if (other == found.end() || other->second != bytes) names += path + "\n";
  }
  for (const auto& [path, bytes] : found) {
    if (!expected.contains(path)) names += path + "\n";
  }
  return names;
}

void ChangingPortal::remember() {
  fs::remove_all(folder_.path() / "before");
  fs::copy(portal(), folder_.path() / "before", fs::copy_options::recursive);
}

void ChangingPortal::take_back() {
  fs::remove_all(portal());
  fs::copy(folder_.path() / "before", portal(), fs::copy_options::recursive);
}

void append(const fs::path& file, std::string_view text) {
  std::ofstream(file, std::ios::app) << text;
}

std::string Changes::make() {
  using Change = std::pair<std::string_view, std::function<void(const fs::path& report)>>;
  const auto at = [&](std::string_view path) { return portal_.portal() / path; };
  const std::vector<Change> changes{
      {"end of text", [](const fs::path& r) { append(r, "\n\n另有一事，不再细述。\n"); }},
      {"opening", [](const fs::path& r) { begin_body_with(r, "开头换了一段话。"); }},
      {"deed", [](const fs::path& r) { append(r, "\n\n2023年5月6日，召开全市重点工作推进会。\n"); }},
      {"slogan", [](const fs::path& r) { append(r, "\n\n坚持“学思想、强党性、重实践、建新功”。\n"); }},
      {"heading", [](const fs::path& r) { append(r, "\n\n## 五、补充情况\n\n补充。\n"); }},
      {"link", [](const fs::path& r) { append(r, "\n\n见[前年的](../shidu/2022年度总结.md)。\n"); }},
      {"title", [](const fs::path& r) { replace_first(r, "title: ", "title: 修订"); }},
      {"year", [](const fs::path& r) { replace_first(r, "year: 2023", "year: 2022"); }},
      {"theme", [](const fs::path& r) { replace_first(r, "\ntheme: ", "\ntheme: 新"); }},
      {"slogan declared", [](const fs::path& r) { declare(r, "slogans: [新提法]"); }},
      {"deed declared",
       [](const fs::path& r) { declare(r, "activities:\n  - {date: 2022-08, title: 开展走访}"); }},
      {"withdrawn", [](const fs::path& r) { declare(r, "withdrawn: {reason: 有误}"); }},
      {"draft", [](const fs::path& r) { declare(r, "draft: true"); }},
      {"removed", [](const fs::path& r) { fs::remove(r); }},
      {"renamed", [](const fs::path& r) { fs::rename(r, beside(r, "改名")); }},
      {"copied",
       [](const fs::path& r) {
         fs::copy_file(r, beside(r, "另"), fs::copy_options::overwrite_existing);
         replace_first(beside(r, "另"), "title: ", "title: 另");
       }},
      {"attachment", [&](const fs::path&) { append(at("reports/beiyu/航次与就医.csv"), "一行\n"); }},
      {"picture",
       [&](const fs::path&) {
         replace_first(at("reports/chengxi/chengxi-shishi.svg"), "viewBox=\"0 0 ", "viewBox=\"0 0 1");
       }},
      {"address of a report that others link to",
       [&](const fs::path&) {
         const fs::path linked = at("reports/shidu/2022年度总结.md");
         const bool moved = read_file(linked).find("\nyear: 2021") != std::string::npos;
         replace_first(linked, moved ? "\nyear: 2021" : "\nyear: 2022",
                       moved ? "\nyear: 2022" : "\nyear: 2021");
       }},
      {"title of a report that replaces another",
       [&](const fs::path&) {
         replace_first(at("reports/chengxi/2024-Q1-更正.md"), "title: ", "title: 再");
       }},
      {"plain page", [&](const fs::path&) { replace_first(at("pages/about.md"), "title: ", "title: 再"); }},
      {"vocabulary", [&](const fs::path&) { replace_first(at("units.yaml"), "name: ", "name: 原"); }},
      {"setting", [&](const fs::path&) { replace_first(at("site.yaml"), "related: ", "related: 1"); }},
      {"day", [&](const fs::path&) { portal_.set_today("2025-07-" + std::to_string(10 + random_() % 20)); }},
  };
  const std::vector<fs::path> reports = reports_below(at("reports"));
  const fs::path& report = reports[random_() % reports.size()];
  const auto& [name, change] = changes[random_() % changes.size()];
  change(report);
  return std::string(name) + " of " + report.filename().string();
}

}  // namespace gazette::tests
