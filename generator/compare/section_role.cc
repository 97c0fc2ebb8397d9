#include "compare/section_role.h"

#include <algorithm>
#include <array>

namespace gazette::compare {

namespace {

constexpr std::array<std::string_view, 3> lacking{"不足", "存在的", "存在问题"};
constexpr std::array<std::string_view, 4> lacking_at_end{"问题", "差距", "困难", "短板"};
constexpr std::array<std::string_view, 7> planning{"打算",     "下一步",   "下步",    "今后",
                                                   "工作安排", "工作计划", "工作思路"};

}  // namespace

SectionRoles roles_of(std::string_view title) {
  const auto has = [&](std::string_view word) { return title.find(word) != std::string_view::npos; };
  const auto ends = [&](std::string_view word) { return title.ends_with(word); };
  return {std::ranges::any_of(lacking, has) || std::ranges::any_of(lacking_at_end, ends),
          std::ranges::any_of(planning, has)};
}

bool may_answer(const SectionRoles& one, const SectionRoles& other) {
  if (!one.any() && !other.any()) return true;
  return (one.lacks && other.lacks) || (one.plans && other.plans);
}

}  // namespace gazette::compare
