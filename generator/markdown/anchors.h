// Anchors of headings as GitHub makes them: lower case, punctuation left out, blanks as "-", Chinese
// kept; a repeated one gets -1, -2 in reading order. An anchor depends on its own heading and on equal
// ones before it, so it stays when other headings change.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gazette::markdown {

// "二、2021年 Q1 工作" -> "二2021年-q1-工作"; "section" where nothing is left.
std::string anchor_of(std::string_view heading);

// Gives each heading of a document its anchor.
class Anchors {
 public:
  // The page's own ids, which no heading gets. Those of footnotes ("fn-1", "fnref-1") never are given.
  explicit Anchors(std::span<const std::string_view> reserved);

  std::string take(std::string_view heading);

 private:
  std::unordered_map<std::string, std::uint32_t> taken_;  // and the last number tried with it
};

}  // namespace gazette::markdown
