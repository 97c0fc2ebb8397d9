#include "markdown/anchors.h"

#include <fmt/format.h>

#include "text/letters.h"
#include "text/utf8.h"

namespace gazette::markdown {

namespace {

bool is_of_footnote(std::string_view anchor) {
  return anchor.starts_with("fn-") || anchor.starts_with("fnref-");
}

}  // namespace

std::string anchor_of(std::string_view heading) {
  std::string anchor;
  bool foreign = false;  // letters that are neither ASCII nor Chinese: only they need ICU's lower case
  heading = text::trim(heading);
  for (std::size_t i = 0; i < heading.size();) {
    const text::CodePoint c = text::code_point_at(heading, i);
    // The middle dot may continue an identifier in Catalan; to GitHub it is punctuation.
    const bool of_word = text::is_cjk_letter(c.value) || (c.valid && text::continues_identifier(c.value) &&
                                                          !text::is_cjk_punctuation(c.value));
    if (of_word || c.value == '-') {
      foreign = foreign || (c.value >= 0x80 && !text::is_cjk_letter(c.value));
      anchor.append(heading, i, c.length);
    } else if (text::is_space(c.value)) {
      anchor += '-';
    }
    i += c.length;
  }
  if (anchor.empty()) return "section";
  return foreign ? text::lower_case(anchor) : text::ascii_lower(anchor);
}

Anchors::Anchors(std::span<const std::string_view> reserved) {
  for (const std::string_view id : reserved) taken_.emplace(id, 0);
}

std::string Anchors::take(std::string_view heading) {
  std::string base = anchor_of(heading);
  if (!is_of_footnote(base) && taken_.emplace(base, 0).second) return base;
  // A reference into the map would not survive the next insertion, a count does.
  for (std::uint32_t number = taken_[base] + 1;; ++number) {
    std::string numbered = fmt::format("{}-{}", is_of_footnote(base) ? "section-" + base : base, number);
    if (!taken_.emplace(numbered, 0).second) continue;
    taken_[base] = number;
    return numbered;
  }
}

}  // namespace gazette::markdown
