#include "model/key_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette::model {

namespace {

// As they stand in the headings of a report and on the pages.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> chinese_keys{{
    {"标题", "title"},      {"题目", "title"},       {"单位", "unit"},          {"年份", "year"},
    {"年度", "year"},       {"时期", "period"},      {"日期", "date"},          {"时间", "date"},
    {"主题", "themes"},     {"口号", "slogans"},     {"专项活动", "campaigns"}, {"活动", "activities"},
    {"副标题", "subtitle"}, {"摘要", "summary"},     {"来源", "source"},        {"文号", "number"},
    {"作者", "authors"},    {"附件", "attachments"}, {"草稿", "draft"},         {"版式", "layout"},
    {"名称", "name"},       {"别名", "aliases"},     {"上级", "parent"},        {"说明", "description"},
}};

}  // namespace

std::optional<std::string_view> key_called(std::string_view chinese) {
  const auto* const found =
      std::ranges::find(chinese_keys, chinese, [](const auto& names) { return names.first; });
  return found == chinese_keys.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace gazette::model
