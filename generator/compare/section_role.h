// What a section of a work report is for, where its title says so: nearly every report ends with what is
// lacking and what is planned, in words that change from year to year.
#pragma once

#include <string_view>

namespace gazette::compare {

struct SectionRoles {
  bool lacks = false;  // 存在的问题, 不足
  bool plans = false;  // 下一步打算, 2025年工作安排

  bool any() const { return lacks || plans; }
};

// "坚持问题导向" is what a unit did, not what it lacks.
SectionRoles roles_of(std::string_view title);

// Whether two sections can be about the same: both have a role in common, or neither has one.
bool may_answer(const SectionRoles& one, const SectionRoles& other);

}  // namespace gazette::compare
